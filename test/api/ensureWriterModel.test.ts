import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ensureWriterModel } from "../../electron/api/ensureWriterModel.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { modelServer } from "../models/modelServer.ts";
import { plainMachine } from "../support/machine.ts";
import { temporaryFolder } from "../support/temporary.ts";

const bytes = Buffer.alloc(2_000_000, 7);

test("the built-in writer's model is fetched at its first use, with its progress, and never again", async (t) => {
  const folder = temporaryFolder(t);
  const hub = await modelServer(bytes);
  t.after(hub.close);
  const models = { fetched: join(folder, "models"), committed: join(folder, "committed") };
  mkdirSync(models.committed);
  const entry = {
    purpose: "writer",
    name: "Small-Model",
    file: "small.gguf",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
    licence: "Apache-2.0",
    committed: false,
    sources: [{ kind: "hub", repo: "someone/small", revision: "0".repeat(40), file: "small.gguf" }],
  };
  writeFileSync(join(models.committed, "manifest.json"), JSON.stringify({ models: [entry] }));
  const machine = plainMachine(models, { env: { HF_ENDPOINT: hub.endpoint } });

  const lines: string[] = [];
  await ensureWriterModel(machine, (line) => lines.push(line));
  assert.equal(lines[0], "Fetching the built-in writer Small-Model (2 MB), this once.");
  assert.equal(lines.at(-1), "Small-Model: 100 % of 2 MB");
  assert.deepEqual(readFileSync(join(models.fetched, "small.gguf")), bytes);

  await ensureWriterModel(machine, () => assert.fail("nothing is said when the model is here"));
  assert.equal(hub.ranges.length, 1);

  writeFileSync(join(models.fetched, "small.gguf"), bytes.subarray(0, 10));
  await assert.rejects(
    ensureWriterModel(machine, () => undefined),
    (error) =>
      error instanceof Failure &&
      error.kind === "model-damaged" &&
      /10 of 2000000 bytes/.test(error.sentence),
  );
});
