import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { simulate } from "./simulation.ts";
import type { Simulated, Simulation } from "./simulation.ts";

const { replacement } = settingsFor({
  preset: "recommended",
  goal: 1000,
  batchSize: 16,
  epochs: 1,
  train: "embedded",
  lockstep: false,
  concurrency: 4,
});
const seeds = 40;

/** Figures of 200 runs of 35 tasks a seed, the most for which *small* is chosen, ten batches a window. */
function figures(
  t: TestContext,
  given: Pick<Simulation, "bad" | "keepProbability"> & Partial<Simulation>,
): Simulated {
  const runs = Array.from({ length: 200 }, (_, index) =>
    simulate({ key: `${index}`, seeds, generated: 35 * seeds, keptPerWindow: 160, ...replacement, ...given }),
  );
  const mean = (name: keyof Simulated): number => runs.reduce((all, run) => all + run[name], 0) / runs.length;
  const means: Simulated = {
    evicted: mean("evicted"),
    evictedNewcomers: mean("evictedNewcomers"),
    evictedBad: mean("evictedBad"),
    eligible: mean("eligible"),
    eligibleNewcomers: mean("eligibleNewcomers"),
    expectedNewcomers: mean("expectedNewcomers"),
    expectedBad: mean("expectedBad"),
    badLeft: mean("badLeft"),
  };
  t.diagnostic(JSON.stringify(means));
  return means;
}

const nullCases = {
  "the same share of tasks kept throughout": () => 0.8,
  "a share that falls as more is kept": (_bad: number, kept: number) =>
    0.95 - 0.25 * Math.min(1, kept / 1000),
} as const;

for (const [name, keepProbability] of Object.entries(nullCases)) {
  test(`all seeds equal, ${name}: newcomers leave at most 1.4 times as often as their share of the eligible`, (t) => {
    for (const keptPerWindow of [40, 160]) {
      const found = figures(t, { bad: 0, keepProbability, keptPerWindow });
      assert.ok(found.evicted > 20);
      const pooled = found.evictedNewcomers / found.evicted / (found.eligibleNewcomers / found.eligible);
      const perWindow = found.evictedNewcomers / found.expectedNewcomers;
      assert.ok(pooled <= 1.4 && perWindow <= 1.4, `${pooled.toFixed(2)} and ${perWindow.toFixed(2)}`);
    }
  });
}

test("five of forty seeds planted 0.3 worse, a third of it in each prompt: at least nine in ten of them leave", (t) => {
  const found = figures(t, { bad: 5, keepProbability: (bad) => 0.85 - 0.1 * bad });
  assert.ok(found.badLeft <= 0.5, `${found.badLeft} are left`);
  assert.ok(found.evicted <= 30, `${found.evicted} leave in all`);
  assert.ok(found.evictedBad >= 2 * found.expectedBad, "twice as often as by chance");
});
