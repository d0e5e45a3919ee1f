import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { readParquet } from "../../electron/dataset/parquet.ts";
import { exportPreview } from "../../electron/dataset/preview.ts";
import { chosenRows, exportDataset } from "../../electron/dataset/step.ts";
import { personMark } from "../../electron/nouns/personMark.ts";
import { datasetFacts } from "../../electron/report/datasetFacts.ts";
import { overview } from "../../electron/report/overview.ts";
import { reviewCandidate } from "../../electron/review/keep.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

const now = 1_760_000_000_000;
const line = z.looseObject({
  id: z.number(),
  writer: z.string(),
  nearest_score: z.number().nullable(),
  cluster: z.number().nullable(),
  marks: z.array(z.string()),
});

/** A run that kept rows 1 and 3; of those it set aside a person kept 4 and 2, in this order, and took 5 back. */
function reviewed(context: TestContext) {
  const folder = temporaryFolder(context);
  const ledger = new Ledger(join(folder, "reviewed.seedbed"));
  const { project } = ledger;
  context.after(() => project.close());
  ledger.source("seeds.jsonl", 3);
  const run = ledger.run();
  ledger.reply(
    run,
    [1, 2, 3],
    [
      { instruction: "Name a tree", output: "Oak", score: 0.1 },
      { instruction: "Name a large tree", output: "Sequoia", rule: "too_close", score: 0.86 },
      { instruction: "Write to [name]", output: "Dear [name]", score: 0.2, marks: ["placeholder"] },
    ],
  );
  const other = ledger.recipe("userTurn", "Small (built-in)");
  ledger.reply(
    run,
    [1, 2, 3],
    [
      { instruction: "Draw", output: "A line.", rule: "too_short" },
      { instruction: "Sing", output: "La.", rule: "too_short" },
      { instruction: "Dance", output: "Step.", rule: "too_short" },
    ],
    other,
  );
  ledger.place(run, 1, 1, 0);
  for (const candidate of [4, 2, 5]) reviewCandidate(project, run, candidate, "keep", now);
  reviewCandidate(project, run, 5, "clear", now);
  reviewCandidate(project, run, 6, "leave_out", now);
  const factsNow = () => datasetFacts(project.db, overview(project.db, "reviewed", null, now), null);
  const exported = async (leftOut: readonly string[]) => {
    const out = join(folder, "out");
    const wanted = { run, folder: out, format: "alpaca", license: null, leftOut, ...factsNow() } as const;
    const { rows } = await exportDataset(project, wanted, now);
    const text = (name: string) => readFileSync(join(out, name), "utf8");
    const lines = text("train.jsonl")
      .trim()
      .split("\n")
      .map((json) => line.parse(JSON.parse(json)));
    return { rows, lines, out, card: text("README.md"), runFile: text("seedbed_run.json") };
  };
  return { ledger, project, run, factsNow, exported };
}

test("what a person keeps anyway follows the kept rows by candidate and says so in its marks", async (context) => {
  const { exported } = reviewed(context);
  const { rows, lines, out } = await exported([]);
  assert.equal(rows, 4);
  assert.deepEqual(
    lines.map(({ id, writer, nearest_score, cluster, marks }) => [id, writer, nearest_score, cluster, marks]),
    [
      [1, "test-writer", 0.1, 0, []],
      [3, "test-writer", 0.2, null, ["placeholder"]],
      [2, "test-writer", 0.86, null, [personMark]],
      [4, "Small (built-in)", null, null, [personMark]],
    ],
  );
  const parquet: unknown[] = [];
  for await (const group of readParquet(join(out, "data", "train-00000-of-00001.parquet")))
    parquet.push(...group);
  assert.equal(parquet.length, 4);
});

test("leaving the mark out leaves these rows out", async (context) => {
  const { exported } = reviewed(context);
  const { lines, card } = await exported([personMark, "placeholder"]);
  assert.deepEqual(
    lines.map(({ id }) => id),
    [1],
  );
  assert.match(card, /Left out: rows marked kept_by_person, placeholder\./);
});

test("card and run file count them, and name who wrote them", async (context) => {
  const { exported, factsNow } = reviewed(context);
  const { card, runFile } = await exported([]);
  for (const told of [
    "- 6 tasks were written; 4 are in this data set.",
    "- 2 set aside by the filter, kept by a person.",
    "- 3 of 4 rows (75 %) carry a mark; they are in the data set, named in the column `marks`.",
    "- kept_by_person: 2 (50 %)",
  ])
    assert.ok(card.split("\n").includes(told), told);
  const run = z.looseObject({ keptByPerson: z.number(), verdicts: z.looseObject({ kept: z.number() }) });
  const { keptByPerson, verdicts } = run.parse(JSON.parse(runFile));
  assert.deepEqual([keptByPerson, verdicts.kept], [2, 2]);
  assert.deepEqual(factsNow().facts.writers, [
    { kind: "server", model: "test-writer", rowCount: 3 },
    { kind: "builtin", model: "Small", rowCount: 1 },
  ]);
});

test("a preview counts them as the export does", (context) => {
  const { project, run, factsNow } = reviewed(context);
  const choice = { format: "alpaca", license: null } as const;
  const whole = exportPreview(project.db, run, { ...choice, leftOut: [] }, factsNow());
  assert.deepEqual([whole.keptRows, whole.rows], [4, 4]);
  assert.deepEqual(whole.marks, [
    { mark: personMark, count: 2 },
    { mark: "placeholder", count: 1 },
  ]);
  assert.match(whole.firstRows[2] ?? "", /"Name a large tree".*"marks":\["kept_by_person"\]/);
  const fewer = exportPreview(project.db, run, { ...choice, leftOut: [personMark] }, factsNow());
  assert.deepEqual([fewer.keptRows, fewer.rows], [4, 2]);
});

test("a row that a person left out when a parent run had set it aside is in no export", async (context) => {
  const { ledger, project, run, factsNow, exported } = reviewed(context);
  ledger.insert("review", { candidate: 3, act: "leave_out", made_at: now });
  const { rows, lines, card } = await exported([]);
  assert.equal(rows, 3);
  assert.deepEqual(
    lines.map(({ id }) => id),
    [1, 2, 4],
  );
  assert.ok(card.split("\n").includes("- 1 kept by the filter, rejected by a person."));
  const preview = { format: "alpaca" as const, license: null, leftOut: [] };
  const told = exportPreview(project.db, run, preview, factsNow());
  assert.deepEqual([told.keptRows, told.rows, told.marks], [3, 3, [{ mark: personMark, count: 2 }]]);
  assert.deepEqual(
    factsNow().facts.writers.map(({ rowCount }) => rowCount),
    [2, 1],
  );
  ledger.insert("review", { candidate: 3, act: "keep", made_at: now });
  assert.equal((await exported([])).rows, 4);
});

test("a run that keeps such a text by itself does not hold it twice", (context) => {
  const { ledger, project, run } = reviewed(context);
  const child = project.write((db) =>
    db.insert(
      `INSERT INTO run (parent, kind, key, settings, settings_hash, versions, created_at)
       SELECT id, kind, key, settings, 'other', versions, created_at FROM run WHERE id = ?`,
      run,
    ),
  );
  const verdict = { run: child, nearest_seed: null, nearest_candidate: null, marks: "[]" };
  ledger.insert("verdict", { ...verdict, candidate: 2, kept_number: 1, rule: null, score: 0.86 });
  ledger.insert("verdict", { ...verdict, candidate: 4, kept_number: null, rule: "too_short", score: null });
  const { facts } = datasetFacts(project.db, overview(project.db, "reviewed", null, now), null);
  assert.equal(facts.keptByPersonCount, 1);
  const rows = [...chosenRows(project.db, child, { leftOut: [] })];
  assert.deepEqual(
    rows.map(({ id, marks }) => [id, marks]),
    [
      [2, []],
      [4, [personMark]],
    ],
  );
});
