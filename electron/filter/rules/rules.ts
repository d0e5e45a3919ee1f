import { ruleFacts, ruleNames } from "../../nouns/ruleChoices.ts";
import type { RuleName } from "../../nouns/ruleChoices.ts";
import type { DropRule } from "../../nouns/rules.ts";
import type { FilterSettings } from "../../nouns/settings.ts";
import { askedOf } from "./finding.ts";
import type { PromptSeeds, Task } from "./finding.ts";
import { ruleTests } from "./ruleTests.ts";

const inOrder = ruleNames.filter(isDrop);

/**
 * The first rule that drops a candidate, or null when it goes on to ROUGE-L: the text heuristics
 * (ALGORITHMS 3), the instance rules (ambiguity 22) and the flags that drop (6b, R6), in this order.
 * A rule that is switched off is not asked.
 */
export function ruleAgainst(
  candidate: Task,
  promptSeeds: PromptSeeds,
  filter: FilterSettings,
): DropRule | null {
  const asked = askedOf(candidate, promptSeeds, filter);
  return inOrder.find((rule) => filter.rules[rule].isOn && ruleTests[rule](asked).speaks) ?? null;
}

function isDrop(rule: RuleName): rule is DropRule {
  return ruleFacts[rule].action === "drop";
}
