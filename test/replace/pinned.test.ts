import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { decideWindow } from "../../electron/replace/decide.ts";
import { outlook } from "../../electron/replace/outlook.ts";
import { evictionOrder } from "../../electron/replace/score.ts";
import type { PoolSeed } from "../../electron/replace/score.ts";
import { pinSeed, undoWindow } from "../../electron/seeds/acts.ts";
import { horizon, poolWithCounts } from "../../electron/replace/tables.ts";
import { grownLedger } from "../report/grownLedger.ts";

const settings = settingsFor({
  preset: "recommended",
  goal: 1000,
  batchSize: 4,
  epochs: 1,
  train: "embedded",
  lockstep: false,
  concurrency: 4,
});

function poolOf(size: number, pinned: readonly number[]): readonly (PoolSeed & { instruction: string })[] {
  return Array.from({ length: size }, (_, index) => ({
    id: index + 1,
    instruction: `seed ${index}`,
    isHuman: true,
    isPinned: pinned.includes(index + 1),
    fromPrompt: 1,
    count: { generated: 40, kept: index, prompts: 3 },
  }));
}

function decide(pinned: readonly number[], humanSeeds = 24) {
  const steps = [{ gradientNorm: 3, tokens: 100, batch: 1, step: 11 }];
  const rows = ["one row", "other words"].map((instruction, candidate) => ({
    candidate,
    instruction,
    output: "An answer.",
    hasMark: false,
  }));
  const pool = poolOf(24, pinned);
  return decideWindow({ past: [], steps, rowsOf: () => rows, pool, humanSeeds, isAdvice: false }, settings);
}

test("a pinned seed never leaves; the next in order goes in its place", () => {
  assert.deepEqual(
    decide([1, 2]).swaps.map(({ left }) => left.id),
    [3, 4],
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 24 })),
      fc.integer({ min: 0, max: 40 }),
      (pinned, least) => {
        const rule = { minGenerated: least, minHumanShare: 0, humanSeeds: 24 };
        const order = evictionOrder(poolOf(24, pinned), rule);
        assert.ok(order.every((seed) => !pinned.includes(seed.id)));
        assert.equal(order.length, 24 - pinned.length);
      },
    ),
  );
});

test("when all that have the evidence are pinned, the window says that", () => {
  const all = Array.from({ length: 24 }, (_, index) => index + 1);
  const found = decide(all);
  assert.deepEqual([found.outcome, found.swaps], ["none_eligible", []]);
  assert.equal(found.sentence, "No seed may leave: the 24 with 20 texts of evidence are pinned.");
  assert.equal(
    decide([1], 48).sentence,
    "No seed may leave: the 24 with 20 texts of evidence are pinned or yours and must stay.",
  );
});

test("the outlook names who would go now by the same rules", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const rule = {
    ...settings,
    window: { steps: 2, skippedSteps: 0 },
    replacement: { policy: "paper", minGenerated: 3, maxPerWindow: 2, minHumanShare: 0 },
  } as const;
  const open = { kind: "open", window: 2, firstStep: 3, lastStep: 4, stepsLeft: 2, most: 2, minGenerated: 3 };
  const named = (id: number, score: number) => ({ id, isGrown: false, score });
  assert.deepEqual(outlook(db, run, rule, false), {
    ...open,
    next: [named(3, 5 / 6), named(2, 6 / 7)],
    floor: 6 / 7,
  });
  pinSeed({ project: ledger.project, run, now: 1 }, 3);
  undoWindow({ project: ledger.project, run, now: 1 }, 1);
  assert.deepEqual(outlook(db, run, rule, false), {
    ...open,
    next: [named(2, 6 / 7), named(4, 1)],
    floor: 1,
  });
  assert.deepEqual(outlook(db, run, rule, true), { kind: "over" });
  assert.deepEqual(outlook(db, run, { ...rule, train: "none" }, false), { kind: "untrained" });
  assert.deepEqual(outlook(db, run, settings, false), { kind: "tooSmall", least: 12, pool: 4 });
  const off = { ...settings, replacement: { ...settings.replacement, policy: "off" } } as const;
  assert.deepEqual(outlook(db, run, off, false), { kind: "off" });
});

test("the outlook reads only seeds that may leave, and names those that the whole pool would give", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  pinSeed({ project: ledger.project, run, now: 1 }, 4);
  const { lastPrompt, humanSeeds } = horizon(db, run, 0);
  for (const minHumanShare of [0, 0.25, 0.5, 0.75, 1]) {
    for (const minGenerated of [0, 1, 3, 7, 8]) {
      const replacement = { policy: "paper", minGenerated, maxPerWindow: 9, minHumanShare } as const;
      const seen = outlook(db, run, { ...settings, replacement }, false);
      assert.ok(seen.kind === "open");
      const whole = evictionOrder(poolWithCounts(db, run, lastPrompt + 1), { ...replacement, humanSeeds });
      assert.deepEqual(
        seen.next.map(({ id }) => id),
        whole.slice(0, seen.most).map(({ id }) => id),
      );
    }
  }
});
