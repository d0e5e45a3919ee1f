import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { ExportError } from "../../electron/dataset/exportError.ts";
import { writeDataset } from "../../electron/dataset/folder.ts";
import type { DatasetExport } from "../../electron/dataset/folder.ts";
import { FACTS, row } from "./facts.ts";

const ROWS = [1, 2, 3].map((id) => row(id));

async function place(t: TestContext) {
  const parent = await mkdtemp(join(tmpdir(), "seedbed-folder-"));
  t.after(() => rm(parent, { recursive: true, force: true }));
  const out = join(parent, "out");
  const write = (change: Partial<DatasetExport> = {}) =>
    writeDataset({
      folder: out,
      rows: ROWS,
      facts: FACTS,
      format: "messages",
      license: null,
      runJson: { key: "0a" },
      ...change,
    });
  return { parent, out, write };
}

function says(sentence: string) {
  return (error: unknown) => {
    assert.ok(error instanceof ExportError);
    assert.equal(error.sentence, sentence);
    return true;
  };
}

test("an export is five files, described by size and digest, and nothing beside them", async (t) => {
  const { parent, out, write } = await place(t);
  const written = await write();
  assert.equal(written.rows, 3);
  const paths = [
    "data/train-00000-of-00001.parquet",
    "train.jsonl",
    "README.md",
    "seedbed_run.json",
    "dataset_info.json",
  ];
  assert.deepEqual(
    written.files.map(({ path }) => path),
    paths,
  );
  for (const { path, bytes, sha256 } of written.files) {
    const content = await readFile(join(out, path));
    assert.equal(content.byteLength, bytes);
    assert.equal(createHash("sha256").update(content).digest("hex"), sha256);
  }
  assert.deepEqual(JSON.parse(await readFile(join(out, "seedbed_run.json"), "utf8")), {
    key: "0a",
  });
  assert.deepEqual((await readdir(out)).sort(), [
    "README.md",
    "data",
    "dataset_info.json",
    "seedbed_run.json",
    "train.jsonl",
  ]);
  assert.deepEqual(await readdir(parent), ["out"]);
});

test("rows may come from an asynchronous source", async (t) => {
  const { write } = await place(t);
  const source = async function* () {
    yield* ROWS;
  };
  assert.equal((await write({ rows: source() })).rows, 3);
});

test("an earlier export is replaced, missing parents are made, an empty folder is taken", async (t) => {
  const { parent, out, write } = await place(t);
  await mkdir(out);
  await write();
  await write({ rows: ROWS.slice(0, 1) });
  assert.equal((await readFile(join(out, "train.jsonl"), "utf8")).split("\n").length, 2);
  assert.deepEqual(await readdir(parent), ["out"]);
  assert.equal((await write({ folder: join(parent, "deep", "er") })).rows, 3);
});

test("a folder with other things in it is refused and left as it was", async (t) => {
  const { parent, out, write } = await place(t);
  await mkdir(out);
  await writeFile(join(out, "notes.txt"), "mine");
  await assert.rejects(
    write(),
    says(
      `${out} is not empty and holds no earlier export; nothing was exported. Choose an empty or a new folder.`,
    ),
  );
  assert.deepEqual(await readdir(out), ["notes.txt"]);
  assert.deepEqual(await readdir(parent), ["out"]);
});

test("an earlier export to which a file was added is refused by that file's name", async (t) => {
  const { out, write } = await place(t);
  await write();
  for (const name of ["notes.txt", join("data", "more.parquet")]) {
    await writeFile(join(out, name), "mine");
    await assert.rejects(
      write(),
      says(
        `${out} holds ${name}, which Seedbed did not write; nothing was exported. Move it away or choose another folder.`,
      ),
    );
    assert.equal(await readFile(join(out, name), "utf8"), "mine");
    await rm(join(out, name));
  }
});

test("a file in the folder's place is refused", async (t) => {
  const { out, write } = await place(t);
  await writeFile(out, "mine");
  await assert.rejects(
    write(),
    says(`${out} is a file, not a folder; nothing was exported. Choose another folder.`),
  );
});

test("without rows nothing is written", async (t) => {
  const { parent, write } = await place(t);
  await assert.rejects(
    write({ rows: [] }),
    says("There is no kept row to export; nothing was written. Grow until some are kept."),
  );
  assert.deepEqual(await readdir(parent), []);
});

test("a licence that is no SPDX id is refused", async (t) => {
  const { parent, write } = await place(t);
  await assert.rejects(
    write({ license: "my licence: free" }),
    says(
      '"my licence: free" is not an SPDX licence id; nothing was exported. Write it as in Apache-2.0 or CC-BY-4.0.',
    ),
  );
  assert.deepEqual(await readdir(parent), []);
});

test("a source that fails midway leaves an earlier export as it was and nothing beside it", async (t) => {
  const { parent, out, write } = await place(t);
  await write();
  const before = await readFile(join(out, "train.jsonl"), "utf8");
  const failing = function* () {
    yield row(9);
    throw new Error("the source broke");
  };
  await assert.rejects(write({ rows: failing() }), /the source broke/);
  assert.equal(await readFile(join(out, "train.jsonl"), "utf8"), before);
  assert.deepEqual(await readdir(parent), ["out"]);
});

test("an error of the system becomes a sentence", async (t) => {
  const { parent, write } = await place(t);
  await writeFile(join(parent, "file"), "mine");
  const folder = join(parent, "new", "x".repeat(300));
  await assert.rejects(
    write({ folder }),
    says(`Nothing was exported to ${folder}: the system answered ENAMETOOLONG. Choose another folder.`),
  );
  const full = function* () {
    yield row(1);
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  await assert.rejects(
    write({ rows: full() }),
    says(
      `Nothing was exported to ${join(parent, "out")}: the disk is full. Make room or choose another disk.`,
    ),
  );
});

test("an export that is called off leaves nothing, and an earlier one stays as it was", async (t) => {
  const { parent, out } = await place(t);
  const many = Array.from({ length: 12_000 }, (_, index) => row(index + 1));
  const dataset = { folder: out, facts: FACTS, format: "messages", license: null, runJson: {} } as const;
  await writeDataset({ ...dataset, rows: ROWS });
  const call = new AbortController();
  const told: string[] = [];
  await assert.rejects(
    writeDataset(
      { ...dataset, rows: many },
      {
        signal: call.signal,
        onProgress: ({ doing, rows }) => {
          told.push(`${doing} ${rows}`);
          call.abort(new Error("called off"));
        },
      },
    ),
    /called off/,
  );
  assert.equal(told[0], "writing 500");
  assert.deepEqual(await readdir(parent), ["out"]);
  assert.equal((await readFile(join(out, "train.jsonl"), "utf8")).trim().split("\n").length, 3);
});
