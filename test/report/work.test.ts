import assert from "node:assert/strict";
import { test } from "node:test";
import type { Live } from "../../electron/nouns/live.ts";
import { workFigures } from "../../electron/report/work.ts";
import { grownLedger, type GrownLedger } from "./grownLedger.ts";

const now = 1_760_000_000_000;
const live: Live = {
  phase: "growing",
  startedAt: now,
  requestsInFlight: 0,
  heldBack: null,
  writingFailure: null,
  trainingFailure: null,
};

/** Trains batches 3, 4, … one after another, `everyMs` apart, from a second after `now` on. */
function train({ ledger, run }: GrownLedger, batches: number, everyMs: number): void {
  for (let index = 0; index < batches; index += 1) {
    ledger.insert("training_step", {
      run,
      training: 1,
      batch: ledger.batch(run, index + 3, []),
      step: index + 3,
      loss: 1,
      gradient_norm: 1,
      loss_variance: 0,
      tokens: 1,
      learning_rate: 0.001,
      clipped: 0,
      duration_ms: 1,
      stepped_at: now + 1_000 + index * everyMs,
    });
  }
}

test("a rate counts the intervals between the newest facts of this sitting", (t) => {
  const grown = grownLedger(t);
  train(grown, 5, 2_000);
  const since = { ...live, startedAt: now + 1 };
  assert.equal(workFigures(grown.ledger.project.db, grown.run, since).batchesPerMinute, 30);
});

test("at rest there are no rates, and with too few facts of this sitting neither", (t) => {
  const grown = grownLedger(t);
  train(grown, 2, 2_000);
  const { db } = grown.ledger.project;
  assert.equal(workFigures(db, grown.run, { ...live, startedAt: now + 1 }).batchesPerMinute, null);
  const rest = workFigures(db, grown.run, null);
  assert.deepEqual([rest.batchesPerMinute, rest.requestsPerMinute], [null, null]);
});

test("saved at is the time of the newest fact, whichever table it went to", (t) => {
  const grown = grownLedger(t);
  const { db } = grown.ledger.project;
  assert.equal(workFigures(db, grown.run, null).savedAt, now);
  train(grown, 1, 0);
  assert.equal(workFigures(db, grown.run, null).savedAt, now + 1_000);
});

test("who embeds and trains is told as the ledger has it", (t) => {
  const { ledger, run } = grownLedger(t);
  const before = workFigures(ledger.project.db, run, null);
  assert.equal(before.embedding, null);
  ledger.insert("embedding", {
    model: "small@0123",
    candidate: 1,
    seed: null,
    scale: 1,
    vector: new Uint8Array(4),
  });
  ledger.insert("training", {
    run,
    trainer: "embedded",
    details: JSON.stringify({ parameters: 5_000_000, device: "cpu" }),
    resumed_step: null,
    started_at: now,
  });
  const { embedding, trainer } = workFigures(ledger.project.db, run, null);
  assert.equal(embedding, "small@0123");
  assert.deepEqual(trainer, { name: "embedded", parameters: 5_000_000 });
});
