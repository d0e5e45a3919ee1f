import type { ProjectLanguage } from "../../electron/nouns/language.ts";
import type { TokenlessSeeds } from "../../electron/nouns/seedView.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { count, counted } from "./numbers.ts";

/** Words of the plan's fields about the filter. */
export const planFilterWords = {
  language: "Language",
  languageNote: "the writer is asked for it; tokens and rules follow",
  tokens: "Tokens",
  theta: "Set aside above θ",
  thetaNote: "SEDI-INSTRUCT uses 0.85, Self-Instruct 0.70",
  icu: (version: string) => `ICU ${version} divides words here.`,
  pool: "Compare with",
  seeds: "the seeds as well",
  withSeeds: "kept ones and the seeds",
  withoutSeeds: "kept ones alone",
  seedsNote: { on: "a copy of a seed is no new data", off: "a copy of a seed may be kept, once" },
} as const;

/** A language as it is chosen. */
export const languageTitles: Readonly<Record<ProjectLanguage, string>> = {
  english: "English",
  chinese: "Chinese",
  japanese: "Japanese",
  korean: "Korean",
  other: "Other",
};

/** Seeds without a token above this share are told of. */
const MUCH_TOKENLESS = 0.05;

/** Whether a tokenizer finds nothing in so many seeds that it does not fit them. */
export function isMuchTokenless({ seeds, tokenless }: TokenlessSeeds): boolean {
  return tokenless > seeds * MUCH_TOKENLESS;
}

/** What seeds without a token mean, and what to do. */
export function tokenlessSentence({ seeds, tokenless }: TokenlessSeeds, tokenizer: TokenizerName): string {
  const have = tokenless === 1 ? "has" : "have";
  return `${count(tokenless)} of ${counted(seeds, "seed")} ${have} no token under ${tokenizer}: texts like that are near to nothing and never too close. Choose the language they are written in.`;
}
