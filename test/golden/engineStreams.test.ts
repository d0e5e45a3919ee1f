import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { tokeniserOf } from "../../electron/kernel/tokenisers.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { bothNearest } from "../kernel/twoEngines.ts";
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
  kept_sha256: z.string(),
  dropped: z.array(z.tuple([z.int(), z.int(), z.number()])),
});
type Run = z.infer<typeof runSchema>;

function parsedLines(file: string): readonly unknown[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line): unknown => JSON.parse(line));
}

function instructionsOf(file: string): readonly string[] {
  const rows: unknown = file.endsWith(".jsonl") ? parsedLines(file) : JSON.parse(readFileSync(file, "utf8"));
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ instruction }) => instruction);
}

function goldenRun(stream: string, theta: number): Run {
  const runs = parsedLines(runsFile).map((line) => runSchema.parse(line));
  const isAsked = (run: Run): boolean =>
    run.stream === stream &&
    run.theta === theta &&
    (run.rule.includes("F > theta") || stream.endsWith("cjk"));
  const run = runs.find(isAsked);
  assert.ok(run);
  return run;
}

const streams: readonly (readonly [string, string, number, readonly number[], TokenizerName])[] = [
  ["noisy12k", noisy, 12_000, [0.7, 0.85], "rouge-score"],
  ["zh3000-default", chinese, 3000, [0.7, 0.85], "rouge-score"],
  ["zh3000-cjk", chinese, 3000, [0.7, 0.85], "cjk"],
  ["alpaca20k", alpaca, 20_000, [0.7, 0.6, 0.5], "rouge-score"],
];

for (const [stream, file, count, thetas, tokenizer] of streams) {
  for (const theta of thetas) {
    const skip = needs(runsFile) || needs(file);
    test(`both engines keep of ${stream} at ${theta} what rouge-score keeps`, { skip }, () => {
      const index = bothNearest(tokeniserOf(tokenizer));
      const kept: number[] = [];
      const dropped: (readonly [number, number | undefined, number])[] = [];
      for (const [at, text] of instructionsOf(file).slice(0, count).entries()) {
        const { ordinal, score } = index.nearest(text);
        assert.equal(index.above(text, theta) !== null, score > theta);
        if (score > theta) dropped.push([at, kept[ordinal ?? 0], score]);
        else {
          index.add(text);
          kept.push(at);
        }
      }
      const run = goldenRun(stream, theta);
      assert.deepEqual(dropped, run.dropped);
      assert.equal(createHash("sha256").update(kept.join(",")).digest("hex"), run.kept_sha256);
    });
  }
}
