import { ruleFacts, ruleNames, type RuleName } from "../../../electron/nouns/ruleChoices.ts";

/** What a rule judges by, or that it only marks. */
export type RuleGroup = "words" | "task" | "quality" | "marked";

/** The group that a rule is shown in. */
export function groupOfRule(name: RuleName): RuleGroup {
  const { action, origin } = ruleFacts[name];
  if (action === "mark") return "marked";
  if (origin === "text") return "words";
  return origin === "instance" ? "task" : "quality";
}

const order: readonly RuleGroup[] = ["words", "task", "quality", "marked"];

/** Every rule in the order in which it is asked, by groups. */
export const ruleGroups: readonly Readonly<{ group: RuleGroup; rules: readonly RuleName[] }>[] = order.map(
  (group) => ({ group, rules: ruleNames.filter((name) => groupOfRule(name) === group) }),
);
