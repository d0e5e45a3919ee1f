import { setImmediate as turn } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import type { z } from "zod";
import { answerParentAtOnce } from "../workers/answer.ts";
import { openPoolGate } from "./poolGate.ts";
import { longestTurnMs } from "./poolBuild.ts";
import { poolRequest, poolThreadOptions } from "./poolMessages.ts";
import type { Judged, PoolItem, PoolLimits, judgedAnswer } from "./poolMessages.ts";
import { openPoolStanding } from "./poolStanding.ts";
import { openPoolTexts } from "./poolTexts.ts";

// The thread that owns the index of a run's filter. It is built at once, or when the run has something to judge.
const options = poolThreadOptions.parse(workerData);
const pool = openPoolTexts(options);
const standing = openPoolStanding({ ...options, gate: openPoolGate(options.gate) }, pool);
let last: Promise<unknown> = standing.begin();

answerParentAtOnce((request) => {
  const asked = poolRequest.parse(request);
  if (asked.kind === "standing") return standing.next();
  if (asked.kind === "nearestFew") {
    return standing.isReady() ? pool.nearestFew(asked.text, asked.count, asked.before) : null;
  }
  const judged = last.then(() => judge(asked.items, asked.limits));
  last = judged.catch(() => undefined);
  return judged;
});

/** Judges in order, and listens between texts, so that a large slice keeps no question waiting. */
async function judge(
  items: readonly PoolItem[],
  { theta, room }: PoolLimits,
): Promise<z.infer<typeof judgedAnswer>> {
  const tookMs = await standing.build();
  if (tookMs === null) return null;
  let kept = 0;
  let since = performance.now();
  const judged: Judged[] = [];
  for (const item of items) {
    const verdict: Judged =
      kept < room ? pool.judge(item, theta) : { id: item.id, nearest: null, score: 0, outcome: "over_goal" };
    if (verdict.outcome === "kept") kept += 1;
    judged.push(verdict);
    if (performance.now() - since < longestTurnMs) continue;
    await turn();
    since = performance.now();
  }
  return { judged, tookMs, contents: pool.contents() };
}
