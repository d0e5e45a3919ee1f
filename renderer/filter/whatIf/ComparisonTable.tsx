import { Focusable } from "react-aria-components";
import { Tip } from "../../parts/Tip.tsx";
import text from "../../style/text.module.css";
import { whatIfWords } from "../../words/filter.ts";
import type { Cell, Row } from "./rows.ts";
import styles from "./WhatIf.module.css";

type ComparisonTableProps = Readonly<{
  label: string;
  /** Names of the columns of figures; the second is the one that matters. */
  columns: readonly [string, string];
  rows: readonly Row[];
}>;

const places = ["one", "other", "change"] as const;
const empty: Cell = { words: "" };

/** Old against new with the change. */
export function ComparisonTable({ label, columns, rows }: ComparisonTableProps) {
  return (
    <table className={styles["table"]} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <span className={text["hidden"]}>figure</span>
          </th>
          <th scope="col">{columns[0]}</th>
          <th scope="col">{columns[1]}</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells, told }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {told === undefined ? (
              places.map((place, at) => <Figure key={place} cell={cells[at] ?? empty} />)
            ) : (
              <td colSpan={3} className={styles["told"]}>
                {told}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ cell: { words, interval } }: Readonly<{ cell: Cell }>) {
  if (interval === undefined) return <td>{words}</td>;
  return (
    <td>
      {words}
      <Tip title={`${interval}: ${whatIfWords.interval}`} placement="top">
        <Focusable>
          <span className={styles["interval"]} role="note" tabIndex={0}>
            {interval}
          </span>
        </Focusable>
      </Tip>
    </td>
  );
}
