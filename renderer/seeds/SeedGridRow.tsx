import { Pin } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { SeedRow } from "../../electron/nouns/seedView.ts";
import { count } from "../words/numbers.ts";
import { fateWords, nameWords, originWords, scoreWords } from "../words/seedTable.ts";
import { axisPlace } from "./axis.ts";
import { classes } from "../parts/classes.ts";
import shared from "../parts/Rows.module.css";
import styles from "./SeedGrid.module.css";

type SeedGridRowProps = Readonly<{
  row: SeedRow;
  index: number;
  top: number;
  isChosen: boolean;
  floor: number | null;
  from: number;
}>;

/** One seed: what it says, where it comes from, how it fared, what becomes of it. */
export const SeedGridRow = memo(function SeedGridRow(props: SeedGridRowProps) {
  const { row, index, top, isChosen, floor, from } = props;
  const { fate } = row;
  return (
    <div
      id={`seed-${row.id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classes(shared["row"], styles["row"])}
      data-place={index}
      data-grown={row.isGrown}
      data-fate={fate.kind}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cell column={1} name="id">
        {nameWords(row)}
      </Cell>
      <Cell column={2} name="instruction">
        {row.instruction}
      </Cell>
      <Cell column={3} name="origin">
        <i className={styles["origin"]} data-grown={row.isGrown} aria-hidden="true" />
        {originWords(row)}
      </Cell>
      <Cell column={4} name="generated">
        {count(row.generated)}
      </Cell>
      <Cell column={5} name="kept">
        {count(row.kept)}
      </Cell>
      <Cell column={6} name="score">
        {row.score === null ? (
          <span className={styles["unused"]}>not used yet</span>
        ) : (
          <>
            <Axis score={row.score} isGrown={row.isGrown} floor={floor} from={from} />
            <span>{scoreWords(row.score)}</span>
          </>
        )}
      </Cell>
      <Cell column={7} name="age">
        {count(row.age)}
      </Cell>
      <Cell column={8} name="fate">
        {row.isPinned && fate.kind === "stays" ? (
          <Pin size={14} strokeWidth={1.6} role="img" aria-label="pinned" />
        ) : (
          fateWords(fate)
        )}
      </Cell>
    </div>
  );
});

function Cell({ column, name, children }: Readonly<{ column: number; name: string; children: ReactNode }>) {
  return (
    <span role="gridcell" aria-colindex={column} data-column={name} className={styles["cell"]}>
      {children}
    </span>
  );
}

/** The score as a head on its axis, with the highest score that would leave as a dotted mark. */
function Axis({
  score,
  isGrown,
  floor,
  from,
}: Readonly<{ score: number; isGrown: boolean; floor: number | null; from: number }>) {
  return (
    <span className={styles["axis"]} aria-hidden="true">
      {floor !== null && (
        <span className={styles["floor"]} style={{ left: `${axisPlace(floor, from) * 100}%` }} />
      )}
      <span
        className={styles["head"]}
        data-grown={isGrown}
        style={{ left: `${axisPlace(score, from) * 100}%` }}
      />
    </span>
  );
}
