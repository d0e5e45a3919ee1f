import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { marksOf } from "../../electron/filter/rules/marks.ts";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { projectFile } from "../support/needs.ts";

const Seed = z.strictObject({
  id: z.string(),
  name: z.string().regex(/^[a-z0-9_]+$/),
  instruction: z.string(),
  instances: z.array(z.strictObject({ input: z.string(), output: z.string() })).length(1),
  is_classification: z.boolean(),
});

const seeds = readFileSync(projectFile("resources/seeds/sample.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => Seed.parse(JSON.parse(line)));

test("the sample seeds are 48, each with an id, a name and an instruction of its own", () => {
  assert.equal(seeds.length, 48);
  for (const field of ["id", "name", "instruction"] as const) {
    assert.equal(new Set(seeds.map((seed) => seed[field])).size, 48, field);
  }
});

const usual = usualFilter("recommended", "english");

test("every sample seed passes the rules that candidates have to pass, and carries no mark", () => {
  for (const { instruction, instances } of seeds) {
    for (const { input, output } of instances) {
      assert.equal(ruleAgainst({ instruction, input, output }, [], usual), null, instruction);
      assert.deepEqual(marksOf({ instruction, input, output }, usual), [], instruction);
    }
  }
});

test("no two sample seeds are alike: ROUGE-L stays below 0.5", () => {
  for (const [index, a] of seeds.entries()) {
    for (const b of seeds.slice(index + 1)) {
      const score = rougeLOfTexts(a.instruction, b.instruction);
      assert.ok(score < 0.5, `${score}: ${a.instruction} / ${b.instruction}`);
    }
  }
});

test("the seeds of sample-24 are short, so that three of them fit a small model's prompt", () => {
  for (const { instruction, instances } of seeds.slice(0, 24)) {
    const text = [instruction, ...instances.flatMap(({ input, output }) => [input, output])].join(" ");
    assert.ok(text.split(/\s+/).length <= 60, instruction);
  }
});
