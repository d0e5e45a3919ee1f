import { Diamond, Minus } from "lucide-react";
import type { WindowLine } from "../../../electron/nouns/view.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import styles from "./Replacements.module.css";

/** The closed windows, newest first: who left, who came in, and one sentence why. */
export function Replacements({ windows }: Readonly<{ windows: readonly WindowLine[] }>) {
  return (
    <ol className={styles["windows"]} data-testid="replacements" aria-label="Replacements" tabIndex={0}>
      {windows.toReversed().map((window) => (
        <li key={window.number}>
          <p className={styles["window"]}>
            <b>
              Window {count(window.firstStep)}–{count(window.lastStep)}
            </b>
            <span>
              {window.winnerBatch === null ? "no winner" : `batch ${count(window.winnerBatch)} stood out`}
            </span>
          </p>
          {window.changes.map((change) => (
            <Change key={change.came.id} change={change} />
          ))}
          <p className={styles["why"]}>{window.sentence}</p>
        </li>
      ))}
    </ol>
  );
}

function Change({ change }: Readonly<{ change: WindowLine["changes"][number] }>) {
  return (
    <ul className={styles["change"]} data-testid="replacement">
      <li className={styles["left"]}>
        <Minus size={12} strokeWidth={1.8} aria-label="left" />
        <s title={change.left.instruction}>{change.left.instruction}</s>
        <span>{twoPlaces(change.left.score, "no score")}</span>
      </li>
      <li className={styles["came"]}>
        <Diamond size={12} strokeWidth={1.8} fill="currentColor" aria-label="came in" />
        <span title={change.came.instruction}>{change.came.instruction}</span>
        <span>{change.came.score === null ? "new" : twoPlaces(change.came.score)}</span>
      </li>
    </ul>
  );
}
