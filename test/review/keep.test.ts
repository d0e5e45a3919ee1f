import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { reviewCandidate } from "../../electron/review/keep.ts";
import { newestAct } from "../../electron/review/tables.ts";
import { factCount } from "../support/facts.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

const now = 1_760_000_000_000;

/** A project with a kept row (1) and texts that were set aside: too close (2), empty output (3), over the goal (4). */
function judged(context: TestContext) {
  const path = join(temporaryFolder(context), "judged.seedbed");
  const ledger = new Ledger(path);
  context.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 3);
  const run = ledger.run();
  ledger.reply(
    run,
    [1, 2, 3],
    [
      { instruction: "Name three birds of the sea", score: 0.2 },
      { instruction: "Name three birds of the lake", rule: "too_close", score: 0.9 },
      { instruction: "Name a tree", output: " \n", rule: "empty_output" },
      { instruction: "Name a river", rule: "over_goal" },
    ],
  );
  const said = (candidate: number, act: "keep" | "leave_out" | "clear", at = now) =>
    reviewCandidate(ledger.project, run, candidate, act, at);
  const acts = () => factCount(path, "SELECT count(*) FROM review");
  return { ledger, run, path, said, acts };
}

test("a person's word on a text that was set aside is a fact, and the newest is in force", (context) => {
  const { ledger, said, acts } = judged(context);
  assert.deepEqual(said(2, "keep"), { previous: null });
  assert.deepEqual(said(2, "leave_out", now + 1), { previous: "keep" });
  assert.deepEqual(said(4, "keep", now + 2), { previous: null });
  assert.deepEqual(said(2, "clear", now + 3), { previous: "leave_out" });
  assert.equal(acts(), 4);
  assert.deepEqual(
    [2, 4].map((candidate) => newestAct(ledger.project.db, candidate)),
    ["clear", "keep"],
  );
});

test("an act is undone with what was said before, as a new fact", (context) => {
  const { ledger, said, acts } = judged(context);
  said(2, "leave_out");
  const { previous } = said(2, "keep");
  said(2, previous ?? "clear");
  assert.equal(newestAct(ledger.project.db, 2), "leave_out");
  const first = said(4, "keep");
  said(4, first.previous ?? "clear");
  assert.equal(newestAct(ledger.project.db, 4), "clear");
  assert.equal(acts(), 5);
});

test("saying the same again adds no fact", (context) => {
  const { said, acts } = judged(context);
  said(2, "clear");
  assert.equal(acts(), 0);
  said(2, "keep");
  assert.deepEqual(said(2, "keep", now + 9), { previous: "keep" });
  assert.equal(acts(), 1);
});

test("what is kept already, has no answer or was not judged cannot be kept", (context) => {
  const { said, acts } = judged(context);
  const refused = (sentence: string) => ({ kind: "usage", sentence });
  assert.throws(() => said(1, "keep"), refused("Instruction 1 is kept already."));
  assert.throws(() => said(1, "leave_out"), refused("Instruction 1 is kept already."));
  assert.throws(() => said(3, "keep"), refused("It has no answer to keep."));
  assert.throws(() => said(77, "keep"), refused("The filter has judged no instruction #77 in this run."));
  assert.equal(acts(), 0);
  assert.deepEqual(said(3, "leave_out"), { previous: null });
  assert.equal(acts(), 1);
});

test("what a person left out can be brought back, and left out again, when a later run keeps it", (context) => {
  const { ledger, run, said } = judged(context);
  said(2, "leave_out");
  const child = ledger.insert("run", {
    parent: run,
    kind: "grow",
    key: "00",
    settings: "{}",
    settings_hash: "other",
    versions: "{}",
    created_at: now,
  });
  ledger.insert("verdict", { run: child, candidate: 2, kept_number: 2, rule: null, score: 0.9, marks: "[]" });
  ledger.insert("verdict", { run: child, candidate: 4, kept_number: 3, rule: null, score: 0.1, marks: "[]" });
  assert.throws(() => reviewCandidate(ledger.project, child, 4, "leave_out", now), {
    sentence: "Instruction 3 is kept already.",
  });
  const { previous } = reviewCandidate(ledger.project, child, 2, "clear", now);
  assert.equal(previous, "leave_out");
  reviewCandidate(ledger.project, child, 2, previous, now);
  assert.equal(newestAct(ledger.project.db, 2), "leave_out");
});
