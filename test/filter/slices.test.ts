import assert from "node:assert/strict";
import { test } from "node:test";
import { filterStep } from "../../electron/filter/step.ts";
import { lastJudged } from "../../electron/filter/tables.ts";
import { fold } from "../../electron/store/step.ts";
import { poolLedger } from "./poolLedger.ts";

test("replies with long texts are judged in smaller slices, and none is left out", async (t) => {
  const { ledger, open } = poolLedger(t);
  const { project, run } = ledger;
  for (const word of ["rain", "snow"]) ledger.parsed([`${word} `.repeat(150_000)]);
  for (const text of ["Name a tree", "Sort the rivers", "Explain the tide"]) ledger.parsed([text]);
  const paused = new AbortController().signal;
  const limits = { goal: 100, theta: 0.85, clock: () => 0 };
  const step = filterStep({ project, run, ...limits, filter: open(), paused });
  const judging = fold(project, step, 16);
  const moved: number[] = [];
  for (let count = 1; count > 0;) moved.push((count = await judging.turn()));
  assert.deepEqual(moved, [1, 1, 3, 0]);
  assert.equal(lastJudged(project.db, run), 5);
});
