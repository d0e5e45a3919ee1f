import type { Story } from "../../../electron/nouns/view.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { verdictTitle } from "../../words/instructions.ts";
import { ruleSentence } from "../../words/rules.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ③ The verdict with the nearest text. */
export function VerdictStep({ verdict }: Readonly<{ verdict: Story["verdict"] }>) {
  if (verdict === null) return <Step sign="3" title={verdictTitle(verdict)} look="ahead" />;
  const { nearest } = verdict;
  return (
    <Step
      sign="3"
      title={verdictTitle(verdict)}
      more={`θ ${twoPlaces(verdict.theta)}`}
      look={verdict.keptNumber === null ? "aside" : "done"}
    >
      {verdict.rule !== null && <p className={styles["said"]}>{ruleSentence(verdict.rule)}</p>}
      {nearest !== null && (
        <>
          <p className={styles["said"]}>{nearest.text}</p>
          <p className={styles["fact"]}>
            nearest: {nearest.kind} {count(nearest.id)}
            {verdict.score !== null && `, ROUGE-L ${verdict.score.toFixed(3)}`}
          </p>
        </>
      )}
    </Step>
  );
}
