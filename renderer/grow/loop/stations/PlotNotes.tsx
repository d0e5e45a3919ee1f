import { Button } from "../../../parts/Button.tsx";
import type { StationWords } from "../../../words/loop.ts";
import { AXIS, type LoopLayout } from "../geometry/loopLayout.ts";
import styles from "./PlotNotes.module.css";

type PlotNotesProps = Readonly<{
  layout: LoopLayout;
  /** Words of ⑤ and of ⑥. */
  batches: StationWords;
  norm: StationWords;
  onTable: () => void;
  onVariety: () => void;
}>;

/** Between the line and the plots: what ⑥ trains, the table, and how often a place of ⑤ was filled from elsewhere. */
export function PlotNotes({ layout, batches, norm, onTable, onVariety }: PlotNotesProps) {
  const { isStacked } = layout;
  const at = layout.rings[5] ?? { x: 0, y: 0 };
  const left = layout.norm.x + AXIS;
  return (
    <div
      className={styles["notes"]}
      data-stacked={isStacked}
      style={{ left, top: at.y + 10, width: layout.norm.width - AXIS, pointerEvents: "none" }}
    >
      {!isStacked && <p>{norm.sentence}</p>}
      <Button look="quiet" onPress={onTable}>
        Show as table
      </Button>
      <Button look="quiet" onPress={onVariety}>
        How varied
      </Button>
      {!isStacked && batches.sentence !== "" && (
        <p className={styles["borrowed"]}>
          <i aria-hidden="true" /> {batches.sentence}
        </p>
      )}
    </div>
  );
}
