import { memo, type ReactNode } from "react";
import { personMark } from "../../electron/nouns/personMark.ts";
import type { InstructionLine } from "../../electron/nouns/view.ts";
import { ClusterChip } from "../parts/ClusterChip.tsx";
import { ScoreAxis } from "../parts/ScoreAxis.tsx";
import text from "../style/text.module.css";
import { lowerWords } from "../words/filterTexts.ts";
import { count, twoPlaces } from "../words/numbers.ts";
import { markName, ruleName, ruleSentence, markSentence } from "../words/rules.ts";
import type { Column, ColumnId } from "./columns.ts";
import { classes } from "../parts/classes.ts";
import shared from "../parts/Rows.module.css";
import styles from "./Grid.module.css";

type GridRowProps = Readonly<{
  candidate: number;
  /** Undefined while it is read. */
  row: InstructionLine | undefined;
  columns: readonly Column[];
  index: number;
  top: number;
  isChosen: boolean;
  isSelected: boolean;
  theta: number;
  clusters: number;
}>;

/** One text: what it says, how near the nearest is, where it went; grey bars of the same height while it is read. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { candidate, row, columns, index, top, isChosen, isSelected, theta, clusters } = props;
  return (
    <div
      id={`row-${candidate}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      className={classes(shared["row"], styles["row"])}
      data-kept={row === undefined || isInDataSet(row)}
      data-chosen={isChosen}
      style={{ transform: `translateY(${top}px)` }}
      data-place={index}
    >
      {columns.map(({ id }, place) => (
        <span key={id} role="gridcell" aria-colindex={place + 1} data-column={id} className={styles["cell"]}>
          {row === undefined ? unread[id] : cells[id]({ row, theta, clusters })}
        </span>
      ))}
    </div>
  );
});

/** A person's word goes before the filter's. */
function isInDataSet({ keptNumber, review }: InstructionLine): boolean {
  return review === "keep" || (keptNumber !== null && review !== "leave_out");
}

const bar = <i className={styles["unread"]} />;

/** What stands for a row while it is read: few bars, for many rows go by. */
const unread: Readonly<Partial<Record<ColumnId, ReactNode>>> = {
  number: bar,
  instruction: bar,
  nearest: bar,
};

type CellProps = Readonly<{ row: InstructionLine; theta: number; clusters: number }>;

const cells: Readonly<Record<ColumnId, (props: CellProps) => ReactNode>> = {
  number: ({ row: { keptNumber } }) => (keptNumber === null ? "" : count(keptNumber)),
  instruction: ({ row }) => shownPart(row.instruction),
  input: ({ row }) => shownPart(row.input),
  output: ({ row }) => shownPart(row.output),
  cluster: ({ row: { cluster }, clusters }) =>
    cluster !== null && <ClusterChip cluster={cluster} clusters={clusters} />,
  nearest: ({ row: { score, keptNumber }, theta }) =>
    score !== null && <Nearest score={score} theta={theta} isKept={keptNumber !== null} />,
  request: ({ row }) => count(row.prompt),
  batch: ({ row: { batch } }) => (batch === null ? "" : count(batch)),
  norm: ({ row }) => twoPlaces(row.gradientNorm, ""),
  marks: ({ row }) => <Remark row={row} />,
};

/** More than any column shows; a browser lays out a whole line even where it is cut. */
const SHOWN_CHARACTERS = 200;

function shownPart(whole: string): string {
  return whole.length <= SHOWN_CHARACTERS ? whole : `${whole.slice(0, SHOWN_CHARACTERS).toWellFormed()}…`;
}

function Nearest(props: Readonly<{ score: number; theta: number; isKept: boolean }>) {
  return (
    <>
      <ScoreAxis {...props} />
      <span className={text["number"]}>{twoPlaces(props.score)}</span>
    </>
  );
}

function Remark({ row }: Readonly<{ row: InstructionLine }>) {
  if (row.rule !== null) {
    return (
      <span className={styles["remark"]} title={ruleSentence(row.rule)}>
        {row.review === "keep" && <b title={markSentence(personMark)}>{markName(personMark)}, </b>}
        {ruleName(row.rule)}
      </span>
    );
  }
  return (
    <>
      {row.review === "leave_out" && <span className={styles["remark"]}>{lowerWords.sign.leave_out}</span>}
      {row.marks.map((mark) => (
        <span key={mark} className={styles["mark"]} title={markSentence(mark)}>
          {markName(mark)}
        </span>
      ))}
    </>
  );
}
