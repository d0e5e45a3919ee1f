import { personMark, personMarkSentence } from "../../electron/nouns/personMark.ts";
import { dropRules, markSentences } from "../../electron/nouns/rules.ts";

const shortNames: Readonly<Record<string, string>> = {
  too_close: "too close",
  exact_repeat: "exact repeat",
  over_goal: "after the goal",
  empty_instruction: "empty",
  too_short: "too short",
  too_long: "too long",
  blacklisted_word: "needs an image or file",
  starts_with_program: "“Write a program”",
  starts_with_punctuation: "starts with a mark",
  not_ascii_start: "odd first character",
  empty_output: "no output",
  output_equals_input: "output is the input",
  ends_with_colon: "ends with a colon",
  echo: "repeats the task",
  repetition: "repeats itself",
  copy_of_prompt_seed: "copies its seed",
  refusal: "refuses",
};

const sentences: Readonly<Record<string, string>> = {
  ...dropRules,
  too_close: "The instruction is too close to one that was kept or to a seed (ROUGE-L over θ).",
  exact_repeat: "The instruction repeats one that was kept or an initial seed, sign for sign.",
  over_goal: "The instruction came after the goal was reached.",
};

const markNames: Readonly<Record<string, string>> = {
  few_letters: "few letters",
  placeholder: "gap to fill",
  refers_to_missing_text: "missing text",
  compression: "odd text",
  answer_in_instruction: "gives the answer",
  wrong_language: "language",
  [personMark]: "kept by you",
};

const titles: Readonly<Record<string, string>> = {
  too_close: "Too close to another text",
  exact_repeat: "Repeats another text exactly",
  over_goal: "Came after the goal",
  empty_instruction: "Instruction is empty",
  too_short: "Too short",
  too_long: "Too long",
  blacklisted_word: "Needs a picture, file or link",
  starts_with_program: "Starts with “Write a program”",
  starts_with_punctuation: "Starts with a punctuation mark",
  not_ascii_start: "Does not start with a Latin letter",
  empty_output: "Answer is empty",
  output_equals_input: "Answer is its input again",
  ends_with_colon: "Ends with a colon",
  copy_of_prompt_seed: "Nearly a seed of its request",
  refusal: "Answer refuses",
  repetition: "Repeats the same words",
  echo: "Answer repeats its task",
  few_letters: "Few letters",
  placeholder: "Has a gap to fill in",
  refers_to_missing_text: "Speaks of a missing text",
  compression: "Compresses oddly",
  answer_in_instruction: "Instruction holds the answer",
  wrong_language: "Perhaps in another language",
  [personMark]: "Kept by you",
};

/** A rule or a mark in plain words, for a list of reasons. */
export function ruleTitle(reason: string): string {
  return titles[reason] ?? reasonName(reason);
}

/** A rule in two or three words, for a table cell. */
export function ruleName(rule: string): string {
  return shortNames[rule] ?? rule.replaceAll("_", " ");
}

/** A rule as the sentence that a reader is told. */
export function ruleSentence(rule: string): string {
  return sentences[rule] ?? `The rule “${ruleName(rule)}” set it aside.`;
}

/** A mark in two words, for a table cell. */
export function markName(mark: string): string {
  return markNames[mark] ?? mark.replaceAll("_", " ");
}

/** A mark as the sentence that a reader is told. */
export function markSentence(mark: string): string {
  const known: Readonly<Record<string, string>> = { ...markSentences, [personMark]: personMarkSentence };
  return known[mark] ?? markName(mark);
}

/** A rule or a mark in two or three words. */
export function reasonName(reason: string): string {
  return shortNames[reason] ?? markName(reason);
}
