import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import {
  CheckpointDamaged,
  listCheckpoints,
  readCheckpoint,
  writeCheckpoint,
} from "../../electron/train/checkpoint.ts";

const root = mkdtempSync(join(tmpdir(), "seedbed-checkpoint-"));
after(() => rmSync(root, { recursive: true }));
const state = Float32Array.from({ length: 300 }, (_, index) => Math.sin(index));
const headerAt = (step: number) => ({
  config_hash: "c0ffee",
  step,
  updates: step,
  epoch: 0,
  batch_id: step * 2,
  tokens_total: 1000,
  recent: [],
});

test("a checkpoint gives back the header and the same bits", async () => {
  const { path, bytes } = await writeCheckpoint(join(root, "same"), {
    header: headerAt(10),
    state,
  });
  assert.equal(readFileSync(path).length, bytes);
  assert.deepEqual(await readCheckpoint(path), { header: headerAt(10), state });
});

test("the last two checkpoints are kept, and listed with the latest first", async () => {
  const folder = join(root, "two");
  for (const step of [10, 20, 100]) await writeCheckpoint(folder, { header: headerAt(step), state });
  const names = (await listCheckpoints(folder)).map((path) => basename(path));
  assert.deepEqual(names, ["step-00000100.checkpoint", "step-00000020.checkpoint"]);
});

test("a run that went back to an earlier checkpoint keeps what it writes, not what it went back from", async () => {
  const folder = join(root, "back");
  for (const step of [10, 20, 30, 12]) await writeCheckpoint(folder, { header: headerAt(step), state });
  const names = (await listCheckpoints(folder)).map((path) => basename(path));
  assert.deepEqual(names, ["step-00000012.checkpoint"]);
});

test("a checkpoint with one changed bit, one cut off and one that is not there are damaged", async () => {
  const { path } = await writeCheckpoint(join(root, "bad"), { header: headerAt(1), state });
  const whole = readFileSync(path);
  for (const at of [0, 9, 40, whole.length - 33, whole.length - 1]) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    await assert.rejects(readCheckpoint(path), CheckpointDamaged, `bit at ${at}`);
  }
  for (const length of [whole.length - 1, 20, 0]) {
    truncateSync(path, length);
    await assert.rejects(readCheckpoint(path), CheckpointDamaged, `cut to ${length}`);
  }
  await assert.rejects(readCheckpoint(join(root, "none")), CheckpointDamaged);
});

test("a folder that is not there holds no checkpoints", async () => {
  assert.deepEqual(await listCheckpoints(join(root, "nowhere")), []);
});
