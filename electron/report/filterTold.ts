import type { ProjectLanguage } from "../nouns/language.ts";
import { ruleFacts, ruleNames } from "../nouns/ruleChoices.ts";
import type { FilterSettings } from "../nouns/settings.ts";

/** How a filter judges besides theta, as a data set's card tells it: what is off, and which numbers are not usual. */
export type FilterTold = Readonly<{
  language: string;
  tokenizer: string;
  seedsInPool: boolean;
  rulesOff: readonly string[];
  rulesChanged: readonly Readonly<{ rule: string; limit: string; value: number; usual: number }>[];
}>;

/** The codes of a project's language (ISO 639-1); none where it is not known. */
export const languageCodes: Readonly<Record<ProjectLanguage, readonly string[]>> = {
  english: ["en"],
  chinese: ["zh"],
  japanese: ["ja"],
  korean: ["ko"],
  other: [],
};

const languageNames: Readonly<Record<ProjectLanguage, string>> = {
  english: "English",
  chinese: "Chinese",
  japanese: "Japanese",
  korean: "Korean",
  other: "other",
};

/** What a card tells of a filter. */
export function filterTold({ language, tokenizer, seedsInPool, rules }: FilterSettings): FilterTold {
  return {
    language: languageNames[language],
    tokenizer,
    seedsInPool,
    rulesOff: ruleNames.filter((rule) => !rules[rule].isOn),
    rulesChanged: ruleNames.flatMap((rule) =>
      ruleFacts[rule].limits.flatMap(({ key, usual }) => {
        const value = rules[rule].limits[key] ?? usual;
        return rules[rule].isOn && value !== usual ? [{ rule, limit: key, value, usual }] : [];
      }),
    ),
  };
}
