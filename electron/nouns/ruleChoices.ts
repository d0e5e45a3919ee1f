import { z } from "zod";
import type { ProjectLanguage } from "./language.ts";
import { dropRules, markSentences } from "./rules.ts";
import type { DropRule, Mark } from "./rules.ts";

/** A rule that sets a candidate aside before ROUGE-L, or a flag that marks a row which stays. */
export type RuleName = DropRule | Mark;

/** A number that a rule goes by. `unit`: "words", "share" (0 … 1), "ROUGE-L" or "bytes". */
export type RuleLimit = Readonly<{
  /** Its key in a choice. */
  key: string;
  unit: "words" | "share" | "ROUGE-L" | "bytes";
  usual: number;
  least: number;
  most: number;
  step: number;
}>;

/**
 * What is fixed about a rule: what it does, where it comes from (`text`: ALGORITHMS 3, `instance`: ambiguity 22,
 * `quality`: 6b R6), whether it only makes sense for English, and the numbers that a project may change.
 */
export type RuleFacts = Readonly<{
  action: "drop" | "mark";
  origin: "text" | "instance" | "quality";
  isEnglishOnly: boolean;
  limits: readonly RuleLimit[];
}>;

const text = { action: "drop", origin: "text", isEnglishOnly: false, limits: [] } as const;
const instance = { action: "drop", origin: "instance", isEnglishOnly: false, limits: [] } as const;
const quality = { action: "drop", origin: "quality", isEnglishOnly: false, limits: [] } as const;
const mark = { action: "mark", origin: "quality", isEnglishOnly: false, limits: [] } as const;
const share = { unit: "share", least: 0, most: 1, step: 0.05 } as const;
const rougeL = { unit: "ROUGE-L", least: 0.5, most: 1, step: 0.01 } as const;
const words = { unit: "words", step: 1 } as const;

/** All rules in the order in which they are asked: what drops first, then what marks. */
export const ruleFacts: Readonly<Record<RuleName, RuleFacts>> = {
  empty_instruction: text,
  /** Set aside at `atMost` words or fewer. */
  too_short: { ...text, limits: [{ ...words, key: "atMost", usual: 3, least: 1, most: 50 }] },
  /** Set aside above `above` words. */
  too_long: { ...text, limits: [{ ...words, key: "above", usual: 150, least: 10, most: 10_000 }] },
  blacklisted_word: { ...text, isEnglishOnly: true },
  starts_with_program: { ...text, isEnglishOnly: true },
  starts_with_punctuation: text,
  not_ascii_start: { ...text, isEnglishOnly: true },
  empty_output: instance,
  output_equals_input: instance,
  ends_with_colon: instance,
  copy_of_prompt_seed: { ...quality, limits: [{ ...rougeL, key: "above", usual: 0.85 }] },
  refusal: { ...quality, isEnglishOnly: true },
  /** Share of 4-grams that repeat. */
  repetition: { ...quality, limits: [{ ...share, key: "above", usual: 0.3 }] },
  echo: { ...quality, limits: [{ ...rougeL, key: "above", usual: 0.9 }] },
  /** Letters ÷ characters that are no white space. */
  few_letters: { ...mark, limits: [{ ...share, key: "below", usual: 0.5 }] },
  placeholder: mark,
  refers_to_missing_text: { ...mark, isEnglishOnly: true },
  /** Deflated ÷ plain bytes, for outputs of `fromBytes` or more. */
  compression: {
    ...mark,
    limits: [
      { ...share, key: "below", usual: 0.35 },
      { ...share, key: "above", usual: 0.95 },
      { key: "fromBytes", unit: "bytes", usual: 200, least: 50, most: 100_000, step: 50 },
    ],
  },
  answer_in_instruction: { ...mark, limits: [{ ...words, key: "fromWords", usual: 4, least: 1, most: 50 }] },
  /** Share of the language's common words, for tasks of `fromWords` or more. */
  wrong_language: {
    ...mark,
    isEnglishOnly: true,
    limits: [
      { ...share, key: "below", usual: 0.05, step: 0.01 },
      { ...words, key: "fromWords", usual: 20, least: 5, most: 1000 },
    ],
  },
};

export const dropRuleNames: readonly DropRule[] = namesOf(dropRules);
export const markNames: readonly Mark[] = namesOf(markSentences);
export const ruleNames: readonly RuleName[] = namesOf(ruleFacts);

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table).filter((name): name is Name => name in table);
}

/** Whether a rule is asked, and the numbers it goes by, by their keys. */
const ruleChoice = z.strictObject({ isOn: z.boolean(), limits: z.record(z.string(), z.number()) });
export type RuleChoice = Readonly<z.infer<typeof ruleChoice>>;

/** Every rule's choice; numbers are bounded as `ruleFacts` says, and none is missing or foreign. */
export const ruleChoices = z.record(z.enum(ruleNames), ruleChoice).superRefine((choices, context) => {
  for (const name of ruleNames) {
    const given = choices[name].limits;
    const known = ruleFacts[name].limits;
    const isWhole =
      Object.keys(given).length === known.length &&
      known.every(({ key, least, most }) => {
        const value = given[key];
        return value !== undefined && value >= least && value <= most;
      });
    if (!isWhole)
      context.addIssue({ code: "custom", message: `The numbers of the rule ${name} are not right.` });
  }
});
export type RuleChoices = Readonly<Record<RuleName, RuleChoice>>;

/**
 * The choices that a preset starts with: Recommended asks every rule, Paper leaves out those that drop for
 * quality (6b R6); in a language other than English the rules that only make sense for English are off.
 */
export function usualRules(preset: "recommended" | "paper", language: ProjectLanguage): RuleChoices {
  const choices = Object.fromEntries(
    ruleNames.map((name) => {
      const { action, origin, isEnglishOnly, limits } = ruleFacts[name];
      const isOn =
        !(preset === "paper" && action === "drop" && origin === "quality") &&
        !(isEnglishOnly && language !== "english");
      return [name, { isOn, limits: Object.fromEntries(limits.map(({ key, usual }) => [key, usual])) }];
    }),
  );
  return ruleChoices.parse(choices);
}
