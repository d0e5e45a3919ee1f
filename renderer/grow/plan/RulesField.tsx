import { useState } from "react";
import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import type { RuleChoices } from "../../../electron/nouns/ruleChoices.ts";
import { countChoices } from "../../filter/rules/ruleChanges.ts";
import { Button } from "../../parts/Button.tsx";
import { choicesWords, rulesWords } from "../../words/ruleLimits.ts";
import { PlanRules } from "./PlanRules.tsx";
import field from "../../parts/Field.module.css";
import styles from "./Plan.module.css";

type RulesFieldProps = Readonly<{
  chosen: RuleChoices;
  usual: RuleChoices;
  language: ProjectLanguage;
  onTake: (chosen: RuleChoices) => void;
}>;

/** How many rules are off, and the way to all of them. */
export function RulesField({ chosen, usual, language, onTake }: RulesFieldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <span className={field["label"]}>{rulesWords.title}</span>
      <span>
        <Button onPress={() => setOpen(true)}>{rulesWords.button}</Button>
      </span>
      <span className={styles["note"]}>{choicesWords(countChoices(chosen))}</span>
      {isOpen && (
        <PlanRules
          chosen={chosen}
          usual={usual}
          language={language}
          onTake={onTake}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
