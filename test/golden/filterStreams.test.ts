import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { judgeTexts, poolLedger } from "../filter/poolLedger.ts";
import { needs, sharedFile } from "../support/needs.ts";

const alpaca = sharedFile("data/alpaca_data.json");
const noisy = sharedFile("golden/noisy_stream.jsonl");
const chinese = sharedFile("data/alpaca_zh_carbonz0_part00.json");
const runsFile = sharedFile("golden/filter_golden.jsonl");

const rowSchema = z.object({ instruction: z.string() });
const runSchema = z.object({
  stream: z.string(),
  theta: z.number(),
  rule: z.string(),
  kept_count: z.int(),
  kept_sha256: z.string(),
  dropped: z.array(z.tuple([z.int(), z.int(), z.number()])),
});
const bestSchema = z.object({
  i: z.int(),
  kept: z.boolean(),
  best: z.int().nullable(),
  f: z.number(),
});

function linesOf<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function instructionsOf(file: string, count: number): readonly string[] {
  const rows = file.endsWith(".jsonl")
    ? linesOf(file, rowSchema)
    : z.array(rowSchema).parse(JSON.parse(readFileSync(file, "utf8")));
  return rows.slice(0, count).map((row) => row.instruction);
}

async function judgedStream(
  t: TestContext,
  texts: readonly string[],
  { theta, tokenizer }: Readonly<{ theta: number; tokenizer: TokenizerName }>,
): Promise<Awaited<ReturnType<typeof judgeTexts>>> {
  const pool = poolLedger(t).open({ exactRepeats: false, filter: { tokenizer } });
  const items = texts.map((text, id) => ({ id, text }));
  const half = Math.floor(items.length / 2);
  const limits = { theta, room: items.length };
  const first = await judgeTexts(pool, items.slice(0, half), limits);
  return [...first, ...(await judgeTexts(pool, items.slice(half), limits))];
}

function goldenRun(stream: string, theta: number): z.infer<typeof runSchema> {
  const runs = linesOf(runsFile, runSchema);
  const run = runs.find(
    (each) => each.stream === stream && each.theta === theta && each.rule.includes("F > theta"),
  );
  assert.ok(run);
  return run;
}

type Case = Readonly<{
  stream: string;
  file: string;
  count: number;
  theta: number;
  tokenizer?: TokenizerName;
}>;
const cases: readonly Case[] = [
  { stream: "noisy12k", file: noisy, count: 12000, theta: 0.7 },
  { stream: "noisy12k", file: noisy, count: 12000, theta: 0.85 },
  { stream: "zh3000-default", file: chinese, count: 3000, theta: 0.7 },
  { stream: "zh3000-default", file: chinese, count: 3000, theta: 0.85 },
  { stream: "zh3000-cjk", file: chinese, count: 3000, theta: 0.7, tokenizer: "cjk" },
  { stream: "zh3000-cjk", file: chinese, count: 3000, theta: 0.85, tokenizer: "cjk" },
  { stream: "alpaca20k", file: alpaca, count: 20000, theta: 0.7 },
  { stream: "alpaca20k", file: alpaca, count: 20000, theta: 0.6 },
  { stream: "alpaca20k", file: alpaca, count: 20000, theta: 0.5 },
];

for (const { stream, file, count, theta, tokenizer = "rouge-score" } of cases) {
  const skip = needs(runsFile) || needs(file);
  test(
    `the filter's thread keeps of ${stream} at ${theta} what rouge-score keeps, with its nearest texts`,
    { skip },
    async (t) => {
      const judged = await judgedStream(t, instructionsOf(file, count), { theta, tokenizer });
      const run = goldenRun(stream, theta);
      const kept = judged.filter(({ outcome }) => outcome === "kept").map(({ id }) => id);
      assert.equal(kept.length, run.kept_count);
      assert.equal(createHash("sha256").update(kept.join(",")).digest("hex"), run.kept_sha256);
      const dropped = judged.filter(({ outcome }) => outcome === "too_close");
      assert.deepEqual(
        dropped.map(({ id, nearest, score }) => [id, nearest, score]),
        run.dropped,
      );
      const best = sharedFile(`golden/filter_best_${stream}_${theta}.jsonl`);
      if (!existsSync(best)) return;
      assert.deepEqual(
        judged.map(({ id, nearest, score, outcome }) => ({
          i: id,
          kept: outcome === "kept",
          best: nearest,
          f: score,
        })),
        linesOf(best, bestSchema),
      );
    },
  );
}
