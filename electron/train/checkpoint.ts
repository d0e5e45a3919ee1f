import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { stepFields } from "../nouns/trainer.ts";

/**
 * A checkpoint is one file: MAGIC, the header's length as uint32, the header as JSON, the state as float32
 * (parameters, first moments, second moments), and the SHA-256 of all that. Little-endian throughout.
 */
const MAGIC = Buffer.from("SEEDBED1");
const DIGEST_BYTES = 32;
const KEPT = 2;
const NAME = /^step-\d{8}\.checkpoint$/;

export const checkpointHeader = z.object({
  config_hash: z.string(),
  step: z.int().nonnegative(),
  /** AdamW's t: steps that changed the parameters. */
  updates: z.int().nonnegative(),
  epoch: z.int().nonnegative(),
  batch_id: z.int().nullable(),
  tokens_total: z.int().nonnegative(),
  /** The latest steps, so that a batch trained before a crash of the application is answered, not trained again. */
  recent: z.array(stepFields),
});
export type CheckpointHeader = z.infer<typeof checkpointHeader>;

export type Checkpoint = Readonly<{ header: CheckpointHeader; state: Float32Array }>;
export type Written = Readonly<{ path: string; bytes: number; sha256: string }>;

/** A checkpoint that cannot be used; the message says which and why. */
export class CheckpointDamaged extends Error {
  override readonly name = "CheckpointDamaged";
}

/** Writes a checkpoint whole or not at all (temporary file, fsync, rename), then removes all but it and the one before it. */
export async function writeCheckpoint(folder: string, { header, state }: Checkpoint): Promise<Written> {
  await mkdir(folder, { recursive: true });
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const payload = new Uint8Array(state.buffer, state.byteOffset, state.byteLength);
  const parts = [MAGIC, length, text, payload];
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  const digest = hash.digest();
  const path = join(folder, `step-${String(header.step).padStart(8, "0")}.checkpoint`);
  const file = await open(`${path}.tmp`, "w");
  try {
    for (const part of [...parts, digest]) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
  await syncFolder(folder);
  // A later one is of a past from which this run did not go on.
  const keep = new Set((await listCheckpoints(folder)).filter((other) => other <= path).slice(0, KEPT));
  for (const other of await listCheckpoints(folder)) {
    if (!keep.has(other)) await rm(other, { force: true });
  }
  const bytes = parts.reduce((sum, part) => sum + part.length, DIGEST_BYTES);
  return { path, bytes, sha256: digest.toString("hex") };
}

/**
 * Reads a checkpoint back.
 * @throws CheckpointDamaged when it is not there, not ours, cut off or changed.
 */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const file = await readFile(path).catch((error: unknown) => {
    throw new CheckpointDamaged(`The checkpoint ${path} cannot be read.`, { cause: error });
  });
  const end = file.length - DIGEST_BYTES;
  const digest = createHash("sha256")
    .update(file.subarray(0, Math.max(0, end)))
    .digest();
  if (
    end < MAGIC.length + 4 ||
    !digest.equals(file.subarray(end)) ||
    !file.subarray(0, MAGIC.length).equals(MAGIC)
  ) {
    throw new CheckpointDamaged(`The checkpoint ${path} is damaged.`);
  }
  const start = MAGIC.length + 4 + file.readUInt32LE(MAGIC.length);
  const header = checkpointHeader.safeParse(JSON.parse(file.toString("utf8", MAGIC.length + 4, start)));
  if (!header.success) throw new CheckpointDamaged(`The checkpoint ${path} is of another version.`);
  // Copied, because float32 must start at a multiple of four and the header has any length.
  return {
    header: header.data,
    state: new Float32Array(Uint8Array.from(file.subarray(start, end)).buffer),
  };
}

/** The whole checkpoints of a folder, the latest first; a folder that is not there has none. */
export async function listCheckpoints(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed()
    .map((name) => join(folder, name));
}

async function syncFolder(folder: string): Promise<void> {
  // A folder cannot be opened on Windows, where the rename itself is durable enough.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
