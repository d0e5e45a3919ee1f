import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { openNearest } from "../../electron/kernel/nearest.ts";
import { tokeniserOf } from "../../electron/kernel/tokenisers.ts";
import { needs, sharedFile } from "../support/needs.ts";

const chinese = sharedFile("data/alpaca_zh_carbonz0_part00.json");
const runsFile = sharedFile("golden/filter_golden.jsonl");

const rowsSchema = z.array(z.object({ instruction: z.string() }));
const runSchema = z.object({
  stream: z.string(),
  theta: z.number(),
  kept_sha256: z.string(),
  dropped: z.array(z.tuple([z.int(), z.int(), z.number()])),
});

for (const [theta, drops] of [
  [0.7, 161],
  [0.85, 11],
] as const) {
  test(
    `by cjk tokens ${drops} of 3,000 Chinese instructions are too close at ${theta}, each to its nearest`,
    { skip: needs(runsFile) || needs(chinese) },
    () => {
      const texts = rowsSchema.parse(JSON.parse(readFileSync(chinese, "utf8"))).slice(0, 3000);
      const index = openNearest(tokeniserOf("cjk"));
      const kept: number[] = [];
      const dropped: (readonly [number, number | undefined, number])[] = [];
      for (const [at, { instruction }] of texts.entries()) {
        const { ordinal, score } = index.nearest(instruction);
        if (score > theta) dropped.push([at, kept[ordinal ?? 0], score]);
        else {
          index.add(instruction);
          kept.push(at);
        }
      }
      const run = goldenRun(theta);
      assert.equal(dropped.length, drops);
      assert.deepEqual(dropped, run.dropped);
      assert.equal(createHash("sha256").update(kept.join(",")).digest("hex"), run.kept_sha256);
    },
  );
}

function goldenRun(theta: number): z.infer<typeof runSchema> {
  const lines = readFileSync(runsFile, "utf8").trim().split("\n");
  const runs = lines.map((line) => runSchema.parse(JSON.parse(line)));
  const run = runs.find((each) => each.stream === "zh3000-cjk" && each.theta === theta);
  assert.ok(run);
  return run;
}
