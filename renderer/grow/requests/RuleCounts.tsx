import type { Overview } from "../../../electron/nouns/view.ts";
import { count } from "../../words/numbers.ts";
import { ruleName, ruleSentence } from "../../words/rules.ts";
import styles from "./RuleCounts.module.css";

/** How many texts each rule set aside, the most frequent first. */
export function RuleCounts({ verdicts }: Readonly<{ verdicts: Overview["verdicts"] }>) {
  const rules = Object.entries(verdicts.rules)
    .filter(([, times]) => times > 0)
    .toSorted(([, one], [, other]) => other - one);
  const total = rules.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0 && verdicts.broken === 0) return null;
  return (
    <div className={styles["counts"]}>
      <h2>{count(total)} set aside</h2>
      <ul>
        {rules.map(([rule, times]) => (
          <li key={rule} title={ruleSentence(rule)}>
            {ruleName(rule)} <b>{count(times)}</b>
          </li>
        ))}
        {verdicts.broken > 0 && (
          <li title="Parts of replies that could not be read as a task.">
            unreadable <b>{count(verdicts.broken)}</b>
          </li>
        )}
      </ul>
    </div>
  );
}
