import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import { tokenizerOfLanguage } from "../../../electron/nouns/language.ts";
import { usualRules, type RuleChoices } from "../../../electron/nouns/ruleChoices.ts";
import type { FilterSettings, PresetName } from "../../../electron/nouns/settings.ts";
import type { TokenizerName } from "../../../electron/nouns/tokenizer.ts";
import type { RuleChanges } from "../../filter/filterSearch.ts";
import { changesFrom } from "../../filter/rules/ruleChanges.ts";

/** What the plan's fields about the filter hold. */
export type FilterDraft = Readonly<{
  language: ProjectLanguage;
  /** Null: the language's own. */
  tokenizer: TokenizerName | null;
  theta: number;
  seedsInPool: boolean;
  /** Rules that are chosen otherwise than is usual for the preset and the language. */
  rules: RuleChanges;
}>;

/** θ of SEDI-INSTRUCT. */
const usualTheta = 0.85;

/** The filter to begin with in a language. */
export function firstFilter(language: ProjectLanguage): FilterDraft {
  return { language, tokenizer: null, theta: usualTheta, seedsInPool: true, rules: {} };
}

/** The draft with another tokenizer; the language's own goes on following the language. */
export function withTokenizer(draft: FilterDraft, tokenizer: TokenizerName): FilterDraft {
  return { ...draft, tokenizer: tokenizer === tokenizerOfLanguage[draft.language] ? null : tokenizer };
}

/** The draft with rules as they were taken from the sheet. */
export function withRules(draft: FilterDraft, preset: PresetName, chosen: RuleChoices): FilterDraft {
  return { ...draft, rules: changesFrom(usualRules(preset, draft.language), chosen) };
}

/** The filter that the fields describe under a preset. */
export function filterIn(
  { language, tokenizer, seedsInPool, rules }: FilterDraft,
  preset: PresetName,
): FilterSettings {
  return {
    language,
    tokenizer: tokenizer ?? tokenizerOfLanguage[language],
    seedsInPool,
    rules: { ...usualRules(preset, language), ...rules },
  };
}
