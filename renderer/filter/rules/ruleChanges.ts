import {
  ruleFacts,
  ruleNames,
  type RuleChoice,
  type RuleChoices,
  type RuleLimit,
  type RuleName,
} from "../../../electron/nouns/ruleChoices.ts";
import type { FilterSearch, RuleChanges } from "../filterSearch.ts";

/** Whether two choices of a rule switch it alike and give it the same numbers. */
export function isSameChoice(one: RuleChoice, other: RuleChoice): boolean {
  return (
    one.isOn === other.isOn && Object.entries(one.limits).every(([key, value]) => value === other.limits[key])
  );
}

/** The rules that are chosen otherwise than in `base`, in the order asked. */
export function changedRules(base: RuleChoices, chosen: RuleChoices): readonly RuleName[] {
  return ruleNames.filter((name) => !isSameChoice(base[name], chosen[name]));
}

/** What is chosen otherwise than in `base`: laid over it, it gives `chosen` again. */
export function changesFrom(base: RuleChoices, chosen: RuleChoices): RuleChanges {
  return Object.fromEntries(changedRules(base, chosen).map((name) => [name, chosen[name]]));
}

/** The address with these rules; where they are as recorded it needs no word. */
export function withRules(address: FilterSearch, chosen: RuleChoices, recorded: RuleChoices): FilterSearch {
  const { rules: _, compare: __, ...rest } = address;
  const rules = changesFrom(recorded, chosen);
  return Object.keys(rules).length === 0 ? rest : { ...rest, rules };
}

/** A choice with one of its numbers set, kept inside the rule's bounds. */
export function withLimit(choice: RuleChoice, { key, least, most }: RuleLimit, value: number): RuleChoice {
  return { ...choice, limits: { ...choice.limits, [key]: Math.min(most, Math.max(least, value)) } };
}

/** How many rules are off, and how many of the others go by a number that is not the usual one. */
export function countChoices(choices: RuleChoices): Readonly<{ all: number; off: number; changed: number }> {
  const on = ruleNames.filter((name) => choices[name].isOn);
  const changed = on.filter((name) =>
    ruleFacts[name].limits.some(({ key, usual }) => choices[name].limits[key] !== usual),
  );
  return { all: ruleNames.length, off: ruleNames.length - on.length, changed: changed.length };
}
