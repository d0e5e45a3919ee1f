import { setImmediate as turn } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import type { z } from "zod";
import { answerParentAtOnce } from "../../workers/answer.ts";
import { findingsOf } from "../rules/findings.ts";
import { judgeCandidate } from "../judging.ts";
import { longestTurnMs } from "./poolBuild.ts";
import { openPoolGate } from "./poolGate.ts";
import { poolRequest, poolThreadOptions } from "./poolMessages.ts";
import type { Judged, PoolLimits, ReplyToJudge, judgedAnswer } from "./poolMessages.ts";
import { openPoolStanding } from "./poolStanding.ts";
import { openPoolTexts } from "./poolTexts.ts";

// The thread that judges for a run's filter and owns its index. It is built at once, or when the run has something to judge.
const options = poolThreadOptions.parse(workerData);
const { filter, exactRepeats } = options;
const pool = openPoolTexts({ tokenizer: filter.tokenizer, exactRepeats });
const standing = openPoolStanding({ ...options, gate: openPoolGate(options.gate) }, pool);
let last: Promise<unknown> = standing.begin();

answerParentAtOnce((request) => {
  const asked = poolRequest.parse(request);
  if (asked.kind === "standing") return standing.next();
  if (asked.kind === "nearestFew") {
    return standing.isReady() ? pool.nearestFew(asked.text, asked.count, asked.before) : null;
  }
  if (asked.kind === "findings") return findingsOf(asked.task, asked.promptSeeds, filter);
  const judged = last.then(() => judge(asked.reply, asked.limits));
  last = judged.catch(() => undefined);
  return judged;
});

/** Judges in order, and listens between candidates, so that a large reply keeps no question waiting. */
async function judge(
  { candidates, promptSeeds }: ReplyToJudge,
  { theta, room }: PoolLimits,
): Promise<z.infer<typeof judgedAnswer>> {
  const tookMs = await standing.build();
  if (tookMs === null) return null;
  let kept = 0;
  let since = performance.now();
  const judged: Judged[] = [];
  for (const candidate of candidates) {
    const verdict = judgeCandidate(candidate, promptSeeds, { filter, pool, theta, hasRoom: kept < room });
    if (verdict.outcome === "kept") kept += 1;
    judged.push(verdict);
    if (performance.now() - since < longestTurnMs) continue;
    await turn();
    since = performance.now();
  }
  return { judged, tookMs, contents: pool.contents() };
}
