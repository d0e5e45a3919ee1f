import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { openTrainer } from "../../electron/train/trainer.ts";
import { pairChild } from "../../electron/workers/pairChild.ts";
import { smallBatch, smallConfig } from "./small.ts";

/** A trainer whose process the test plays, with a clock that the test turns. */
function playedTrainer() {
  const { child, far } = pairChild();
  const due = new Map<symbol, () => void>();
  const timer = (_ms: number, call: () => void) => {
    const id = Symbol("timer");
    due.set(id, call);
    return () => due.delete(id);
  };
  const logs: string[] = [];
  const init = {
    config: smallConfig,
    key: "5eed",
    threads: 1,
    folder: "checkpoints",
    resumeFrom: null,
  };
  const trainer = openTrainer({
    child,
    init,
    silentAfterMs: 60_000,
    timer,
    log: (line) => logs.push(line),
  });
  const commands: unknown[] = [];
  far.onMessage((message) => commands.push(z.looseObject({ type: z.string() }).parse(message).type));
  let seq = 0;
  const say = (type: string, fields: object = {}): void =>
    far.send({ v: 1, seq: ++seq, t: 0, type, ...fields });
  return {
    trainer,
    far,
    logs,
    commands,
    say,
    silence: () => [...due.values()].forEach((call) => call()),
    timers: () => due.size,
    ready: () =>
      say("ready", {
        params: 9,
        trainable: 9,
        device: "cpu",
        world: 1,
        versions: {},
        caps: [],
        config_hash: "c0ffee",
      }),
    step: (n: number, fields: object = {}) =>
      say("step", {
        step: n,
        batch_id: n,
        epoch: 0,
        loss: 2.5,
        grad_norm: 1.25,
        grad_scope: "full",
        loss_variance: 0.5,
        lr: 0.001,
        tokens: 40,
        tokens_total: 40 * n,
        examples: 4,
        dropped: [],
        ms: 3,
        clipped: true,
        skipped: false,
        ...fields,
      }),
    checkpoint: (step: number) =>
      say("checkpoint", {
        step,
        epoch: 0,
        batch_id: step,
        path: "checkpoints/x",
        bytes: 10,
        sha256: "0".repeat(64),
        reason: "auto",
      }),
  };
}

test("a step's line answers the batch it belongs to, in the application's names", async () => {
  const played = playedTrainer();
  const [first, second] = [played.trainer.train(smallBatch(1)), played.trainer.train(smallBatch(2))];
  played.ready();
  played.step(2, { grad_norm: null, loss: null, skipped: true });
  played.step(1);
  assert.deepEqual(await first, {
    batchId: 1,
    epoch: 0,
    step: 1,
    loss: 2.5,
    gradientNorm: 1.25,
    lossVariance: 0.5,
    tokens: 40,
    learningRate: 0.001,
    ms: 3,
    skipped: false,
    clipped: true,
    duplicate: false,
  });
  assert.deepEqual([(await second).gradientNorm, (await second).skipped], [null, true]);
  assert.deepEqual(played.commands, ["init", "batch", "batch"]);
});

test("lines that are no events are logged, and training goes on", async () => {
  const played = playedTrainer();
  played.ready();
  const step = played.trainer.train(smallBatch(1));
  played.far.send({ progress: "10 %" });
  played.step(1, { step: "one" });
  played.far.log("a warning");
  played.say("error", { code: "E_BAD_JSON", fatal: false, message: "A line is not JSON." });
  played.step(1);
  assert.equal((await step).step, 1);
  assert.equal(played.logs.length, 4);
});

test("a trainer that dies is told with the batch that goes again and the checkpoint it goes from", async () => {
  const played = playedTrainer();
  played.ready();
  played.checkpoint(300);
  const step = played.trainer.train(smallBatch(304));
  played.far.exit({ code: null, signal: "SIGKILL" });
  const failure = await played.trainer.failed;
  await assert.rejects(step, failure);
  assert.equal(failure.kind, "trainer-died");
  assert.equal(
    failure.sentence,
    "The trainer ended (killed). Batch 304 goes again from the checkpoint at 300.",
  );
});

test("a trainer that dies before anything is ready fails its readiness too", async () => {
  const played = playedTrainer();
  played.far.exit({ code: 1, signal: null });
  await assert.rejects(played.trainer.ready, {
    kind: "trainer-died",
    sentence: "The trainer ended (exit code 1). Training goes on from the start.",
  });
});

test("a trainer that says nothing while a batch waits is ended and told as silent", async () => {
  const played = playedTrainer();
  played.ready();
  const step = played.trainer.train(smallBatch(7));
  let stopped = false;
  played.far.onStop(() => (stopped = true));
  played.silence();
  const failure = await played.trainer.failed;
  await assert.rejects(step, failure);
  assert.equal(failure.kind, "trainer-silent");
  assert.equal(
    failure.sentence,
    "The trainer said nothing for 60 s and was ended. Batch 7 goes again from the start.",
  );
  assert.ok(stopped);
});

test("silence is watched while something is awaited, and only then", async () => {
  const played = playedTrainer();
  assert.equal(played.timers(), 1, "it has to become ready");
  played.ready();
  assert.equal(played.timers(), 0, "nothing is asked of it");
  const step = played.trainer.train(smallBatch(1));
  played.say("heartbeat", { step: 0, rss: 1 });
  assert.equal(played.timers(), 1, "a batch waits");
  played.step(1);
  await step;
  assert.equal(played.timers(), 0);
  const end = played.trainer.end();
  assert.equal(played.timers(), 1, "its end is awaited");
  played.say("done", { reason: "end", steps: 1, path: null });
  played.far.exit({ code: 0, signal: null });
  await end;
  assert.equal(played.timers(), 0);
});

test("a fatal error is told with its code, its reason and what to do", async () => {
  const played = playedTrainer();
  played.ready();
  const step = played.trainer.train(smallBatch(1));
  played.say("error", {
    code: "E_DIVERGED",
    fatal: true,
    message: "The last 10 steps gave no finite gradient.",
  });
  played.far.exit({ code: 13, signal: null });
  await assert.rejects(step, {
    kind: "trainer-refused",
    sentence:
      "The trainer cannot go on (E_DIVERGED): The last 10 steps gave no finite gradient. Start a run with a smaller learning rate.",
  });
});

test("a batch that the trainer cannot use is refused alone", async () => {
  const played = playedTrainer();
  played.ready();
  const [bad, good] = [played.trainer.train(smallBatch(1)), played.trainer.train(smallBatch(2))];
  played.say("error", { code: "E_BATCH", fatal: false, message: "Batch 1 is empty.", batch_id: 1 });
  played.step(2);
  await assert.rejects(bad, {
    kind: "trainer-refused",
    sentence: "The trainer refused batch 1: Batch 1 is empty.",
  });
  assert.equal((await good).batchId, 2);
});

test("a pause lets the batches that still wait go untrained, and says so", async () => {
  const played = playedTrainer();
  played.ready();
  const waiting = played.trainer.train(smallBatch(5));
  const paused = played.trainer.cancel();
  await assert.rejects(played.trainer.train(smallBatch(6)), { kind: "request-aborted" });
  played.say("done", { reason: "cancelled", steps: 4, path: null });
  played.far.exit({ code: 10, signal: null });
  await paused;
  await assert.rejects(waiting, {
    kind: "request-aborted",
    sentence: "The trainer was stopped before batch 5. It goes first when training goes on.",
  });
});

test("a process that only talks nonsense is ended as no trainer", async () => {
  const played = playedTrainer();
  for (let n = 0; n < 21; n++) played.far.send({ nonsense: n });
  const failure = await played.trainer.failed;
  assert.equal(failure.kind, "trainer-refused");
  assert.match(failure.sentence, /E_PROTOCOL/);
});
