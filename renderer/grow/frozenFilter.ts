import type { FilterSettings } from "../../electron/nouns/settings.ts";
import { countChoices } from "../filter/rules/ruleChanges.ts";
import { tokenizerSentences } from "../words/filter.ts";
import { twoPlaces } from "../words/numbers.ts";
import { languageTitles, planFilterWords } from "../words/planFilter.ts";
import { choicesWords, rulesWords } from "../words/ruleLimits.ts";
import { frozenWords } from "../words/stations.ts";

/** A setting that binds a run, in words. */
export type FrozenLine = Readonly<{ name: string; value: string; note: string }>;

/** How a run's filter judges; `filter` is null until it is read. */
export function filterLines(theta: number, filter: FilterSettings | null): readonly FrozenLine[] {
  const near = { name: "θ", value: twoPlaces(theta), note: frozenWords.theta };
  if (filter === null) return [near];
  const { language, tokenizer, seedsInPool, rules } = filter;
  return [
    { name: planFilterWords.language, value: languageTitles[language], note: "" },
    { name: planFilterWords.tokens, value: tokenizer, note: tokenizerSentences[tokenizer] },
    near,
    {
      name: planFilterWords.pool,
      value: seedsInPool ? planFilterWords.withSeeds : planFilterWords.withoutSeeds,
      note: planFilterWords.seedsNote[seedsInPool ? "on" : "off"],
    },
    { name: rulesWords.title, value: choicesWords(countChoices(rules)), note: frozenWords.rules },
  ];
}
