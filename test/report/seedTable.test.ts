import assert from "node:assert/strict";
import { test } from "node:test";
import { setAside } from "../../electron/report/setAside.ts";
import { seedStory } from "../../electron/report/seedStory.ts";
import { seedTable } from "../../electron/report/seedTable.ts";
import { sources } from "../../electron/report/sources.ts";
import { pinSeed, restoreSeed, retireSeed, undoWindow } from "../../electron/seeds/acts.ts";
import { addTyped, editSeed } from "../../electron/seeds/typed.ts";
import { grownLedger } from "./grownLedger.ts";

const none = { kind: "noRun" } as const;
const open = {
  kind: "open",
  window: 2,
  firstStep: 3,
  lastStep: 12,
  stepsLeft: 9,
  most: 1,
  next: [{ id: 3, isGrown: false, score: 5 / 6 }],
  floor: 5 / 6,
  minGenerated: 4,
} as const;

test("the table tells of each seed in the bed what it brought and what becomes of it", (context) => {
  const { ledger, run } = grownLedger(context);
  pinSeed({ project: ledger.project, run, now: 1 }, 4);
  const { rows, counts, floor } = seedTable(ledger.project.db, run, "bed", open);
  assert.deepEqual(counts, { bed: 4, out: 1, setAside: 1 });
  assert.equal(floor, 5 / 6);
  assert.deepEqual(
    rows.map(({ id, generation, generated, kept, age, isPinned, fate }) => [
      id,
      generation,
      generated,
      kept,
      age,
      isPinned,
      fate.kind,
    ]),
    [
      [2, 0, 7, 6, 3, false, "stays"],
      [3, 0, 6, 5, 3, false, "nextToLeave"],
      [4, 0, 3, 3, 3, true, "stays"],
      [5, 1, 1, 1, 1, false, "tooNew"],
    ],
  );
});

test("a table is cut, the one that would leave next and the grown ones first, and counts all", (context) => {
  const { ledger, run } = grownLedger(context);
  const { rows, counts } = seedTable(ledger.project.db, run, "bed", open, 3);
  assert.deepEqual(
    rows.map(({ id, generated, fate }) => [id, generated, fate.kind]),
    [
      [2, 7, "stays"],
      [3, 6, "nextToLeave"],
      [5, 1, "tooNew"],
    ],
  );
  assert.equal(counts.bed, 4);
  assert.deepEqual(seedTable(ledger.project.db, run, "out", open, 0).rows, []);
});

test("those that left say how, the newest first", (context) => {
  const { ledger, run } = grownLedger(context);
  const { project } = ledger;
  const bed = { project, run, now: 1 };
  const out = () => seedTable(project.db, run, "out", open).rows.map(({ id, fate }) => [id, fate]);
  assert.deepEqual(out(), [
    [1, { kind: "replaced", window: 1, firstStep: 1, lastStep: 2, by: { id: 5, isGrown: true } }],
  ]);
  addTyped(bed, { instruction: "Sixth", input: "", output: "Done" });
  const written = editSeed(bed, 2, { instruction: "Other", input: "", output: "Done" });
  retireSeed(bed, 4);
  undoWindow(bed, 1);
  assert.deepEqual(out(), [
    [5, { kind: "undone", window: 1, firstStep: 1, lastStep: 2 }],
    [4, { kind: "retired" }],
    [2, { kind: "edited", into: { id: written, isGrown: false } }],
  ]);
  assert.deepEqual(seedTable(project.db, run, "bed", none).counts, { bed: 4, out: 3, setAside: 1 });
});

test("before a run the table holds what a person gave", (context) => {
  const { ledger } = grownLedger(context);
  const { rows, counts } = seedTable(ledger.project.db, null, "bed", none);
  assert.deepEqual(
    rows.map(({ id, score }) => [id, score]),
    [
      [1, null],
      [2, null],
      [3, null],
      [4, null],
    ],
  );
  assert.equal(counts.bed, 4);
});

test("the story of a grown seed names its parents, its request, its window, and who it replaced", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const story = seedStory(db, run, 5, open);
  assert.deepEqual(
    story?.birth?.parents.map(({ id, generation }) => [id, generation]),
    [
      [1, 0],
      [2, 0],
      [3, 0],
    ],
  );
  const { prompt, candidate, keptNumber, window, batch, gradientNorm, replaced } = story?.birth ?? {};
  assert.deepEqual(
    { prompt, candidate, keptNumber, window, batch, gradientNorm, replaced },
    {
      prompt: 1,
      candidate: 1,
      keptNumber: 1,
      window: 1,
      batch: 1,
      gradientNorm: 2.25,
      replaced: { id: 1, isGrown: false },
    },
  );
  assert.deepEqual([story?.rank, story?.source, story?.usable], [{ place: 4, of: 4 }, null, 0.5]);
  assert.deepEqual(
    story?.rows.map(({ keptNumber: kept, cluster }) => [kept, cluster]),
    [[6, null]],
  );
});

test("the story of a parent names the seeds grown from it and the newest kept rows", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const story = seedStory(db, run, 2, open);
  assert.deepEqual(
    story?.grown.map(({ id }) => id),
    [5],
  );
  assert.deepEqual(
    story?.rows.map(({ keptNumber, batch }) => [keptNumber, batch]),
    [
      [6, null],
      [4, 2],
      [5, null],
    ],
  );
  assert.deepEqual(story?.source, { name: "seeds.jsonl", line: 2, isTyped: false });
  const left = seedStory(db, run, 1, open);
  assert.deepEqual([left?.isInBed, left?.rank, left?.fate.kind], [false, null, "replaced"]);
  restoreSeed({ project: ledger.project, run, now: 1 }, 1);
  assert.deepEqual(
    [seedStory(db, run, 1, open)?.isInBed, seedStory(db, run, 1, open)?.isRestored],
    [true, true],
  );
  assert.equal(seedStory(db, run, 99, open), null);
});

test("a seed written over another names it, and what was typed is no file", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const task = { instruction: "Other", input: "In", output: "Out" };
  const written = editSeed({ project: ledger.project, run, now: 1 }, 2, task);
  const story = seedStory(db, run, written, open);
  assert.deepEqual(
    [story?.editOf, story?.source?.isTyped, story?.text, story?.generated],
    [{ id: 2, isGrown: false }, true, "Other", 0],
  );
  assert.deepEqual(
    sources(db).map(({ name }) => name),
    ["seeds.jsonl"],
  );
});

test("the lines set aside come page by page, with their file", (context) => {
  const { ledger } = grownLedger(context);
  ledger.source("more.jsonl", 1, [
    { line: 2, reason: "is not JSON", text: "a" },
    { line: 3, reason: "is not JSON", text: "b" },
  ]);
  const { db } = ledger.project;
  const first = setAside(db, 0, 2);
  assert.deepEqual(
    first.rows.map(({ file, line }) => [file, line]),
    [
      ["seeds.jsonl", 7],
      ["more.jsonl", 2],
    ],
  );
  assert.deepEqual([first.next, first.total], [2, 3]);
  const rest = setAside(db, 2, 2);
  assert.deepEqual([rest.rows.map(({ text }) => text), rest.next], [["b"], null]);
});
