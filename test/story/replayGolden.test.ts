import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { openReplays } from "../../electron/filter/replay/replays.ts";
import { ruleChoices, ruleNames } from "../../electron/nouns/ruleChoices.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { fastFolder } from "../support/fastFolder.ts";
import { needs, sharedFile } from "../support/needs.ts";
import { recordedProject } from "../support/recordedReplies.ts";

const goldenFile = sharedFile("golden/filter_golden.jsonl");
const row = z.object({ instruction: z.string() });
const golden = z.object({
  stream: z.string(),
  theta: z.number(),
  rule: z.string(),
  kept_count: z.int(),
  kept_sha256: z.string(),
  dropped: z.array(z.unknown()),
});

const alpaca = {
  file: sharedFile("data/alpaca_data.json"),
  count: 20_000,
  tokenizer: "rouge-score",
} as const;
const noisy = {
  file: sharedFile("golden/noisy_stream.jsonl"),
  count: 12_000,
  tokenizer: "rouge-score",
} as const;
const chinese = {
  file: sharedFile("data/alpaca_zh_carbonz0_part00.json"),
  count: 3000,
  thetas: [0.7, 0.85],
} as const;
const streams = [
  { ...alpaca, stream: "alpaca20k", thetas: [0.5, 0.6, 0.7, 0.85] },
  { ...noisy, stream: "noisy12k", thetas: [0.7, 0.85] },
  { ...chinese, stream: "zh3000-default", tokenizer: "rouge-score" },
  { ...chinese, stream: "zh3000-cjk", tokenizer: "cjk" },
] as const;

const usual = usualFilter("paper", "english");
const rules = ruleChoices.parse(
  Object.fromEntries(ruleNames.map((name) => [name, { ...usual.rules[name], isOn: false }])),
);
/** As the golden streams were filtered: by ROUGE-L alone, from an empty pool. */
const filter = { ...usual, seedsInPool: false, rules };

const folder = fastFolder();

for (const { stream, file, count, tokenizer, thetas } of streams) {
  const skip = needs(goldenFile) || needs(file);
  test(`what-ifs of ${stream} keep what rouge-score keeps`, { skip }, async (t) => {
    const path = join(folder, `${stream}.seedbed`);
    const { project, run } = recordedProject(path, instructionsOf(file, count));
    const replays = openReplays(path);
    t.after(async () => {
      await replays.close();
      project.close();
    });
    for (const theta of thetas) {
      const { signal } = new AbortController();
      const asked = { run: run.id, through: count, theta, filter: { ...filter, tokenizer } };
      const found = await replays.replay(asked, { signal, tell: () => undefined });
      assert.ok(found);
      const expected = goldenRun(stream, theta);
      const repeats = found.rules["exact_repeat"] ?? 0;
      // rouge-score's users keep texts without tokens however often they come.
      assert.equal(found.kept + repeats, expected.kept_count, `kept at ${theta}`);
      assert.equal(found.rules["too_close"] ?? 0, expected.dropped.length);
      assert.deepEqual([found.requests, found.parsed, found.generated], [count, count, count]);
      if (repeats > 0) continue;
      const kept = found.keptByRequest.flatMap((kept, at) => (kept === 1 ? [at] : []));
      assert.equal(createHash("sha256").update(kept.join(",")).digest("hex"), expected.kept_sha256);
    }
  });
}

function goldenRun(stream: string, theta: number): z.infer<typeof golden> {
  const lines = readFileSync(goldenFile, "utf8").trim().split("\n");
  const runs = lines.map((line) => golden.parse(JSON.parse(line)));
  const run = runs.find(
    (each) => each.stream === stream && each.theta === theta && each.rule.includes("F > theta"),
  );
  assert.ok(run);
  return run;
}

function instructionsOf(file: string, count: number): readonly string[] {
  const text = readFileSync(file, "utf8");
  const rows = file.endsWith(".jsonl")
    ? text
        .trim()
        .split("\n")
        .map((line) => row.parse(JSON.parse(line)))
    : z.array(row).parse(JSON.parse(text));
  return rows.slice(0, count).map(({ instruction }) => instruction);
}
