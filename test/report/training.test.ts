import assert from "node:assert/strict";
import { test } from "node:test";
import { curves } from "../../electron/report/curves.ts";
import { windows } from "../../electron/report/windows.ts";
import { grownLedger } from "./grownLedger.ts";

test("curves give each step after the last one seen, and null where a step was not finite", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  assert.deepEqual(curves(db, run, 0), {
    step: [1, 2],
    batch: [1, 2],
    loss: [5.5, null],
    gradientNorm: [2.25, null],
    tokens: [40, 40],
    epoch: [1, 1],
  });
  assert.deepEqual(curves(db, run, 1).step, [2]);
  assert.deepEqual(curves(db, run, 2).step, []);
});

test("a window names both winners by number and step, and each change with both seeds", (context) => {
  const { ledger, run } = grownLedger(context);
  assert.deepEqual(windows(ledger.project.db, run), [
    {
      number: 1,
      firstStep: 1,
      lastStep: 2,
      signal: "norm",
      winnerBatch: 1,
      winnerStep: 1,
      normWinnerBatch: 2,
      normWinnerStep: 2,
      outcome: "replaced",
      sentence: "One seed left.",
      fromPrompt: 3,
      lagPrompts: 3,
      changes: [
        {
          left: {
            id: 1,
            instruction: "seeds.jsonl task 1",
            isGrown: false,
            generated: 4,
            kept: 3,
            score: 0.75,
          },
          came: {
            id: 5,
            instruction: "Name three birds of the sea",
            isGrown: true,
            generated: 1,
            kept: 1,
            score: 1,
          },
          fromPrompt: 3,
          signal: 1.5,
        },
      ],
    },
  ]);
});
