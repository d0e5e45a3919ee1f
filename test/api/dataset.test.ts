import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { Ledger } from "../support/ledger.ts";
import type { Told } from "../support/ledger.ts";
import { loopback, wire } from "../support/loopback.ts";
import type { Answer } from "../support/loopback.ts";

const preview = z.strictObject({
  keptRows: z.number(),
  rows: z.number(),
  marks: z.array(z.strictObject({ mark: z.string(), count: z.number() })),
  card: z.string(),
  firstRows: z.array(z.string()),
  runFile: z.string(),
  folder: z.string(),
});
const news = z.looseObject({ kind: z.enum(["going", "done"]), rows: z.number() });

/** A backend with an open project of four kept rows, two of them marked. */
async function grown(context: TestContext, tasks: readonly Told[] = four) {
  const server = await loopback(context);
  mkdirSync(join(server.home, "projects"), { recursive: true });
  const path = join(server.home, "projects", "told.seedbed");
  const ledger = new Ledger(path);
  ledger.source("seeds.jsonl", 3);
  ledger.reply(ledger.run(100), [1, 2, 3], tasks);
  ledger.project.close();
  await server.desk.openFile(path);
  return { server, ...(await wire(context, server)) };
}

const four: readonly Told[] = [
  { instruction: "Name three birds of the sea", output: "Gull, tern and skua." },
  { instruction: "Write to [name]", output: "Dear [name]", marks: ["placeholder"] },
  { instruction: "Name a tree", output: "Oak", marks: ["placeholder", "few_letters"] },
  { instruction: "Explain tides", output: "The moon pulls." },
];

function dataOf(answer: Answer): unknown {
  assert.ok("data" in answer, JSON.stringify(answer));
  return answer.data;
}

const choice = { format: "sharegpt", license: "CC-BY-4.0", leftOut: [] };

test("a preview counts what would go in, by mark, and shows the card and the first rows", async (context) => {
  const { query, server } = await grown(context);
  const whole = preview.parse(dataOf(await query("dataset.preview", choice)));
  assert.deepEqual([whole.keptRows, whole.rows], [4, 4]);
  assert.deepEqual(whole.marks, [
    { mark: "placeholder", count: 2 },
    { mark: "few_letters", count: 1 },
  ]);
  assert.match(whole.card, /^license: cc-by-4\.0$/m);
  assert.equal(whole.firstRows.length, 3);
  assert.deepEqual(
    z.looseObject({ conversations: z.unknown() }).parse(JSON.parse(whole.firstRows[0] ?? "")).conversations,
    [
      { from: "human", value: "Name three birds of the sea" },
      { from: "gpt", value: "Gull, tern and skua." },
    ],
  );
  assert.ok(whole.folder.startsWith(server.home));
  const fewer = { ...choice, leftOut: ["few_letters"] };
  const less = preview.parse(dataOf(await query("dataset.preview", fewer)));
  assert.deepEqual([less.keptRows, less.rows], [4, 3]);
  assert.match(less.card, /Left out: rows marked few_letters\./);
});

test("an export leaves out the rows with the chosen marks and tells where it is", async (context) => {
  const { watch } = await grown(context);
  const writing = watch("dataset.export", { ...choice, leftOut: ["placeholder"] });
  for (;;) {
    const told = news.parse(dataOf(await writing.next()));
    if (told.kind === "going") continue;
    assert.equal(told.rows, 2);
    const { folder } = z.looseObject({ folder: z.string() }).parse(told);
    const lines = readFileSync(join(folder, "train.jsonl"), "utf8").trim().split("\n");
    assert.equal(lines.length, 2);
    const info = z.record(z.string(), z.looseObject({ file_name: z.string() }));
    assert.equal(
      info.parse(JSON.parse(readFileSync(join(folder, "dataset_info.json"), "utf8")))["told"]?.file_name,
      "train.jsonl",
    );
    return;
  }
});

test("an export of no row is refused in a sentence and leaves nothing", async (context) => {
  const marked = four.map((task) => ({ ...task, marks: ["placeholder" as const] }));
  const { watch, server } = await grown(context, marked);
  assert.deepEqual(await watch("dataset.export", { ...choice, leftOut: ["placeholder"] }).next(), {
    sentence: "Every kept row is left out by its marks; nothing was written. Leave fewer marks out.",
    kind: "export-refused",
  });
  assert.deepEqual(
    readdirSync(server.home).includes("exports") ? readdirSync(join(server.home, "exports")) : [],
    [],
  );
});

test("a choice that the page never offers is refused", async (context) => {
  const { query } = await grown(context);
  const answer = await query("dataset.preview", { ...choice, format: "../../etc" });
  assert.ok("sentence" in answer);
});
