import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { dropModel } from "../../electron/models/drop.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const wanted = Buffer.alloc(100_000, 7);
const shipped = Buffer.from("this one ships");
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** A manifest with one model to fetch and one that ships. */
function folders(t: TestContext) {
  const root = temporaryFolder(t);
  const committed = join(root, "committed");
  mkdirSync(committed);
  const of = (name: string, bytes: Buffer, isCommitted: boolean) => ({
    purpose: isCommitted ? "embedding" : "writer",
    name,
    file: `${name}/model.bin`,
    sha256: sha256(bytes),
    sizeBytes: bytes.length,
    licence: "Apache-2.0",
    committed: isCommitted,
    sources: [],
  });
  const models = [of("small", wanted, false), of("inner", shipped, true)];
  writeFileSync(join(committed, "manifest.json"), JSON.stringify({ models }));
  return { fetched: join(root, "fetched"), committed };
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 30_000) yield bytes.subarray(at, at + 30_000);
}

const failure = (pattern: RegExp) => (error: unknown) =>
  error instanceof Failure && pattern.test(error.sentence);

test("a model's file is known by its bytes, whatever its name, and lies where it belongs", async (t) => {
  const places = folders(t);
  const model = await dropModel("Download (3).bin", chunks(wanted), places);
  assert.equal(model.name, "small");
  assert.deepEqual(readFileSync(join(places.fetched, "small", "model.bin")), wanted);
  assert.deepEqual(readdirSync(places.fetched), ["small"]);
});

test("another file is refused with what to drop, and nothing of it stays", async (t) => {
  const places = folders(t);
  const wrong = Buffer.from(wanted);
  wrong[5] = 8;
  await assert.rejects(
    dropModel("small.bin", chunks(wrong), places),
    failure(/^small\.bin is as long as small\/model\.bin but holds other bytes/),
  );
  await assert.rejects(
    dropModel("notes.txt", chunks(Buffer.from("notes")), places),
    failure(
      /^notes\.txt \(5 bytes\) is no model that Seedbed knows\. Drop small\/model\.bin \(100,000 bytes\)\.$/,
    ),
  );
  await assert.rejects(
    dropModel("huge.bin", chunks(Buffer.alloc(250_000)), places),
    failure(/^huge\.bin \(250,000 bytes\) is no model/),
  );
  await assert.rejects(
    dropModel("inner.bin", chunks(shipped), places),
    failure(/^inner comes with Seedbed; its file need not be dropped in\.$/),
  );
  assert.deepEqual(readdirSync(places.fetched), []);
});

test("a drop that breaks off leaves nothing, and a file that is there stays until the new one is whole", async (t) => {
  const places = folders(t);
  await dropModel("small.bin", chunks(wanted), places);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield wanted.subarray(0, 10);
    throw new Error("aborted");
  }
  await assert.rejects(dropModel("small.bin", broken(), places), /aborted/);
  assert.deepEqual(readdirSync(places.fetched), ["small"]);
  assert.deepEqual(readFileSync(join(places.fetched, "small", "model.bin")), wanted);
});

test("a folder that cannot be written is told with its name", async (t) => {
  const places = folders(t);
  writeFileSync(places.fetched, "a file stands where the folder should be");
  await assert.rejects(
    dropModel("small.bin", chunks(wanted), places),
    failure(/^small\.bin could not be written to .*fetched \(\w+\)\. Make room or allow writing there/),
  );
});
