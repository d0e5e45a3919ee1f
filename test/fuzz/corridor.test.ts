import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkFinished, numbers } from "./facts.ts";
import { mostAhead, plan, playRun, runs, schedule } from "./schedules.ts";

test("in any order of replies, vectors, steps, timers, troubles, pauses and kills a run finishes with a whole ledger", async (t) => {
  const seen = { runs: 0, sittings: 0, things: 0, swaps: 0 };
  await fc.assert(
    fc.asyncProperty(plan(false), schedule, async (plan, schedule) => {
      const at = { sittings: 0, things: 0, most: 0 };
      const world = await playRun(plan, schedule, at);
      checkFinished(world.project);
      if (plan.settings.train !== "none" && plan.settings.epochs === 1) {
        const end = plan.settings.reserveBatches; // released when the goal is met
        assert.ok(at.most <= mostAhead(plan) + end, `${at.most} batches ahead`);
      }
      seen.swaps += numbers(world.project, "SELECT id FROM seed_change").length;
      world.close();
      seen.runs += 1;
      seen.sittings += at.sittings;
      seen.things += at.things;
    }),
    { numRuns: runs(1500) },
  );
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.swaps > seen.runs / 10, "replacements happen in these runs");
});
