import type { RuleName } from "../../nouns/ruleChoices.ts";
import type { RuleTest } from "./finding.ts";
import { instanceRules } from "./instanceRules.ts";
import { instructionRules } from "./instructionRules.ts";
import { markRules } from "./markRules.ts";
import { qualityRules } from "./qualityRules.ts";

/** What each rule finds: verdicts, marks and explanations all ask here. */
export const ruleTests: Readonly<Record<RuleName, RuleTest>> = {
  ...instructionRules,
  ...instanceRules,
  ...qualityRules,
  ...markRules,
};
