import { Check } from "lucide-react";
import { Checkbox } from "react-aria-components";
import type { ExportPreview } from "../../electron/nouns/exportView.ts";
import { personMark } from "../../electron/nouns/personMark.ts";
import { count } from "../words/numbers.ts";
import { markName, markSentence, ruleTitle } from "../words/rules.ts";
import styles from "./Export.module.css";

/** A subtraction that ends in the number of the button: the kept rows less those whose marks stay out. */
export function RowsIn({
  preview,
  leftOut,
  onChange,
}: Readonly<{
  preview: ExportPreview | null;
  leftOut: readonly string[];
  onChange: (leftOut: readonly string[]) => void;
}>) {
  const kept = preview?.keptRows ?? 0;
  const rows = preview?.rows ?? 0;
  const byPerson = preview?.marks.find(({ mark }) => mark === personMark)?.count ?? 0;
  return (
    <section className={styles["rowsIn"]} aria-label="What goes in">
      <h3>What goes in</h3>
      <dl className={styles["rows"]}>
        <dt>Kept by the filter</dt>
        <dd>{count(kept - byPerson)}</dd>
        {byPerson > 0 && (
          <>
            <dt>{ruleTitle(personMark)}</dt>
            <dd>+{count(byPerson)}</dd>
          </>
        )}
        {leftOut.length > 0 && (
          <>
            <dt>Left out by their marks</dt>
            <dd>−{count(kept - rows)}</dd>
          </>
        )}
        <dt className={styles["sum"]}>Rows in the file</dt>
        <dd className={styles["sum"]}>{count(rows)}</dd>
      </dl>
      {preview !== null && preview.marks.length > 0 && (
        <div className={styles["marks"]} role="group" aria-label="Leave out rows marked">
          <span>Leave out rows marked</span>
          {preview.marks.map(({ mark, count: marked }) => (
            <Checkbox
              key={mark}
              className={styles["mark"] ?? ""}
              aria-label={`${markName(mark)}, ${count(marked)}: ${markSentence(mark)}`}
              isSelected={leftOut.includes(mark)}
              onChange={(isOut) => onChange(isOut ? [...leftOut, mark] : leftOut.filter((m) => m !== mark))}
            >
              <i aria-hidden="true">
                <Check size={12} strokeWidth={2.4} />
              </i>
              <span title={markSentence(mark)}>{markName(mark)}</span>
              <b>{count(marked)}</b>
            </Checkbox>
          ))}
        </div>
      )}
    </section>
  );
}
