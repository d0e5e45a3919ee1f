import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeDataset } from "../../electron/dataset/folder.ts";
import { datasetRecord } from "../../electron/dataset/row.ts";
import type { DatasetFormat } from "../../electron/nouns/exportView.ts";
import { needs } from "../support/needs.ts";
import { pythonJson, pythonPath } from "../support/python.ts";
import { FACTS, row } from "./facts.ts";

const PROGRAM = `
import json, sys
from datasets import load_dataset
splits = load_dataset(sys.argv[1])
lines = load_dataset("json", data_files=sys.argv[1] + "/train.jsonl", split="train")
print(json.dumps({
    "splits": list(splits),
    "columns": splits["train"].column_names,
    "features": {name: str(feature) for name, feature in splits["train"].features.items()},
    "rows": splits["train"].to_list(),
    "lines": lines.to_list(),
}))
`;

const ORIGIN_FEATURES = {
  id: "Value('int64')",
  writer: "Value('string')",
  nearest_score: "Value('float64')",
  cluster: "Value('int32')",
  marks: "List(Value('string'))",
};

const TEXT_FEATURES: Readonly<Record<DatasetFormat, Readonly<Record<string, string>>>> = {
  messages: { messages: "List({'role': Value('string'), 'content': Value('string')})" },
  alpaca: { instruction: "Value('string')", input: "Value('string')", output: "Value('string')" },
  sharegpt: { conversations: "List({'from': Value('string'), 'value': Value('string')})" },
};

const ODD = [
  row(21, { instruction: 'Say "hi"\r\nin\tthree \\ ways 👩‍👩‍👧', output: "\u0000 \u2028 \u0085 end" }),
  row(22, {
    instruction: "写一首关于夏天的诗。",
    output: "long ".repeat(50_000),
    marks: ["é", "🙂"],
  }),
  row(23, { instruction: "A lone \ud83d half", nearestScore: 1, cluster: 0 }),
];

for (const format of ["messages", "alpaca", "sharegpt"] as const) {
  test(
    `load_dataset gives the rows of an export in the format ${format} once each`,
    { skip: needs(pythonPath(), "a Python with the datasets library") },
    async (t) => {
      const folder = await mkdtemp(join(tmpdir(), "seedbed-loads-"));
      t.after(() => rm(folder, { recursive: true, force: true }));
      const out = join(folder, "out");
      const rows = [...Array.from({ length: 20 }, (_, index) => row(index + 1)), ...ODD];
      await writeDataset({
        folder: out,
        rows,
        facts: FACTS,
        format,
        license: "CC-BY-4.0",
        runJson: { key: "00" },
      });

      const loaded = await pythonJson(PROGRAM, [out], join(folder, "cache"));

      const features = { ...TEXT_FEATURES[format], ...ORIGIN_FEATURES };
      const expected = rows.map((one) => datasetRecord(one, format));
      const columns = Object.keys(features);
      assert.deepEqual(loaded, {
        splits: ["train"],
        columns,
        features,
        rows: expected,
        lines: expected,
      });
    },
  );
}
