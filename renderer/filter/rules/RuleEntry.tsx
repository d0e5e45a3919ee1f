import { useRef } from "react";
import type { RuleLine } from "../../../electron/nouns/filterView.ts";
import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import { ruleFacts, type RuleChoice, type RuleName } from "../../../electron/nouns/ruleChoices.ts";
import { Button } from "../../parts/Button.tsx";
import { MeasureInput } from "../../parts/MeasureInput.tsx";
import { Toggle } from "../../parts/Toggle.tsx";
import { englishOnlyWords, limitLabel, ruleFinding, rulesWords, spokeWords } from "../../words/ruleLimits.ts";
import { ruleTitle } from "../../words/rules.ts";
import { isSameChoice, withLimit } from "./ruleChanges.ts";
import { RuleExamples } from "./RuleExamples.tsx";
import styles from "./Rules.module.css";

type RuleEntryProps = Readonly<{
  name: RuleName;
  choice: RuleChoice;
  /** What it is held against, and goes back to. */
  base: RuleChoice;
  language: ProjectLanguage;
  /** What it said in the run; null: there is no run. */
  line: RuleLine | null;
  onChange: (choice: RuleChoice) => void;
}>;

/** One rule: its switch, what it finds, its numbers, and what it said. */
export function RuleEntry({ name, choice, base, language, line, onChange }: RuleEntryProps) {
  const title = ruleTitle(name);
  const entry = useRef<HTMLDivElement>(null);
  function reset(): void {
    onChange(base);
    // The button goes, so the focus would be nowhere.
    entry.current?.querySelector("input")?.focus();
  }
  return (
    <div ref={entry} role="group" aria-label={title} className={styles["rule"]}>
      <div className={styles["head"]}>
        <Toggle label={title} isOn={choice.isOn} onChange={(isOn) => onChange({ ...choice, isOn })} />
        {!isSameChoice(choice, base) && (
          <span className={styles["changed"]}>
            <i className={styles["dot"]} aria-hidden="true" />
            <Button look="quiet" aria-label={rulesWords.resetOf(name)} onPress={reset}>
              {rulesWords.reset}
            </Button>
          </span>
        )}
        {line !== null && <span className={styles["count"]}>{spokeWords(name, line.count, base.isOn)}</span>}
      </div>
      <div className={styles["below"]}>
        <p className={styles["sentence"]}>{ruleFinding(name)}</p>
        {ruleFacts[name].isEnglishOnly && language !== "english" && (
          <p className={styles["english"]}>{englishOnlyWords(language)}</p>
        )}
        <Limits name={name} choice={choice} onChange={onChange} />
        {line !== null && line.examples.length > 0 && <RuleExamples examples={line.examples} />}
      </div>
    </div>
  );
}

const kinds = { words: "number", bytes: "number", share: "share", "ROUGE-L": "score" } as const;

function Limits({ name, choice, onChange }: Pick<RuleEntryProps, "name" | "choice" | "onChange">) {
  const { limits } = ruleFacts[name];
  if (limits.length === 0) return null;
  return (
    <div className={styles["limits"]}>
      {limits.map((limit) => {
        const { side, unit } = limitLabel(name, limit);
        return (
          <MeasureInput
            key={limit.key}
            label={side}
            unit={unit}
            value={choice.limits[limit.key] ?? limit.usual}
            least={limit.least}
            most={limit.most}
            step={limit.step}
            kind={kinds[limit.unit]}
            isDisabled={!choice.isOn}
            onChange={(value) => onChange(withLimit(choice, limit, value))}
          />
        );
      })}
    </div>
  );
}
