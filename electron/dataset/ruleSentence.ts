import { dropRules } from "../nouns/rules.ts";

const sentences: ReadonlyMap<string, string> = new Map(Object.entries(dropRules));

/**
 * Why a rule dropped a task, as a card's reader is told; a rule that this Seedbed does not know keeps its name.
 * `seedsInPool`: whether tasks were compared with the initial seeds too.
 */
export function ruleSentence(rule: string, { seedsInPool }: Readonly<{ seedsInPool: boolean }>): string {
  if (rule === "too_close")
    return `The instruction is too close to one that was kept${seedsInPool ? " or to an initial seed" : ""}.`;
  if (rule === "exact_repeat")
    return `The instruction repeats one that was kept${seedsInPool ? " or an initial seed" : ""}, sign for sign.`;
  return sentences.get(rule) ?? `The rule "${rule.replaceAll("_", " ")}" dropped it.`;
}
