import { markNames } from "../../nouns/ruleChoices.ts";
import type { Mark } from "../../nouns/rules.ts";
import type { FilterSettings } from "../../nouns/settings.ts";
import { askedOf } from "./finding.ts";
import type { Task } from "./finding.ts";
import { ruleTests } from "./ruleTests.ts";

/** The marks of a row that stays (ALGORITHMS 6b, R6), in the order of `markSentences`; often none. */
export function marksOf(candidate: Task, filter: FilterSettings): readonly Mark[] {
  const asked = askedOf(candidate, [], filter);
  return markNames.filter((mark) => filter.rules[mark].isOn && ruleTests[mark](asked).speaks);
}
