import assert from "node:assert/strict";
import { cpSync, readFileSync, truncateSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import Database from "better-sqlite3";
import { Failure } from "../../electron/nouns/failure.ts";
import { importSample, importSeeds } from "../../electron/seeds/import.ts";
import { ledgerVersion } from "../../electron/store/migrate.ts";
import { openProject } from "../../electron/store/project.ts";
import { openEmbedder } from "../../electron/workers/embedder.ts";
import { factCounts, gained } from "../support/facts.ts";
import { growHost } from "../support/host.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const wanted =
  "Choose self-instruct's seed_tasks.jsonl, an Alpaca, ShareGPT or chat file as JSON or JSONL, or a CSV file.";
const good = { instruction: "Say which month comes after May.", input: "", output: "June" };

const refusedFiles = [
  { name: "empty.jsonl", text: "\n  \n", why: `empty.jsonl is empty. ${wanted}` },
  {
    name: "letter.txt",
    text: "Dear all,\nhere are the seeds.\n",
    why: `letter.txt has no line that is JSON. ${wanted}`,
  },
  {
    name: "answers.jsonl",
    text: '{"output": "4"}\n{"output": "5"}\n',
    why: `no line of answers.jsonl has an instruction. ${wanted}`,
  },
];

for (const { name, text, why } of refusedFiles) {
  test(`a seed file that is refused whole (${name}) is told in one sentence and leaves the ledger as it was`, async (t) => {
    const folder = temporaryFolder(t);
    const project = openProject(join(folder, "held.seedbed"), { create: true });
    t.after(() => project.close());
    importSample(project, "sample-24", 0);
    const before = factCounts(project.path);
    assert.deepEqual(before, { seed: 24, source: 1 });
    assert.throws(
      () => importSeeds(project, { name, bytes: new TextEncoder().encode(text) }, 0),
      (error) => error instanceof Failure && error.sentence === `Nothing was added: ${why}`,
    );
    assert.deepEqual(factCounts(project.path), before);

    const file = join(folder, name);
    writeFileSync(file, text);
    const fresh = join(folder, "fresh.seedbed");
    const host = await growHost([fresh, "--kept", "8", "--seeds", file], folder);
    assert.deepEqual([host.code, host.stderr], [1, `Nothing was added: ${why}\n`]);
    assert.deepEqual(factCounts(fresh), {});
  });
}

test("of a seed file with a line that lacks its instruction the line is set aside by number, the rest goes in", (t) => {
  const project = openProject(join(temporaryFolder(t), "held.seedbed"), { create: true });
  t.after(() => project.close());
  const lines = [good, { output: "4" }, { ...good, instruction: "Name a bird that cannot fly." }];
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join("\n"));
  const { sentence } = importSeeds(project, { name: "mixed.jsonl", bytes }, 0);
  assert.equal(sentence, "Line 2 has no instruction; the other 2 are in.");
  assert.deepEqual(factCounts(project.path), { seed: 2, set_aside: 1, source: 1 });
});

/** Starts the host on a project it must refuse; the file must stay as it is, byte for byte. */
async function refused(t: TestContext, path: string, folder: string): Promise<string> {
  const before = readFileSync(path);
  const host = await growHost([path, "--kept", "8"], folder);
  assert.equal(host.code, 1);
  assert.equal(host.stdout, "");
  assert.ok(readFileSync(path).equals(before));
  t.diagnostic(host.stderr.trim());
  return host.stderr;
}

test("a file that is no project is refused and left as it was", async (t) => {
  const folder = temporaryFolder(t);
  const letter = join(folder, "letter.seedbed");
  writeFileSync(letter, "Dear all, this is a letter and no project, whatever its name says.\n".repeat(40));
  const notOurs = (path: string): string =>
    `${path} is not a Seedbed project. Choose a file that ends in .seedbed.\n`;
  assert.equal(await refused(t, letter, folder), notOurs(letter));
  const other = join(folder, "other.seedbed");
  const raw = new Database(other);
  raw.exec(
    "CREATE TABLE recipe (id INTEGER PRIMARY KEY, soup TEXT); INSERT INTO recipe (soup) VALUES ('leek')",
  );
  raw.close();
  assert.equal(await refused(t, other, folder), notOurs(other));
});

test("a project of a newer Seedbed is refused and left as it was", async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, "newer.seedbed");
  openProject(path, { create: true }).close();
  const raw = new Database(path);
  raw.pragma(`user_version = ${ledgerVersion + 1}`);
  raw.close();
  const sentence = `${path} was written by a newer Seedbed (ledger ${ledgerVersion + 1}, this one knows ${ledgerVersion}). Update Seedbed to open it.\n`;
  assert.equal(await refused(t, path, folder), sentence);
});

test("a project that is open is refused to a second Seedbed, and the first goes on", async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, "twice.seedbed");
  const project = openProject(path, { create: true });
  importSample(project, "sample-24", 0);
  const before = factCounts(path);
  const sentence = `The project ${path} is open in another Seedbed. Close it there, or open another project here.\n`;
  assert.equal(await refused(t, path, folder), sentence);
  assert.deepEqual(factCounts(path), before);
  importSeeds(project, { name: "more.jsonl", bytes: new TextEncoder().encode(JSON.stringify(good)) }, 0);
  assert.deepEqual(gained(before, factCounts(path)), { seed: 1, source: 1 });
  project.close();
});

test("a writer's model file that was cut short is told with its size, and no run begins", async (t) => {
  const folder = temporaryFolder(t);
  const models = join(folder, "models");
  mkdirSync(models);
  const file = "SmolLM2-135M-Instruct.Q4_1.gguf";
  writeFileSync(join(models, file), "GGUF and no more");
  const path = join(folder, "grown.seedbed");
  const host = await growHost([path, "--kept", "8"], folder, { SEEDBED_MODELS: models });
  assert.equal(host.code, 1);
  assert.equal(
    host.stderr,
    `The model file ${file} is damaged: 16 of 98362432 bytes. Run npm run models -- --repair to fetch it again.\n`,
  );
  // A run that never began brings no seeds, so that the next try may name others.
  assert.deepEqual(factCounts(path), {});
});

test("an embedding model that was cut short is told with its folder", async (t) => {
  const folder = join(temporaryFolder(t), "model");
  cpSync(projectFile("resources/models/all-MiniLM-L6-v2-int8"), folder, { recursive: true });
  truncateSync(join(folder, "model.onnx"), 1_000_000);
  await assert.rejects(openEmbedder({ folder, threads: 1 }), {
    kind: "model-damaged",
    sentence: `The embedding model in ${folder} is damaged (model.onnx: its sha256 differs). It comes with Seedbed: install Seedbed again to restore it.`,
  });
});
