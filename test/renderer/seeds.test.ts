import assert from "node:assert/strict";
import { test } from "node:test";
import type { SeedRow, SeedStory } from "../../electron/nouns/seedView.ts";
import { readSeedsSearch } from "../../renderer/seeds/seedsSearch.ts";
import { sortedSeeds } from "../../renderer/seeds/sortSeeds.ts";
import { asideReasons } from "../../renderer/words/seeds.ts";
import { actWords, fateWords, leftSentence, outlookSentence } from "../../renderer/words/seedTable.ts";

function row(id: number, score: number | null, more: Partial<SeedRow> = {}): SeedRow {
  return {
    id,
    isGrown: false,
    instruction: `Task ${id}`,
    generation: 0,
    generated: 30,
    kept: 20,
    score,
    age: 5,
    isPinned: false,
    fate: { kind: "stays" },
    ...more,
  };
}

test("the bed stands by score, the lowest first, and what has no score at the end either way", () => {
  const rows = [row(1, null), row(2, 0.9), row(3, 0.7), row(4, 0.7)];
  const order = (raw: Record<string, string | boolean>) =>
    sortedSeeds(rows, { ...readSeedsSearch({}), ...raw }).map(({ id }) => id);
  assert.deepEqual(order({}), [3, 4, 2, 1]);
  assert.deepEqual(order({ sort: "score", isDown: true }), [2, 3, 4, 1]);
  assert.deepEqual(order({ tab: "replaced" }), [1, 2, 3, 4]);
  assert.deepEqual(order({ search: "task 3" }), [3]);
});

test("a seed is found by its name as it is written", () => {
  const rows = [row(3204, 0.7, { isGrown: true }), row(320, 0.6)];
  const found = (search: string) => sortedSeeds(rows, { tab: "bed", search }).map(({ id }) => id);
  assert.deepEqual([found("g3,204"), found("320")], [[3204], [320, 3204]]);
});

test("an address that makes no sense is the plain bed", () => {
  assert.deepEqual(readSeedsSearch({}), { tab: "bed", search: "" });
  const odd: Record<string, unknown> = { tab: "moon", sort: "colour", seed: -1, search: 41 };
  assert.deepEqual(readSeedsSearch(odd), { tab: "bed", search: "41" });
});

test("what would go now is one sentence on the window and one on the seed", () => {
  const open = {
    kind: "open",
    window: 31,
    firstStep: 311,
    lastStep: 320,
    stepsLeft: 4,
    most: 2,
    next: [
      { id: 41, isGrown: false, score: 0.658 },
      { id: 3204, isGrown: true, score: 0.669 },
    ],
    floor: 0.669,
    minGenerated: 20,
  } as const;
  const seed = (more: Partial<SeedStory>): SeedStory => ({
    ...row(7, 0.703),
    text: "Task 7",
    input: "",
    output: "Done",
    isInBed: true,
    isRestored: false,
    source: null,
    rank: null,
    usable: null,
    birth: null,
    editOf: null,
    grown: [],
    rows: [],
    outlook: open,
    ...more,
  });
  const window =
    "Window 311–320 closes in 4 batches and may change up to 2 seeds. Lowest with enough evidence: 41 and g3,204.";
  assert.equal(outlookSentence(open, seed({})), `${window} This one stays: 0.703 is above 0.669.`);
  assert.equal(
    outlookSentence(open, seed({ fate: { kind: "nextToLeave" } })),
    `${window} This one would go.`,
  );
  assert.equal(outlookSentence(open, seed({ isPinned: true })), `${window} This one stays: it is pinned.`);
  assert.equal(
    outlookSentence(open, seed({ generated: 15, score: 0.6 })),
    `${window} This one stays: it has brought 15 of the 20 texts it is judged by.`,
  );
  assert.match(outlookSentence({ ...open, next: [], floor: null }, seed({})), /None may leave now/);
});

test("up to three lines that were set aside are named", () => {
  const lines = [
    { line: 44, reason: "has no instruction" },
    { line: 101, reason: "has no instruction" },
    { line: 1160, reason: "is not JSON" },
  ];
  assert.equal(asideReasons(lines), "Lines 44 and 101 have no instruction, line 1,160 is not JSON.");
  assert.equal(
    asideReasons([...lines, ...lines]),
    "Lines 44 and 101 have no instruction, line 1,160 is not JSON, and more.",
  );
  assert.equal(asideReasons([]), "");
});

test("a window is called by its steps, as in the Loop", () => {
  const window = { window: 3, firstStep: 31, lastStep: 40 };
  const by = { id: 12, isGrown: true };
  assert.equal(fateWords({ kind: "replaced", ...window, by }), "window 31–40, for g12");
  assert.equal(
    leftSentence({ kind: "replaced", ...window, by }),
    "Left in window 31–40; g12 came in for it.",
  );
  assert.equal(fateWords({ kind: "undone", ...window }), "window 31–40 undone");
  assert.equal(actWords.undoneSteps(window, 2), "Window 31–40 is undone: 2 seeds are back.");
});
