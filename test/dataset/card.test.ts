import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { card } from "../../electron/dataset/card.ts";
import type { CardFacts, RowFacts } from "../../electron/dataset/cardFacts.ts";
import { COMMON_LICENSES, isLicenseId, licenseHeader } from "../../electron/dataset/license.ts";
import { needs } from "../support/needs.ts";
import { pythonJson, pythonPath } from "../support/python.ts";
import { FACTS } from "./facts.ts";

const ROWS: RowFacts = {
  rowCount: 240,
  markedRowCount: 30,
  marks: [{ mark: "placeholder", count: 30 }],
};

function text(facts: Partial<CardFacts> = {}, license: string | null = null): string {
  return card({ ...FACTS, ...facts }, ROWS, { format: "messages", license });
}

function firstLine(of: string): string | undefined {
  return of.split("\n# ")[1]?.split("\n")[2];
}

test("the card tells writer, shares of dropped and marked rows, lag, closure and replacements", () => {
  const lines = text().split("\n");
  assert.equal(
    firstLine(text()),
    "240 instructions grown from 24 seeds by test-writer. Closure 41 %: that share of rows came from a prompt that held a seed which came in by replacement.",
  );
  for (const line of [
    "- Writer: test-writer.",
    "- 150 of 400 written tasks (37.5 %).",
    "- too close: 100 (25 %)",
    "- empty answer: 50 (12.5 %)",
    "- 30 of 240 rows (12.5 %) carry a mark; they are in the data set, named in the column `marks`.",
    "- placeholder: 30 (12.5 %)",
    "- Windows: 5. Replacements: 8, of which 6 in force before the last prompt.",
    "- Closure: 41 % of the whole run, 62.5 % of its last quarter.",
    "- Lag in prompts from a window's last step to the first prompt that can draw its seeds: median 3, 90th percentile 7.",
  ]) {
    assert.ok(lines.includes(line), line);
  }
});

test("closure 0 stands in the first line", () => {
  const { feedback } = FACTS;
  assert.ok(feedback !== null);
  assert.match(
    firstLine(text({ feedback: { ...feedback, closure: 0 } })) ?? "",
    /Closure 0: no row came from a prompt/,
  );
  assert.match(firstLine(text({ feedback: null })) ?? "", /Closure 0: no model was trained/);
});

test("the built-in writer is said to be small and often wrong, a server is not", () => {
  const builtin = text({ writer: { kind: "builtin", model: "small-model" } });
  assert.match(builtin, /by the built-in writer \(small-model\)\./);
  assert.match(builtin, /Its facts, sums, code and translations are often wrong/);
  assert.doesNotMatch(text(), /often wrong/);
});

test("without a licence the header has no such key and the text says so", () => {
  assert.match(text(), /\nNo licence was chosen\./);
  assert.doesNotMatch(text(), /^license/m);
  assert.match(text({}, "CC-BY-4.0"), /^license: cc-by-4\.0$/m);
  assert.match(text({}, "CC-BY-4.0"), /\n## Licence\n\nCC-BY-4\.0\. /);
});

test("every offered licence has an id of the Hub's, any other is named as it is", () => {
  for (const id of COMMON_LICENSES) {
    assert.ok(isLicenseId(id));
    assert.deepEqual(licenseHeader(id).length, 1, id);
  }
  assert.deepEqual(licenseHeader("ODC-By-1.0"), ["license: odc-by"]);
  assert.deepEqual(licenseHeader("GPL-3.0-or-later"), ["license: gpl-3.0"]);
  assert.deepEqual(licenseHeader("LicenseRef-House"), ["license: other", 'license_name: "licenseref-house"']);
  for (const bad of ["", " MIT", "MIT OR Apache-2.0", "a: b", "-x", "x".repeat(80)])
    assert.ok(!isLicenseId(bad), bad);
});

test("the size category follows the number of rows", () => {
  for (const [rowCount, category] of [
    [999, "n<1K"],
    [1_000, "1K<n<10K"],
    [52_002, "10K<n<100K"],
    [100_000, "100K<n<1M"],
    [1_000_000, "1M<n<10M"],
  ] as const) {
    const written = card(FACTS, { ...ROWS, rowCount }, { format: "alpaca", license: null });
    assert.ok(written.includes(`size_categories:\n- ${category}\n`), category);
  }
});

const HEADER = `
import json, sys
from huggingface_hub import DatasetCard
print(json.dumps(DatasetCard(sys.argv[1]).data.to_dict()))
`;

test(
  "the Hub's library reads the header",
  { skip: needs(pythonPath(), "a Python with the datasets library") },
  async () => {
    const title = 'Odd: "title" # with\nlines';
    const header = await pythonJson(
      HEADER,
      [text({ title, languages: ["no", "en"] }, "Apache-2.0")],
      tmpdir(),
    );
    assert.deepEqual(header, {
      pretty_name: 'Odd: "title" # with lines',
      language: ["no", "en"],
      license: "apache-2.0",
      size_categories: ["n<1K"],
      task_categories: ["text-generation"],
      tags: ["synthetic", "seedbed", "sedi-instruct", "instruction-tuning"],
      configs: [{ config_name: "default", data_files: [{ split: "train", path: "data/train-*.parquet" }] }],
    });
  },
);
