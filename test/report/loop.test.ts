import assert from "node:assert/strict";
import { test } from "node:test";
import { loopReader } from "../../electron/report/loop.ts";
import { grownLedger } from "./grownLedger.ts";

const asks = { nextToLeave: () => [2], pinned: () => new Set([3]) };

test("the Loop shows the bed, requests with their texts, batches with their winner, and the last window", (t) => {
  const { ledger, run } = grownLedger(t);
  const { seeds, requests, batches, window } = loopReader(ledger.project.db, run, asks).view();

  assert.deepEqual(
    seeds.map(({ id, isGrown, isPinned, isNextToLeave }) => ({ id, isGrown, isPinned, isNextToLeave })),
    [
      { id: 2, isGrown: false, isPinned: false, isNextToLeave: true },
      { id: 3, isGrown: false, isPinned: true, isNextToLeave: false },
      { id: 4, isGrown: false, isPinned: false, isNextToLeave: false },
      { id: 5, isGrown: true, isPinned: false, isNextToLeave: false },
    ],
  );
  assert.deepEqual(
    requests.map(({ prompt, state, found, kept }) => ({ prompt, state, found, kept })),
    [
      { prompt: 3, state: "judged", found: 2, kept: 1 },
      { prompt: 2, state: "judged", found: 2, kept: 2 },
      { prompt: 1, state: "judged", found: 4, kept: 3 },
    ],
  );
  assert.deepEqual(requests[0]?.seeds, [
    { id: 2, isGrown: false },
    { id: 4, isGrown: false },
    { id: 5, isGrown: true },
  ]);
  assert.deepEqual(requests[2]?.texts[0], {
    candidate: 1,
    keptNumber: 1,
    score: 0.3,
    rule: null,
    cluster: 0,
  });
  assert.equal(requests[2]?.texts[2]?.rule, "too_close");
  assert.deepEqual(
    batches.map(({ number, cells, wanted, gradientNorm, isWinner }) => ({
      number,
      cells,
      wanted,
      gradientNorm,
      isWinner,
    })),
    [
      { number: 1, cells: [0, 1], wanted: [0, 1], gradientNorm: 2.25, isWinner: true },
      { number: 2, cells: [0, 1], wanted: [0, 1], gradientNorm: null, isWinner: false },
    ],
  );
  assert.equal(window.last?.changes[0]?.left.id, 1);
  assert.equal(window.last?.changes[0]?.came.id, 5);
  assert.equal(window.last?.changes[0]?.isUndone, false);
});

test("a part keeps its identity until a fact that it is made of comes", (t) => {
  const { ledger, run } = grownLedger(t);
  const reader = loopReader(ledger.project.db, run, asks);
  const before = reader.view();
  assert.deepEqual(Object.entries(reader.view()), Object.entries(before));
  for (const [name, part] of Object.entries(reader.view())) {
    assert.equal(part, Object.entries(before).find(([other]) => other === name)?.[1], name);
  }
  ledger.reply(run, [2, 3, 4], [{ instruction: "Draw up a rota for five volunteers" }]);
  const after = reader.view();
  assert.notEqual(after.requests, before.requests);
  assert.equal(after.requests[0]?.texts.length, 1);
  assert.equal(after.batches, before.batches);
  assert.equal(after.window, before.window);
});
