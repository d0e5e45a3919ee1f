import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { card } from "../../electron/dataset/card.ts";
import type { CardFacts, RowFacts } from "../../electron/dataset/cardFacts.ts";
import { COMMON_LICENSES, isLicenseId, licenseHeader } from "../../electron/dataset/license.ts";
import { dropRules } from "../../electron/nouns/rules.ts";
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
    "- 410 tasks were written; 240 are in this data set.",
    "- Cluster stability 0.42.",
    "- 160 of 400 judged tasks (40 %).",
    "- 100 (25 %): The instruction is too close to one that was kept or to an initial seed.",
    "- 60 (15 %): The output is empty.",
    "- Not judged: 10 tasks that came after the goal was reached.",
    "- Unreadable: 12 tasks of the replies, broken off or not in the form that was asked for.",
    "- 30 of 240 rows (12.5 %) carry a mark; they are in the data set, named in the column `marks`.",
    "- placeholder: 30 (12.5 %)",
    "- Windows: 5. Replacements: 8, of which 6 in force before the last prompt.",
    "- Closure: 41 % of the whole run, 62.5 % of its last quarter.",
    "- Lag: median 3 prompts, 90th percentile 7. It counts the prompts asked after the newest one whose rows stand in a window's last batch and before the first that can draw the window's seeds.",
  ]) {
    assert.ok(lines.includes(line), line);
  }
});

test("the card tells how the filter judged: seeds in the pool or not, tokens, and rules off or changed", () => {
  const usual = text().split("\n");
  for (const line of [
    "- A candidate was too close when its ROUGE-L to a kept row or an initial seed was greater than 0.85.",
    "- Language: English. ROUGE-L compared the tokens of `rouge-score`.",
  ])
    assert.ok(usual.includes(line), line);
  const filter = {
    language: "Chinese",
    tokenizer: "cjk",
    seedsInPool: false,
    rulesOff: ["refusal", "wrong_language"],
    rulesChanged: [{ rule: "too_short", limit: "atMost", value: 5, usual: 3 }],
  };
  const changed = text({ filter, languages: ["zh"] }).split("\n");
  for (const line of [
    "- A candidate was too close when its ROUGE-L to a kept row was greater than 0.85.",
    "- Language: Chinese. ROUGE-L compared the tokens of `cjk`.",
    "- Rules that were off: `refusal`, `wrong_language`.",
    "- Rules with other numbers: `too_short.atMost` 5 (usual 3).",
    "- 100 (25 %): The instruction is too close to one that was kept.",
    '- "zh"',
  ])
    assert.ok(changed.includes(line), line);
  assert.ok(!text({ languages: [] }).includes("language:"), "an unknown language has no code");
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
  const builtin = text({ writers: [{ kind: "builtin", model: "small-model", rowCount: 240 }] });
  assert.match(builtin, /by the built-in writer \(small-model\)\./);
  assert.match(builtin, /\n- Writer: the built-in writer \(small-model\)\.\n/);
  assert.match(builtin, /Its facts, sums, code and translations are often wrong/);
  assert.doesNotMatch(text(), /often wrong/);
});

test("several writers are named with their rows, and one built-in among them is said to be often wrong", () => {
  const server = { kind: "server", model: "A", rowCount: 200 } as const;
  const written = text({ writers: [server, { kind: "builtin", model: "B", rowCount: 40 }] });
  const names = "A (200 rows) and the built-in writer (B) (40 rows)";
  assert.ok(firstLine(written)?.startsWith(`240 instructions grown from 24 seeds by ${names}.`));
  assert.ok(written.includes(`\n- Writers: ${names}.\n`));
  assert.match(written, /often wrong/);
  const three = text({ writers: ["A", "B", "C"].map((model) => ({ ...server, model, rowCount: 1 })) });
  assert.ok(three.includes("- Writers: A (1 row), B (1 row) and C (1 row)."));
});

test("what was not judged is left out of the shares, and a rule without a sentence keeps its name", () => {
  const none = text({ candidateCount: 5, overGoalCount: 5, unreadableCount: 1, dropped: [] });
  assert.ok(none.includes("## What was dropped\n\n- 0 of 0 judged tasks (0 %).\n- Not judged: 5 tasks"));
  assert.ok(none.includes("- Unreadable: 1 task of the replies"));
  assert.doesNotMatch(text({ overGoalCount: 0 }), /Not judged/);
  const rules = [...Object.keys(dropRules), "too_close", "exact_repeat"];
  const all = text({ dropped: rules.map((rule) => ({ rule, count: 1 })) });
  for (const rule of rules) assert.ok(!all.includes(rule), rule);
  assert.match(text({ dropped: [{ rule: "new_rule", count: 1 }] }), /: The rule "new rule" dropped it\.\n/);
});

test("clusters that are mostly chance are said to be, from below 0.3", () => {
  const chance =
    "\n- Cluster stability 0.29, below 0.3: refitted on half of the rows most clusters come out otherwise, so the column `cluster` is mostly chance.\n";
  assert.ok(text({ clusterStability: 0.29 }).includes(chance));
  assert.ok(text({ clusterStability: 0.3 }).includes("\n- Cluster stability 0.3.\n"));
  assert.doesNotMatch(text({ clusterStability: null }), /stability/);
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
