import assert from "node:assert/strict";
import { test } from "node:test";
import type { InstructionFilter, InstructionSort } from "../../electron/nouns/view.ts";
import { instructionLines, sumsOf } from "../../electron/report/instructions.ts";
import { grownLedger } from "./grownLedger.ts";
import { breathe, listed } from "./instructionsAsked.ts";

function lister(context: Parameters<typeof grownLedger>[0]) {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const ids = async (filter: Partial<InstructionFilter>, sort?: Partial<InstructionSort>) =>
    (await listed(db, run, filter, sort)).ids;
  return { ledger, run, db, ids };
}

test("each choice lists its rows newest first", async (context) => {
  const { ids } = lister(context);
  assert.deepEqual(await ids({ show: "kept" }), [7, 6, 5, 4, 2, 1]);
  assert.deepEqual(await ids({ show: "marked" }), [5]);
  assert.deepEqual(await ids({ show: "set aside" }), [8, 3]);
  assert.deepEqual(await ids({}), [8, 7, 6, 5, 4, 3, 2, 1]);
});

test("a list is narrowed by cluster, batch, rule or mark, seed, request and nearest score", async (context) => {
  const { ids } = lister(context);
  assert.deepEqual(await ids({ cluster: 0 }), [6, 4, 1]);
  assert.deepEqual(await ids({ batches: { from: 2, to: 9 } }), [5, 4]);
  assert.deepEqual(await ids({ reason: "too_close" }), [3]);
  assert.deepEqual(await ids({ reason: "placeholder" }), [5]);
  assert.deepEqual(await ids({ seed: 1 }), [4, 3, 2, 1]);
  assert.deepEqual(await ids({ seed: 5 }), [8, 7]);
  assert.deepEqual(await ids({ request: 2 }), [6, 5]);
  assert.deepEqual(await ids({ nearest: { from: 0.3, to: 0.9 } }), [1]);
  assert.deepEqual(await ids({ cluster: 0, seed: 2, show: "kept", search: "sort" }), [6]);
});

test("a list goes by each column both ways, rows without the value last", async (context) => {
  const { ids } = lister(context);
  const kept = (by: InstructionSort["by"], isRising: boolean) => ids({ show: "kept" }, { by, isRising });
  assert.deepEqual(await kept("number", true), [1, 2, 4, 5, 6, 7]);
  assert.deepEqual(await kept("cluster", true), [1, 4, 6, 2, 5, 7]);
  assert.deepEqual(await kept("cluster", false), [5, 2, 6, 4, 1, 7]);
  assert.deepEqual(await kept("batch", true), [1, 2, 4, 5, 6, 7]);
  assert.deepEqual(await kept("batch", false), [5, 4, 2, 1, 7, 6]);
  assert.deepEqual(await kept("norm", false), [2, 1, 7, 6, 5, 4]);
  assert.deepEqual(await ids({}, { by: "nearest", isRising: false }), [3, 1, 8, 7, 6, 5, 4, 2]);
});

test("a search looks into instruction, input and output, and takes % _ and \\ as they are", async (context) => {
  const { ids } = lister(context);
  const found = (search: string) => ids({ search });
  assert.deepEqual(await found("birds"), [3, 1]);
  assert.deepEqual(await found("MOON pulls"), [2]);
  assert.deepEqual(await found("3 1 2"), [6]);
  assert.deepEqual(await found("100%"), [4]);
  assert.deepEqual(await found("%"), [4]);
  assert.deepEqual(await found("s_of"), [4]);
  assert.deepEqual(await found("0\\10"), [4]);
  assert.deepEqual(await found("no such words"), []);
  assert.deepEqual(await found("  "), [8, 7, 6, 5, 4, 3, 2, 1]);
});

test("a list that was read goes on with the run: verdicts, clusters, batches, steps and finds", async (context) => {
  const { ledger, run, ids } = lister(context);
  assert.deepEqual(await ids({ search: "rain" }), [7]);
  assert.deepEqual(await ids({ batches: { from: 3, to: 3 } }), []);
  const [ninth] = ledger.reply(run, [2, 3, 4], [{ instruction: "Write of rain again", score: 0.5 }]);
  assert.deepEqual(await ids({ search: "rain" }), [9, 7]);
  ledger.place(run, 7, 6, 1);
  const batch = ledger.batch(run, 3, [{ candidate: 7, cluster: 1 }]);
  assert.deepEqual(await ids({ batches: { from: 3, to: 3 } }), [7]);
  ledger.step(run, batch, 3, 4, 9.5);
  assert.deepEqual((await ids({ show: "kept" }, { by: "norm" })).slice(0, 1), [7]);
  assert.equal(ninth, 9);
});

test("a row that a later epoch trains on again stands in its first batch", async (context) => {
  const { ledger, run, db, ids } = lister(context);
  ledger.batch(run, 3, [{ candidate: 1, cluster: 0 }], 2);
  assert.deepEqual(await ids({ batches: { from: 3, to: 3 } }), []);
  const lines = instructionLines(db, run, [1], false);
  assert.deepEqual(
    lines.map((line) => [line.candidate, line.batch]),
    [[1, 1]],
  );
});

test("a line shows its cluster, its first batch and that batch's gradient norm", (context) => {
  const { run, db } = lister(context);
  assert.deepEqual(instructionLines(db, run, [1], false), [
    {
      candidate: 1,
      keptNumber: 1,
      rule: null,
      instruction: "Name three birds of the sea",
      input: "",
      output: "Done.",
      score: 0.3,
      cluster: 0,
      batch: 1,
      gradientNorm: 2.25,
      marks: [],
      prompt: 1,
      review: null,
    },
  ]);
});

test("lines come in the order asked for; unknown ids are left out, texts are cut unless wanted whole", (context) => {
  const { ledger, run, db } = lister(context);
  const long = "word ".repeat(200);
  const [candidate] = ledger.reply(run, [2, 3, 4], [{ instruction: "Long", output: long }]);
  assert.ok(candidate !== undefined);
  const asked = [5, 999, candidate, 3];
  assert.deepEqual(
    instructionLines(db, run, asked, false).map((line) => line.candidate),
    [5, candidate, 3],
  );
  assert.equal(instructionLines(db, run, [candidate], false)[0]?.output.length, 400);
  assert.equal(instructionLines(db, run, [candidate], true)[0]?.output, long);
});

test("many rows are summed up, what is not known left out of the means", async (context) => {
  const { run, db } = lister(context);
  assert.deepEqual(await sumsOf(db, run, [1, 2, 3, 5, 7, 8, 999], breathe.reading), {
    rows: 6,
    kept: 4,
    marked: 1,
    meanNearest: 0.65,
    meanNorm: 2.25,
    clusters: [
      { cluster: 0, rows: 1 },
      { cluster: 1, rows: 2 },
    ],
    batches: [
      { batch: 1, rows: 2 },
      { batch: 2, rows: 1 },
    ],
    reasons: [
      { reason: "too_close", rows: 1 },
      { reason: "placeholder", rows: 1 },
      { reason: "blacklisted_word", rows: 1 },
    ],
  });
});
