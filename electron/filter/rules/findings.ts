import { ruleNames } from "../../nouns/ruleChoices.ts";
import type { RuleName } from "../../nouns/ruleChoices.ts";
import type { FilterSettings } from "../../nouns/settings.ts";
import { askedOf } from "./finding.ts";
import type { PromptSeeds, Task } from "./finding.ts";
import { ruleTests } from "./ruleTests.ts";

/** What one rule says of a candidate; of a rule that is switched off, what it would say. */
export type RuleFinding = Readonly<{
  rule: RuleName;
  isOn: boolean;
  speaks: boolean;
  /** The number beside the rule's first limit, where it has one. */
  value: number | null;
}>;

/** Every rule's finding, in the order in which rules are asked. */
export function findingsOf(
  candidate: Task,
  promptSeeds: PromptSeeds,
  filter: FilterSettings,
): readonly RuleFinding[] {
  const asked = askedOf(candidate, promptSeeds, filter);
  return ruleNames.map((rule) => {
    const { speaks, value } = ruleTests[rule](asked);
    return { rule, isOn: filter.rules[rule].isOn, speaks, value: value() };
  });
}
