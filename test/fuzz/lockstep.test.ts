import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkFinished, numbers, repeatedFacts } from "./facts.ts";
import { plan, playRun, runs, schedule, undisturbed } from "./schedules.ts";

test("in turn, every schedule ends in the same facts", async (t) => {
  const seen = { runs: 0, sittings: 0, things: 0, swaps: 0 };
  await fc.assert(
    fc.asyncProperty(
      plan(true),
      fc.array(schedule, { minLength: 3, maxLength: 3 }),
      async (plan, schedules) => {
        const facts: (readonly unknown[])[] = [];
        for (const each of [undisturbed, ...schedules]) {
          const at = { sittings: 0, things: 0, most: 0 };
          const world = await playRun(plan, each, at);
          checkFinished(world.project);
          facts.push(repeatedFacts(world.project));
          seen.swaps += numbers(world.project, "SELECT id FROM seed_change").length;
          world.close();
          seen.runs += 1;
          seen.sittings += at.sittings;
          seen.things += at.things;
        }
        for (const other of facts.slice(1)) assert.deepEqual(other, facts[0]);
      },
    ),
    { numRuns: runs(250) },
  );
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.swaps > seen.runs / 10, "replacements happen in these runs");
});
