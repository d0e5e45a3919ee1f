import assert from "node:assert/strict";
import { test } from "node:test";
import { keptCandidate } from "../../electron/report/keptCandidate.ts";
import { story } from "../../electron/report/story.ts";
import { grownLedger } from "./grownLedger.ts";

test("the story of a row that became a seed goes from its three seeds to its own descendants and the data set", (context) => {
  const { ledger, run } = grownLedger(context);
  ledger.insert("export", { run, format: "messages", license: null, rows: 6, files: "[]", exported_at: 99 });
  const told = story(ledger.project.db, run, 1);
  assert.ok(told);
  const { seeds, reply, verdict, becameSeed, ...rest } = told;
  assert.deepEqual(
    seeds.map((seed) => [seed.id, seed.generated, seed.kept]),
    [
      [1, 4, 3],
      [2, 7, 6],
      [3, 6, 5],
    ],
  );
  assert.deepEqual(
    [reply.ordinal, reply.found, reply.broken, reply.latencyMs, reply.promptTokens],
    [0, 4, 1, 1500, 50],
  );
  assert.deepEqual(verdict, {
    keptNumber: 1,
    rule: null,
    score: 0.3,
    nearest: {
      kind: "seed",
      id: 2,
      text: "seeds.jsonl task 2",
      keptNumber: null,
      prompt: null,
      shared: [],
      sharedWords: 0,
    },
    theta: 0.85,
    judgedAt: 1_760_000_000_000,
  });
  assert.deepEqual(rest.tookPlaceOf, { id: 1, score: 0.75, isUndone: false });
  assert.deepEqual([becameSeed?.id, becameSeed?.generated, becameSeed?.kept], [5, 1, 1]);
  assert.deepEqual(rest.prompt.writer, "test-writer");
  assert.deepEqual(rest.cluster, { number: 0, waitingBefore: null });
  const times = { composedAt: 1_760_000_000_000, steppedAt: 1_760_000_000_000 };
  const norms = [
    { batch: 1, norm: 1 },
    { batch: 2, norm: 1 },
  ];
  assert.deepEqual(rest.batches, [
    {
      number: 1,
      epoch: 1,
      place: 0,
      wantedCluster: 0,
      step: 1,
      loss: 5.5,
      gradientNorm: 2.25,
      ...times,
      cells: [0, 1],
      window: { number: 1, isWinner: true, norms },
    },
  ]);
  assert.deepEqual(rest.candidacies, [
    { window: 1, fate: "came_in", score: 0.3, closedAt: 1_760_000_000_000 },
  ]);
  assert.deepEqual(rest.exported, [{ format: "messages", exportedAt: 99 }]);
});

test("the story of a row set aside ends at its verdict and shows the row it was too close to", (context) => {
  const { ledger, run } = grownLedger(context);
  const told = story(ledger.project.db, run, 3);
  assert.deepEqual(told?.verdict?.nearest, {
    kind: "instruction",
    id: 1,
    text: "Name three birds of the sea",
    keptNumber: 1,
    prompt: 1,
    shared: [{ from: 0, to: 27 }],
    sharedWords: 6,
  });
  assert.deepEqual([told?.cluster, told?.batches, told?.becameSeed, told?.exported], [null, [], null, []]);
});

test("a waiting row tells how many of its cluster wait before it, those already taken not among them", (context) => {
  const { ledger, run } = grownLedger(context);
  const extra = ledger.reply(
    run,
    [2, 3, 4],
    [{ instruction: "One more task here" }, { instruction: "Another task again" }],
  );
  const [ninth, tenth] = extra;
  assert.ok(ninth !== undefined && tenth !== undefined);
  ledger.place(run, ninth, 7, 0);
  ledger.place(run, tenth, 8, 0);
  // Kept rows 1, 3, 5 and now 7, 8 are in cluster 0; batches took 1 and 3.
  const waiting = (candidate: number) => story(ledger.project.db, run, candidate)?.cluster?.waitingBefore;
  assert.deepEqual([6, ninth, tenth].map(waiting), [0, 1, 2]);
});

test("an export made before a row was kept does not hold it", (context) => {
  const { ledger, run } = grownLedger(context);
  ledger.insert("export", { run, format: "alpaca", license: null, rows: 2, files: "[]", exported_at: 5 });
  const exports = (candidate: number) => story(ledger.project.db, run, candidate)?.exported.length;
  assert.deepEqual([2, 4].map(exports), [1, 0]);
});

test("an instruction that is not in the ledger has no story", (context) => {
  const { ledger, run } = grownLedger(context);
  assert.equal(story(ledger.project.db, run, 999), null);
});

test("a kept number leads to its candidate, which may have another number", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db } = ledger.project;
  assert.deepEqual([keptCandidate(db, run, 3), keptCandidate(db, run, 99)], [4, null]);
});
