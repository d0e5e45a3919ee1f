import type { RuleLimit, RuleName } from "../../electron/nouns/ruleChoices.ts";
import { markNames, ruleFacts } from "../../electron/nouns/ruleChoices.ts";
import type { ProjectLanguage } from "../../electron/nouns/language.ts";
import { languageNames } from "./filter.ts";
import { count, counted } from "./numbers.ts";
import { markSentence, ruleSentence, ruleTitle } from "./rules.ts";

/** Words of the sheet with every rule. */
export const rulesWords = {
  title: "Rules",
  ofRun: "They are as in this run until you change them. Seeing what others would do makes no request.",
  ofPlan: "They bind the run from its first request on.",
  groups: {
    words: "Set aside by the words of the instruction",
    task: "Set aside by the task as a whole",
    quality: "Set aside for quality",
    marked: "Marked, and kept",
  },
  reset: "reset",
  resetOf: (rule: RuleName) => `Reset “${ruleTitle(rule)}”`,
  resetAll: "Reset all",
  see: "See what it would do",
  use: "Use these rules from now on",
  take: "Take these rules",
  cancel: "Cancel",
  button: "Rules…",
  examples: (texts: number) => (texts === 1 ? "The newest text" : `The newest ${count(texts)} texts`),
  noInstruction: "(no instruction)",
  noAnswer: "(no answer)",
} as const;

/** Sentences of rules that go by a number which may be another than the usual one. */
const numbered: Readonly<Partial<Record<RuleName, string>>> = {
  too_short: "The instruction has few words.",
  too_long: "The instruction has many words.",
  few_letters: "Few of the characters are letters.",
};

/** What a rule finds, without its number. */
export function ruleFinding(rule: RuleName): string {
  const isMark = markNames.some((mark) => mark === rule);
  return numbered[rule] ?? (isMark ? markSentence(rule) : ruleSentence(rule));
}

/** How often a rule spoke in a run: "61 set aside", "never", or that it was not asked. */
export function spokeWords(rule: RuleName, count: number, wasOn: boolean): string {
  if (count > 0)
    return `${counted(count, "text")} ${ruleFacts[rule].action === "drop" ? "set aside" : "marked"}`;
  return wasOn ? "never" : "not asked in this run";
}

/** Why a rule is off in this language. */
export function englishOnlyWords(language: ProjectLanguage): string {
  const other = language === "other" ? "in another language" : `in ${languageNames[language]}`;
  return `Made for English; these instructions are ${other}.`;
}

const sides: Readonly<Record<string, string>> = {
  atMost: "At most",
  above: "Over",
  below: "Under",
  fromWords: "From",
  fromBytes: "From",
};

const measured: Readonly<Partial<Record<RuleName, Readonly<Record<string, string>>>>> = {
  copy_of_prompt_seed: { above: "ROUGE-L with a seed of its request" },
  repetition: { above: "of its runs of four words repeat" },
  echo: { above: "ROUGE-L with its task" },
  few_letters: { below: "of the characters" },
  compression: { below: "of its size", above: "of its size", fromBytes: "bytes of answer on" },
  answer_in_instruction: { fromWords: "words of answer on" },
  wrong_language: { below: "common words", fromWords: "words on" },
};

/** The words around a number of a rule: before it, and its unit behind it. */
export function limitLabel(
  rule: RuleName,
  { key, unit }: RuleLimit,
): Readonly<{ side: string; unit: string }> {
  return { side: sides[key] ?? key, unit: measured[rule]?.[key] ?? unit };
}

/** Rules in one line: "all 20 on", "3 off, 1 by another number". */
export function choicesWords({
  all,
  off,
  changed,
}: Readonly<{ all: number; off: number; changed: number }>): string {
  const switched = off === 0 ? `all ${count(all)} on` : `${count(off)} of ${count(all)} off`;
  return changed === 0 ? switched : `${switched}, ${count(changed)} by another number`;
}

/** How many rules are other than before: "2 rules are other than in this run". */
export function changedWords(rules: number, where: "run" | "plan"): string {
  if (rules === 0) return where === "run" ? "All as in this run" : "All as usual";
  const than = where === "run" ? "in this run" : "usual";
  return `${counted(rules, "rule is", "rules are")} other than ${than}`;
}
