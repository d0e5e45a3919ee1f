import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { decideWindow } from "../../electron/replace/decide.ts";
import type { Decision, WindowInput } from "../../electron/replace/decide.ts";
import type { WinnerRow } from "../../electron/replace/candidates.ts";

const choice = {
  goal: 1000,
  batchSize: 4,
  epochs: 1,
  train: "embedded",
  lockstep: false,
  concurrency: 4,
} as const;
const recommended = settingsFor({ preset: "recommended", ...choice });
const paper = settingsFor({ preset: "paper", ...choice });

const words =
  "apple brick cloud drum eagle flame grass honey ivory jewel knife lemon mango night ocean pearl".split(" ");

/** Texts that share no word with each other. */
function text(name: string, index: number): string {
  return words
    .slice(0, 4)
    .map((word) => `${word}${name}${index}`)
    .join(" ");
}

function poolOf(size: number, generated = 40): WindowInput["pool"] {
  return Array.from({ length: size }, (_, index) => ({
    id: index + 1,
    instruction: text("seed", index),
    isHuman: true,
    isPinned: false,
    fromPrompt: 1,
    count: { generated, kept: Math.min(generated, index), prompts: 3 },
  }));
}

function rows(count: number, more: Partial<WinnerRow> = {}): readonly WinnerRow[] {
  return Array.from({ length: count }, (_, index) => ({
    candidate: 100 + index,
    instruction: text("row", index),
    output: "An answer.",
    hasMark: false,
    ...more,
  }));
}

const steps = [3, 9, 5].map((gradientNorm, index) => ({
  gradientNorm,
  tokens: 100,
  batch: 21 + index,
  step: 11 + index,
}));

function decide(
  changes: Partial<WindowInput> = {},
  rule: Parameters<typeof decideWindow>[1] = recommended,
): Decision {
  const pool = changes.pool ?? poolOf(24);
  return decideWindow(
    { past: [], steps, rowsOf: () => rows(4), pool, humanSeeds: pool.length, isAdvice: false, ...changes },
    rule,
  );
}

describe("a window", () => {
  test("replaces the lowest seeds, one for every twelve, by the winner's rows in batch order", () => {
    let asked = 0;
    const found = decide({
      rowsOf: (batch) => {
        asked = batch;
        return rows(4);
      },
    });
    assert.equal(asked, 22);
    assert.equal(found.outcome, "replaced");
    assert.equal(found.sentence, "2 seeds replaced, the most a window may.");
    assert.deepEqual([found.winner, found.normWinner, found.maxSwaps, found.eligible], [1, 1, 2, 12]);
    assert.deepEqual(
      found.swaps.map(({ left, came }) => [left.id, came]),
      [
        [1, 100],
        [2, 101],
      ],
    );
    assert.deepEqual(
      found.rows.map(({ fate }) => fate),
      ["came_in", "came_in", "no_room", "no_room"],
    );
  });

  test("replaces fewer when fewer rows may come in, and says how many seeds could leave", () => {
    const found = decide({ rowsOf: () => rows(1) });
    assert.equal(found.sentence, "1 seed replaced, 12 seeds could leave.");
    const [first] = poolOf(1);
    const pool = poolOf(24, 19).map((seed) => (seed.id === 1 && first !== undefined ? first : seed));
    assert.equal(decide({ pool }).sentence, "1 seed replaced, 1 seed could leave.");
  });

  test("after the last prompt only advises: nothing is swapped, the rows say what would have come", () => {
    const found = decide({ isAdvice: true });
    assert.equal(found.outcome, "advice");
    assert.equal(found.sentence, "No prompt follows this window: 2 seeds would have been replaced.");
    assert.deepEqual(found.swaps, []);
    assert.deepEqual(
      found.rows.map(({ fate }) => fate),
      ["advised", "advised", "no_room", "no_room"],
    );
    const one = decide({ isAdvice: true, rowsOf: () => rows(1) });
    assert.equal(one.sentence, "No prompt follows this window: 1 seed would have been replaced.");
  });

  test("without a finite step has no winner", () => {
    const found = decide({ steps: steps.map((step) => ({ ...step, gradientNorm: null })) });
    assert.equal(found.outcome, "no_winner");
    assert.equal(found.sentence, "No step of this window had a finite gradient norm.");
    assert.deepEqual([found.winner, found.normWinner, found.rows], [null, null, []]);
  });

  test("with no row that may come in says so", () => {
    for (const refused of [
      rows(4, { hasMark: true }),
      rows(4, { output: "" }),
      rows(2, { instruction: text("seed", 3) }),
    ]) {
      const found = decide({ rowsOf: () => refused });
      assert.equal(found.outcome, "no_candidate");
      assert.equal(
        found.sentence,
        "No row of the winning batch may come in: each is too close to a seed, marked or without an answer.",
      );
    }
  });

  test("with no seed that has the evidence says so, and its rows found no room", () => {
    const found = decide({ pool: poolOf(24, 19) });
    assert.equal(found.outcome, "none_eligible");
    assert.equal(found.sentence, "No seed may leave: none has 20 texts of evidence yet.");
    assert.ok(found.rows.every(({ fate }) => fate === "no_room"));
  });

  test("with evidence for seeds of the person's that must stay says that, not that evidence is missing", () => {
    const humanSeeds = 48;
    const all = decide({ humanSeeds });
    assert.deepEqual([all.outcome, all.eligible], ["none_eligible", 0]);
    assert.equal(
      all.sentence,
      "No seed may leave: the 24 with 20 texts of evidence are yours and must stay.",
    );
    const [first] = poolOf(1);
    const pool = poolOf(24, 19).map((seed) => (seed.id === 1 && first !== undefined ? first : seed));
    const one = decide({ humanSeeds, pool });
    assert.equal(
      one.sentence,
      "No seed may leave: the only one with 20 texts of evidence is yours and must stay.",
    );
    const grown = poolOf(24).map((seed) => ({ ...seed, isHuman: seed.id > 1 }));
    assert.equal(decide({ humanSeeds, pool: grown }).outcome, "replaced");
    assert.equal(decide({ humanSeeds, isAdvice: true }).outcome, "advice");
  });

  test("of a pool below twelve replaces nothing in Recommended and does in Paper", () => {
    const found = decide({ pool: poolOf(11) });
    assert.equal(found.outcome, "off");
    assert.equal(
      found.sentence,
      "Seeds are replaced from 12 on, and there are 11. Add seeds to close the loop.",
    );
    assert.equal(found.winner, 1);
    const literal = decide({ pool: poolOf(11) }, paper);
    assert.equal(literal.outcome, "replaced");
    assert.equal(literal.sentence, "4 seeds replaced, 11 seeds could leave.");
    assert.equal(literal.maxSwaps, 16);
  });

  test("with replacement switched off still tells its winner", () => {
    const rule = { ...recommended, replacement: { ...recommended.replacement, policy: "off" as const } };
    const found = decide({}, rule);
    assert.deepEqual(
      [found.outcome, found.sentence, found.winner],
      ["off", "Replacement is switched off.", 1],
    );
    assert.deepEqual(found.swaps, []);
  });

  test("tells the winner by the raw norm too where the residual chooses another", () => {
    const tokens = (index: number): number => 50 + ((index * 37) % 400);
    const past = Array.from({ length: 20 }, (_, index) => ({
      tokens: tokens(index),
      gradientNorm: 20 * tokens(index) ** -0.5,
    }));
    const window = [
      { tokens: 10, gradientNorm: 20 * 10 ** -0.5, batch: 1, step: 21 },
      { tokens: 400, gradientNorm: 1.5 * 20 * 400 ** -0.5, batch: 2, step: 22 },
    ];
    const found = decide({ past, steps: window });
    assert.deepEqual([found.winner, found.normWinner], [1, 0]);
    assert.deepEqual([decide({ past, steps: window }, paper).winner], [0]);
  });

  test("decides the same when it is asked again", () => {
    assert.deepEqual(decide(), decide());
  });
});
