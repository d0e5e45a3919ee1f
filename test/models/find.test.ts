import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findModel, modelFolders, wholeModel } from "../../electron/models/find.ts";
import type { ModelEntry } from "../../electron/models/manifest.ts";
import { modelFor, readManifest } from "../../electron/models/manifest.ts";
import { projectFile } from "../support/needs.ts";

const committed = projectFile("resources/models");
// SHA-256 of "abc" (FIPS 180-4).
const entry: ModelEntry = {
  purpose: "writer",
  name: "Tiny",
  file: "tiny.gguf",
  sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  sizeBytes: 3,
  licence: "Apache-2.0",
  committed: false,
  sources: [],
};

test("the manifest names the built-in writer's model, its licence and where it comes from", async () => {
  const writer = modelFor("writer", await readManifest(committed));
  assert.equal(writer.name, "SmolLM2-135M-Instruct");
  assert.equal(writer.licence, "Apache-2.0");
  assert.deepEqual(
    writer.sources.map(({ kind }) => kind),
    ["hub", "package"],
  );
});

test("every committed model of the manifest is there with the size and SHA-256 that it names", async () => {
  const folders = modelFolders({}, "unused", committed);
  for (const model of (await readManifest(committed)).filter((one) => one.committed)) {
    assert.equal((await findModel(model, folders, { hash: true })).state, "present", model.file);
  }
});

test("SEEDBED_MODELS wins over the home folder's models", () => {
  assert.equal(modelFolders({ SEEDBED_MODELS: "/m" }, "/home/models", committed).fetched, "/m");
  assert.equal(modelFolders({ SEEDBED_MODELS: "" }, "/home/models", committed).fetched, "/home/models");
});

test("a model is whole, missing, too short or of the right size with wrong bytes", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "seedbed-find-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const folders = modelFolders({}, folder, committed);
  const path = join(folder, entry.file);
  const repair = "Run npm run models -- --repair to fetch it again.";
  assert.deepEqual(await findModel(entry, folders, { hash: true }), {
    state: "missing",
    path,
    sentence: `The model file tiny.gguf is missing. Run npm run models to fetch it, or put it at ${path}.`,
  });
  await writeFile(path, "ab");
  assert.deepEqual(await findModel(entry, folders, { hash: true }), {
    state: "damaged",
    path,
    sentence: `The model file tiny.gguf is damaged: 2 of 3 bytes. ${repair}`,
  });
  await writeFile(path, "abd");
  assert.equal((await findModel(entry, folders, { hash: false })).state, "present");
  await assert.rejects(wholeModel(entry, folders), {
    kind: "model-damaged",
    sentence: `The model file tiny.gguf is damaged: its SHA-256 is not the expected one. ${repair}`,
  });
  await writeFile(path, "abc");
  assert.equal(await wholeModel(entry, folders), path);
});
