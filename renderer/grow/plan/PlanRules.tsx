import { useState } from "react";
import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import type { RuleChoices } from "../../../electron/nouns/ruleChoices.ts";
import { changedRules } from "../../filter/rules/ruleChanges.ts";
import { RuleList } from "../../filter/rules/RuleList.tsx";
import { Button } from "../../parts/Button.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { changedWords, rulesWords } from "../../words/ruleLimits.ts";
import styles from "../../filter/rules/Rules.module.css";

type PlanRulesProps = Readonly<{
  chosen: RuleChoices;
  /** What is usual for the preset and the language. */
  usual: RuleChoices;
  language: ProjectLanguage;
  onTake: (chosen: RuleChoices) => void;
  onClose: () => void;
}>;

/** Every rule of a run that is planned, with its switch and its numbers. */
export function PlanRules({ chosen: before, usual, language, onTake, onClose }: PlanRulesProps) {
  const [chosen, setChosen] = useState(before);
  const changed = changedRules(usual, chosen).length;
  const footer = (
    <>
      <span className={styles["standing"]} role="status">
        {changedWords(changed, "plan")}
      </span>
      <Button look="quiet" onPress={() => setChosen(usual)}>
        {rulesWords.resetAll}
      </Button>
      <Button onPress={onClose}>{rulesWords.cancel}</Button>
      <Button
        look="accent"
        onPress={() => {
          onTake(chosen);
          onClose();
        }}
      >
        {rulesWords.take}
      </Button>
    </>
  );
  return (
    <Sheet title={rulesWords.title} isOpen onClose={onClose} width={760} footer={footer}>
      <RuleList
        about={rulesWords.ofPlan}
        chosen={chosen}
        base={usual}
        language={language}
        lines={null}
        onChange={setChosen}
      />
    </Sheet>
  );
}
