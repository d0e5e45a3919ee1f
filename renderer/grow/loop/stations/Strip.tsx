import { memo, useCallback, useMemo } from "react";
import type { LoopBatch } from "../../../../electron/nouns/loop.ts";
import { clusterName } from "../../../words/clusters.ts";
import { stripSummary } from "../../../words/loop.ts";
import { Canvas, type Draw } from "../canvas/Canvas.tsx";
import { drawStrip } from "../draw/drawStrip.ts";
import { bandNames } from "../geometry/bandNames.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { columnAt, stripPoints, type PlotLayout } from "../geometry/plotLayout.ts";
import type { LitPath } from "../litPath.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import styles from "./Plots.module.css";

type StripProps = Readonly<{
  batches: readonly LoopBatch[];
  layout: PlotLayout;
  /** Winner batch of the last window: its column is framed. */
  lastWinner: number | null;
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
  onScroll?: (by: number) => void;
}>;

/** ⑤ One column a batch, one cell a place: calm stripes are varied batches, breaks show at once. */
export const Strip = memo(function Strip(props: StripProps) {
  const { batches, layout, lastWinner, box, path, pointing, onScroll } = props;
  const points = useMemo(() => stripPoints(layout, box.height), [layout, box.height]);
  const draw = useCallback<Draw>(
    (context, colours) => drawStrip(context, colours, layout, box.height, lastWinner, path),
    [layout, box.height, lastWinner, path],
  );
  const summary = useMemo(() => stripSummary(batches), [batches]);
  const places = layout.columns[0]?.batch.cells.length ?? 0;
  return (
    <Region
      name="Batches"
      box={box}
      pointing={pointing}
      points={points}
      hit={(x) => columnAt(points, x, layout.pitch)}
      {...(onScroll === undefined ? {} : { onScroll, scrollStep: layout.pitch })}
    >
      <Canvas width={box.width} height={box.height} draw={draw} summary={summary} />
      <div className={styles["labels"]} aria-hidden="true">
        {places > 0 && (
          <>
            <span className={styles["tick"]} style={{ top: 6, width: layout.left - 10 }}>
              {clusterName(0, places)}
            </span>
            <span className={styles["tick"]} style={{ top: box.height - 8, width: layout.left - 10 }}>
              {clusterName(places - 1, places)}
            </span>
          </>
        )}
        {bandNames(layout.bands, layout.right).map(({ first, words, left, width, isOpen }) => (
          <span
            key={first}
            className={styles["band"]}
            data-open={isOpen}
            style={{ left, top: box.height + 10, width }}
          >
            {words}
          </span>
        ))}
      </div>
    </Region>
  );
});
