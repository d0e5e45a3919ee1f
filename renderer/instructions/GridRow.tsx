import { memo, type ReactNode } from "react";
import type { InstructionLine, Overview } from "../../electron/nouns/view.ts";
import { ClusterChip } from "../parts/ClusterChip.tsx";
import { ScoreAxis } from "../parts/ScoreAxis.tsx";
import { classes } from "../parts/classes.ts";
import text from "../style/text.module.css";
import { count, twoPlaces } from "../words/numbers.ts";
import { markName, ruleName, ruleSentence, markSentence } from "../words/rules.ts";
import styles from "./Grid.module.css";

type GridRowProps = Readonly<{
  row: InstructionLine;
  index: number;
  top: number;
  isChosen: boolean;
  overview: Overview | null;
}>;

/** One text: what it says, how near the nearest is, where it went. */
export const GridRow = memo(function GridRow({ row, index, top, isChosen, overview }: GridRowProps) {
  const isKept = row.keptNumber !== null;
  const theta = overview?.run?.theta ?? 1;
  return (
    <div
      id={`row-${row.candidate}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={styles["row"]}
      data-kept={isKept}
      style={{ transform: `translateY(${top}px)` }}
      data-place={index}
    >
      <Cell column={1} name="number">
        {row.keptNumber === null ? "" : count(row.keptNumber)}
      </Cell>
      <Cell column={2} name="instruction">
        {row.instruction}
      </Cell>
      <Cell column={3} name="output">
        {row.output}
      </Cell>
      <Cell column={4} name="nearest">
        {row.score !== null && (
          <>
            <ScoreAxis score={row.score} theta={theta} isKept={isKept} />
            <span className={text["number"]}>{twoPlaces(row.score)}</span>
          </>
        )}
      </Cell>
      <Cell column={5} name="cluster">
        {row.cluster !== null && (
          <ClusterChip cluster={row.cluster} clusters={overview?.run?.batchSize ?? 16} />
        )}
      </Cell>
      <Cell column={6} name="batch">
        {row.batch === null ? "" : count(row.batch)}
      </Cell>
      <Cell column={7} name="norm">
        {twoPlaces(row.gradientNorm, "")}
      </Cell>
      <Cell column={8} name="marks">
        <Remark row={row} />
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

function Remark({ row }: Readonly<{ row: InstructionLine }>) {
  if (row.rule !== null) {
    return (
      <span className={classes(styles["remark"])} title={ruleSentence(row.rule)}>
        {ruleName(row.rule)}
      </span>
    );
  }
  if (row.keptNumber === null) return <span className={styles["remark"]}>not judged yet</span>;
  return (
    <>
      {row.marks.map((mark) => (
        <span key={mark} className={styles["mark"]} title={markSentence(mark)}>
          {markName(mark)}
        </span>
      ))}
    </>
  );
}
