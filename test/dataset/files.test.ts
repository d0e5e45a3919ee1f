import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { jsonLine } from "../../electron/dataset/jsonl.ts";
import { readParquet, ROW_GROUP_SIZE } from "../../electron/dataset/parquet.ts";
import { datasetRecord } from "../../electron/dataset/row.ts";
import type { DatasetFormat } from "../../electron/nouns/exportView.ts";
import type { DatasetRow } from "../../electron/dataset/row.ts";
import { writeRowFiles } from "../../electron/dataset/rowFiles.ts";
import { row } from "./facts.ts";

async function roundTrip(rows: readonly DatasetRow[], format: DatasetFormat) {
  const folder = await mkdtemp(join(tmpdir(), "seedbed-files-"));
  try {
    const paths = { parquet: join(folder, "a.parquet"), jsonl: join(folder, "a.jsonl") };
    const facts = await writeRowFiles(rows, format, paths);
    const groups: (readonly object[])[] = [];
    for await (const group of readParquet(paths.parquet)) groups.push(group);
    const lines = (await readFile(paths.jsonl, "utf8")).split("\n");
    assert.equal(lines.pop(), "");
    return { facts, groups, lines: lines.map((line): unknown => JSON.parse(line)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("in messages a blank line stands between instruction and input, and only then", () => {
  const withInput = datasetRecord(
    row(2, { instruction: "Do it.", input: "this", output: "done" }),
    "messages",
  );
  const without = datasetRecord(row(1, { instruction: "Do it.", input: "", output: "done" }), "messages");
  assert.deepEqual("messages" in withInput && withInput.messages, [
    { role: "user", content: "Do it.\n\nthis" },
    { role: "assistant", content: "done" },
  ]);
  assert.deepEqual("messages" in without && without.messages[0], {
    role: "user",
    content: "Do it.",
  });
});

test("lone surrogates become the replacement character", () => {
  const record = datasetRecord(row(1, { instruction: "a\ud800b", output: "\udc00" }), "alpaca");
  assert.equal("instruction" in record && record.instruction, "a\ufffdb");
  assert.equal("output" in record && record.output, "\ufffd");
});

test("a JSON line holds no line end of any kind but its own", () => {
  const line = jsonLine({ text: "a\n\r\u0085\u2028\u2029b" });
  assert.equal(line, `{"text":"a\\n\\r\\u0085\\u2028\\u2029b"}\n`);
});

test("more rows than a row group holds come back in order from both files", async () => {
  const rows = Array.from({ length: ROW_GROUP_SIZE + 3 }, (_, index) => row(index + 1));
  const { facts, groups, lines } = await roundTrip(rows, "messages");
  const expected = rows.map((one) => datasetRecord(one, "messages"));
  assert.deepEqual(
    groups.map((group) => group.length),
    [ROW_GROUP_SIZE, 3],
  );
  assert.deepEqual(groups.flat(), expected);
  assert.deepEqual(lines, expected);
  const markedRowCount = rows.filter(({ marks }) => marks.length > 0).length;
  assert.deepEqual(facts, {
    rowCount: rows.length,
    markedRowCount,
    marks: [
      { mark: "few-letters", count: markedRowCount },
      { mark: "placeholder", count: markedRowCount },
    ],
  });
});

test("texts of any code units and any length come back equal from both files", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "",
      "\u0000",
      '"\\"',
      "\r\n\t",
      "\u2028\u0085",
      "👩‍👩‍👧‍👦",
      "\ud83d",
      "\udc00\ud800",
      "x".repeat(300_000),
    ),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  );
  const anyRow = fc.record({
    id: fc.maxSafeNat(),
    instruction: text,
    input: text,
    output: text,
    writer: text,
    nearestScore: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    cluster: fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
    marks: fc.array(text, { maxLength: 3 }),
  });
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom("messages" as const, "alpaca" as const, "sharegpt" as const),
      async (all, format) => {
        const { groups, lines } = await roundTrip(all, format);
        const expected = all.map((one) => datasetRecord(one, format));
        assert.deepEqual(groups.flat(), expected);
        assert.deepEqual(lines, expected);
      },
    ),
    { numRuns: 60 },
  );
});
