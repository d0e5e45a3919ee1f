import { dropRules } from "../nouns/rules.ts";

const sentences: ReadonlyMap<string, string> = new Map([
  ...Object.entries(dropRules),
  ["too_close", "The instruction is too close to one that was kept or to an initial seed."],
  ["exact_repeat", "The instruction repeats one that was kept or an initial seed, sign for sign."],
]);

/** Why a rule dropped a task, as a card's reader is told; a rule that this Seedbed does not know keeps its name. */
export function ruleSentence(rule: string): string {
  return sentences.get(rule) ?? `The rule "${rule.replaceAll("_", " ")}" dropped it.`;
}
