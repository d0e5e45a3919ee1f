import { projectLanguage } from "../../../electron/nouns/language.ts";
import { usualRules } from "../../../electron/nouns/ruleChoices.ts";
import type { PresetName } from "../../../electron/nouns/settings.ts";
import { tokenizerName } from "../../../electron/nouns/tokenizer.ts";
import { Choice } from "../../parts/Choice.tsx";
import { NumberInput } from "../../parts/NumberInput.tsx";
import { Toggle } from "../../parts/Toggle.tsx";
import { tokenizerSentences } from "../../words/filter.ts";
import { languageTitles, planFilterWords } from "../../words/planFilter.ts";
import { filterIn, withRules, withTokenizer, type FilterDraft } from "./filterDraft.ts";
import { RulesField } from "./RulesField.tsx";
import { SeedTokens } from "./SeedTokens.tsx";
import field from "../../parts/Field.module.css";
import styles from "./Plan.module.css";

type FilterFieldsProps = Readonly<{
  draft: FilterDraft;
  preset: PresetName;
  onChange: (next: (before: FilterDraft) => FilterDraft) => void;
}>;

const languages = projectLanguage.options.map((id) => ({ id, name: languageTitles[id] }));
const tokenizers = tokenizerName.options.map((id) => ({ id, name: id }));

/** What instructions are compared by, how near is too near, and the rules before that. */
export function FilterFields({ draft, preset, onChange }: FilterFieldsProps) {
  const filter = filterIn(draft, preset);
  return (
    <>
      <Choice
        label={planFilterWords.language}
        value={draft.language}
        options={languages}
        note={planFilterWords.languageNote}
        onChange={(language) => onChange((before) => ({ ...before, language }))}
      />
      <Choice
        label={planFilterWords.tokens}
        value={filter.tokenizer}
        options={tokenizers}
        note={tokenizerSentences[filter.tokenizer]}
        onChange={(tokenizer) => onChange((before) => withTokenizer(before, tokenizer))}
      />
      <SeedTokens tokenizer={filter.tokenizer} />
      <NumberInput
        label={planFilterWords.theta}
        value={draft.theta}
        least={0}
        most={1}
        step={0.01}
        note={planFilterWords.thetaNote}
        onChange={(theta) => onChange((before) => ({ ...before, theta }))}
      />
      <div role="group" aria-label={planFilterWords.pool}>
        <span className={field["label"]}>{planFilterWords.pool}</span>
        <Toggle
          label={planFilterWords.seeds}
          isOn={draft.seedsInPool}
          onChange={(seedsInPool) => onChange((before) => ({ ...before, seedsInPool }))}
        />
        <span className={styles["note"]}>{planFilterWords.seedsNote[draft.seedsInPool ? "on" : "off"]}</span>
      </div>
      <RulesField
        chosen={filter.rules}
        usual={usualRules(preset, draft.language)}
        language={draft.language}
        onTake={(rules) => onChange((before) => withRules(before, preset, rules))}
      />
    </>
  );
}
