import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Failure } from "../../electron/nouns/failure.ts";
import { listCheckpoints, readCheckpoint } from "../../electron/train/checkpoint.ts";
import type { Step } from "../../electron/train/step.ts";
import { realTrainer, smallBatch, smallConfig } from "./small.ts";

const root = mkdtempSync(join(tmpdir(), "seedbed-resume-"));
after(() => rmSync(root, { recursive: true }));
const LAST = 18;

async function latest(folder: string): Promise<string> {
  const [path] = await listCheckpoints(folder);
  if (path === undefined) throw new Error(`${folder} holds no checkpoint`);
  return path;
}

/** What must not depend on whether the run was interrupted. */
function figures(step: Step) {
  return { ...step, ms: 0, duplicate: false };
}

async function undisturbed(folder: string): Promise<Step[]> {
  const { trainer } = realTrainer(folder, null);
  const steps = Promise.all(Array.from({ length: LAST }, (_, index) => trainer.train(smallBatch(index + 1))));
  await trainer.end();
  return steps;
}

test("a trainer killed within a run and resumed from its checkpoint gives the same steps and parameters to the bit", async () => {
  const straight = await undisturbed(join(root, "straight"));
  const folder = join(root, "killed");
  const first = realTrainer(folder, null);
  for (let n = 1; n <= 13; n++) await first.trainer.train(smallBatch(n));
  // Halted first, so that it cannot answer before it dies.
  process.kill(first.child.pid ?? 0, "SIGSTOP");
  const lost = first.trainer.train(smallBatch(14));
  process.kill(first.child.pid ?? 0, "SIGKILL");
  const failure = await first.trainer.failed;
  assert.equal(failure.kind, "trainer-died");
  assert.equal(
    failure.sentence,
    "The trainer ended (killed). Batch 14 goes again from the checkpoint at 10.",
  );
  await assert.rejects(lost, failure);

  const second = realTrainer(folder, await latest(folder));
  const { resumedFrom } = await second.trainer.ready;
  assert.deepEqual(resumedFrom, { step: 10, epoch: 0, batchId: 10 });
  for (let n = 9; n <= LAST; n++) {
    const step = await second.trainer.train(smallBatch(n));
    assert.equal(step.duplicate, n <= 10, `batch ${n} is a duplicate exactly when the checkpoint holds it`);
    assert.deepEqual(figures(step), figures(straight[n - 1] ?? step));
  }
  await second.trainer.end();
  const [here, there] = [await latest(folder), await latest(join(root, "straight"))];
  assert.deepEqual((await readCheckpoint(here)).state, (await readCheckpoint(there)).state);
});

test("a paused trainer writes a checkpoint, and the run goes on from it to the bit", async () => {
  const folder = join(root, "paused");
  const first = realTrainer(folder, null);
  const written: string[] = [];
  first.trainer.onCheckpoint(({ reason, step }) => written.push(`${reason} ${step}`));
  for (let n = 1; n <= 7; n++) await first.trainer.train(smallBatch(n));
  await first.trainer.cancel();
  assert.deepEqual(written, ["auto 5", "cancel 7"]);
  assert.deepEqual(await first.child.exited, { code: 10, signal: null });

  const second = realTrainer(folder, await latest(folder));
  const again = await second.trainer.train(smallBatch(8));
  await second.trainer.end();
  assert.deepEqual(await second.child.exited, { code: 0, signal: null });
  const straight = realTrainer(join(root, "eight"), null);
  const steps = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => straight.trainer.train(smallBatch(n))));
  straight.trainer.kill();
  assert.deepEqual(figures(again), figures(steps[7] ?? again));
});

test("a damaged checkpoint, and one of another configuration, are refused with the next thing to do", async () => {
  const folder = join(root, "damaged");
  const maker = realTrainer(folder, null);
  await maker.trainer.train(smallBatch(1));
  await maker.trainer.end();
  const path = await latest(folder);

  const other = realTrainer(folder, path, { ...smallConfig, learningRate: 0.5 });
  const foreign = await other.trainer.failed;
  assert.equal(foreign.kind, "trainer-refused");
  assert.match(
    foreign.sentence,
    /belongs to another configuration of the trainer\. Go on from the checkpoint before it\.$/,
  );

  writeFileSync(path, readFileSync(path).subarray(0, 5000));
  const torn = realTrainer(folder, path);
  const failure = await torn.trainer.failed;
  assert.ok(failure instanceof Failure);
  assert.equal(
    failure.sentence,
    `The trainer cannot go on (E_CHECKPOINT): The checkpoint ${path} is damaged. Go on from the checkpoint before it.`,
  );
  await assert.rejects(torn.trainer.ready, failure);
  assert.deepEqual(await torn.child.exited, { code: 5, signal: null });
});
