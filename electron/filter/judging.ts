import type { FilterSettings } from "../nouns/settings.ts";
import type { PromptSeeds, Task } from "./rules/finding.ts";
import { marksOf } from "./rules/marks.ts";
import type { Judged } from "./pool/poolMessages.ts";
import type { PoolTexts } from "./pool/poolTexts.ts";
import { ruleAgainst } from "./rules/rules.ts";

/** What candidates are judged by. */
type Judging = Readonly<{ filter: FilterSettings; pool: PoolTexts; theta: number }>;

/**
 * The verdict on one candidate: what no rule sets aside is compared with the pool, as long as there is room below
 * the goal; what is kept has joined the pool and carries its marks.
 */
export function judgeCandidate(
  candidate: Task & Readonly<{ id: number }>,
  promptSeeds: PromptSeeds,
  { filter, pool, theta, hasRoom }: Judging & Readonly<{ hasRoom: boolean }>,
): Judged {
  const { id, instruction } = candidate;
  const unscored = { id, nearest: null, score: null, marks: [] } as const;
  const rule = ruleAgainst(candidate, promptSeeds, filter);
  if (rule !== null) return { ...unscored, outcome: rule };
  if (!hasRoom) return { ...unscored, outcome: "over_goal" };
  const scored = pool.judge({ id, text: instruction }, theta);
  return { id, ...scored, marks: scored.outcome === "kept" ? marksOf(candidate, filter) : [] };
}
