import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { ReviewAct } from "../../electron/nouns/filterView.ts";
import type { InstructionFilter } from "../../electron/nouns/view.ts";
import { instructionLines, sumsOf } from "../../electron/report/instructions.ts";
import { story } from "../../electron/report/story.ts";
import { reviewCandidate } from "../../electron/review/keep.ts";
import { grownLedger } from "./grownLedger.ts";
import { breathe, listed } from "./instructionsAsked.ts";

const now = 1_760_000_000_000;

/** The grown project: rows 3 (too close) and 8 (by a rule) were set aside, the other six kept. */
function reviewed(context: TestContext) {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  const ids = async (show: InstructionFilter["show"], more: Partial<InstructionFilter> = {}) =>
    (await listed(db, run, { show, ...more })).ids;
  const said = (candidate: number, act: ReviewAct, at = now) =>
    reviewCandidate(ledger.project, run, candidate, act, at);
  const exported = (rows: number, at: number) =>
    ledger.insert("export", { run, format: "alpaca", license: null, rows, files: "[]", exported_at: at });
  return { ledger, run, db, ids, said, exported };
}

test("what a person keeps anyway stands among the kept rows at the next look, until it is taken back", async (context) => {
  const { ids, said } = reviewed(context);
  assert.deepEqual(await ids("kept by a person"), []);
  said(3, "keep");
  assert.deepEqual(await ids("kept"), [7, 6, 5, 4, 3, 2, 1]);
  assert.deepEqual(await ids("kept by a person"), [3]);
  assert.deepEqual(await ids("set aside"), [8]);
  assert.deepEqual(await ids("all", { reason: "too_close" }), [3]);
  assert.deepEqual(await ids("marked"), [5]);
  said(8, "leave_out");
  assert.deepEqual(await ids("set aside"), [8]);
  said(3, "clear");
  assert.deepEqual(await ids("kept"), [7, 6, 5, 4, 2, 1]);
  assert.deepEqual(await ids("set aside"), [8, 3]);
});

test("a word on a text that was not judged yet holds from its verdict on", async (context) => {
  const { ledger, run, ids } = reviewed(context);
  await ids("kept");
  const candidate = { parsing: 1, ordinal: 9, input: "", output: "Done.", shortened: 0 };
  ledger.insert("candidate", { ...candidate, instruction: "Written before" });
  ledger.insert("review", { candidate: 9, act: "keep", made_at: now });
  assert.deepEqual(await ids("kept by a person"), []);
  const verdict = { run, candidate: 9, kept_number: null, rule: "too_close", score: 0.9, marks: "[]" };
  ledger.insert("verdict", verdict);
  assert.deepEqual(await ids("kept by a person"), [9]);
});

test("lines carry a person's newest word, and sums count what is kept anyway", async (context) => {
  const { db, run, said } = reviewed(context);
  said(3, "leave_out");
  said(3, "keep");
  said(8, "leave_out");
  assert.deepEqual(
    instructionLines(db, run, [1, 3, 8], false).map((line) => [line.review, line.keptNumber, line.rule]),
    [
      [null, 1, null],
      ["keep", null, "too_close"],
      ["leave_out", null, "blacklisted_word"],
    ],
  );
  const sums = await sumsOf(db, run, [1, 3, 5, 8], breathe.reading);
  assert.deepEqual([sums.rows, sums.kept, sums.marked], [4, 3, 1]);
});

test("a story tells a person's word and when it was said, unless it was taken back", (context) => {
  const { db, run, said } = reviewed(context);
  const told = () => story(db, run, 3)?.review;
  assert.equal(told(), null);
  said(3, "keep", now + 5);
  assert.deepEqual(told(), { act: "keep", madeAt: now + 5 });
  said(3, "clear", now + 6);
  assert.equal(told(), null);
});

test("a story names the exports that hold a row, also one that a person kept or took back meanwhile", (context) => {
  const { db, run, said, exported } = reviewed(context);
  const told = (candidate: number) => story(db, run, candidate)?.exported.map((made) => made.exportedAt);
  said(3, "keep", now);
  // Five of the filter's rows and the one that a person kept.
  exported(6, now + 1);
  assert.deepEqual([told(6), told(7), told(3), told(8)], [[now + 1], [], [now + 1], []]);
  said(3, "clear", now + 2);
  exported(6, now + 3);
  assert.deepEqual([told(7), told(3)], [[now + 3], [now + 1]]);
});

test("what a person leaves out is not in the data set though the run keeps it", async (context) => {
  const { ledger, db, run, ids } = reviewed(context);
  // Said of it when a parent run had set it aside.
  ledger.insert("review", { candidate: 5, act: "leave_out", made_at: now });
  assert.deepEqual(await ids("kept"), [7, 6, 4, 2, 1]);
  assert.deepEqual(await ids("marked"), []);
  assert.deepEqual(await ids("set aside"), [8, 5, 3]);
  const [line] = instructionLines(db, run, [5], false);
  assert.deepEqual([line?.review, line?.rule, line?.keptNumber !== null], ["leave_out", null, true]);
  const sums = await sumsOf(db, run, [1, 5], breathe.reading);
  assert.deepEqual([sums.kept, sums.marked], [1, 0]);
  ledger.insert("review", { candidate: 5, act: "clear", made_at: now + 1 });
  assert.deepEqual(await ids("marked"), [5]);
});

test("an export holds no row that was left out, and all the others", (context) => {
  const { ledger, db, run, exported } = reviewed(context);
  const told = (candidate: number) => story(db, run, candidate)?.exported.map((made) => made.exportedAt);
  ledger.insert("review", { candidate: 5, act: "leave_out", made_at: now });
  // Six rows of the filter's but the one that a person left out.
  exported(5, now + 1);
  assert.deepEqual([told(1), told(5), told(7)], [[now + 1], [], [now + 1]]);
});

test("a text that holds a NUL is told whole", (context) => {
  const { ledger, db, run } = reviewed(context);
  const [candidate = 0] = ledger.reply(run, [2, 3, 4], [{ instruction: "Before\0after", output: "a\0b" }]);
  for (const isWhole of [false, true]) {
    const [line] = instructionLines(db, run, [candidate], isWhole);
    assert.deepEqual([line?.instruction, line?.output], ["Before\0after", "a\0b"]);
  }
});
