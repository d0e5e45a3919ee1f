import type { RuleLine } from "../../../electron/nouns/filterView.ts";
import { rulesWords } from "../../words/ruleLimits.ts";
import styles from "./Rules.module.css";

/** The newest texts that a rule spoke of, folded. */
export function RuleExamples({ examples }: Pick<RuleLine, "examples">) {
  return (
    <details className={styles["examples"]}>
      <summary>{rulesWords.examples(examples.length)}</summary>
      <ul>
        {examples.map(({ candidate, instruction, output }) => (
          <li key={candidate}>
            <p>{shown(instruction, rulesWords.noInstruction)}</p>
            <p>{shown(output, rulesWords.noAnswer)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function shown(text: string, nothing: string): string {
  return text.trim() === "" ? nothing : text;
}
