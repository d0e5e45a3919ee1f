import { tokeniserOf } from "../../kernel/tokenisers.ts";
import type { RuleName } from "../../nouns/ruleChoices.ts";
import type { FilterSettings } from "../../nouns/settings.ts";

/** A task as it is judged. */
export type Task = Readonly<{ instruction: string; input: string; output: string }>;

/** The seeds that stood in the candidate's own prompt. */
export type PromptSeeds = readonly Readonly<{ instruction: string }>[];

/**
 * What a rule finds. `value` gives the number that stands beside the rule's first limit (words, share, ROUGE-L);
 * null for a rule without limits and where there is nothing to measure. It is worked out when it is asked for.
 */
export type Finding = Readonly<{ speaks: boolean; value: () => number | null }>;

/** What a rule looks at: a task, its prompt's seeds, and the run's filter. */
export type Asked = Readonly<{
  task: Task;
  promptSeeds: PromptSeeds;
  filter: FilterSettings;
  /** The tokens that ROUGE-L compares; each text is cut once. */
  tokens: (text: string) => readonly string[];
}>;

/** One rule: whether it speaks of a task, and what it measured. Linear in the texts, but for ROUGE-L. */
export type RuleTest = (asked: Asked) => Finding;

/** Makes ready what rules look at. */
export function askedOf(task: Task, promptSeeds: PromptSeeds, filter: FilterSettings): Asked {
  const cut = tokeniserOf(filter.tokenizer);
  const known = new Map<string, readonly string[]>();
  const tokens = (text: string): readonly string[] => {
    const seen = known.get(text) ?? cut(text);
    known.set(text, seen);
    return seen;
  };
  return { task, promptSeeds, filter, tokens };
}

/** The finding of a rule that measures nothing. */
export function says(speaks: boolean): Finding {
  return { speaks, value: () => null };
}

/** The finding of a rule that goes by one number. */
export function measured(speaks: boolean, value: number): Finding {
  return { speaks, value: () => value };
}

/** A number that a rule goes by. Throws when the choices lack it, which `ruleChoices` rules out. */
export function limitOf({ filter }: Asked, rule: RuleName, key: string): number {
  const limit = filter.rules[rule].limits[key];
  if (limit === undefined) throw new Error(`The rule ${rule} has no number ${key}.`);
  return limit;
}

/**
 * The words of a text for rules that count them: `spaced` for the tokenizer `rouge-score`, as its users count;
 * the tokens for the others, for Chinese and Japanese put no blanks between words.
 */
export function wordsFor(
  asked: Asked,
  text: string,
  spaced: (text: string) => readonly string[],
): readonly string[] {
  return asked.filter.tokenizer === "rouge-score" ? spaced(text) : asked.tokens(text);
}

/** What stands between white space. */
export function spacedWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
