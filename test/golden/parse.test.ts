import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import {
  parseInputFirst,
  parseOutputFirst,
  saysClassification,
  validInstances,
} from "../../electron/generate/parseInstances.ts";
import { parseList } from "../../electron/generate/parseList.ts";
import { numberedList, parseLines, parseNumbered } from "../../electron/generate/parseNumbered.ts";
import { parsePairRatings, parseRating } from "../../electron/kernel/ratings.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { needs, sharedFile } from "../support/needs.ts";

const paper = usualFilter("paper", "english");

const goldenPath = sharedFile("golden/parse_golden.jsonl");

const reply = z
  .string()
  .nullable()
  .transform((text) => text ?? "");
const Case = z.discriminatedUnion("kind", [
  z.object({
    id: z.number(),
    kind: z.enum(["self_instruct_instructions", "alpaca_instructions"]),
    response_text: reply,
    finish_reason: reply,
    expected: z.array(z.unknown()),
  }),
  z.object({
    id: z.number(),
    kind: z.literal("self_instruct_prompt_suffix"),
    instructions: z.array(z.string()),
    expected: z.unknown(),
  }),
  z.object({
    id: z.number(),
    kind: z.enum(["self_instruct_generation_instances", "self_instruct_classification_instances"]),
    instruction: z.string(),
    raw: z.string(),
    finish_reason: z.string(),
    expected: z.array(z.unknown()),
  }),
  z.object({
    id: z.number(),
    kind: z.enum([
      "self_instruct_is_classification",
      "distilabel_1_5_self_instruct",
      "distilabel_0_6_self_instruct",
      "alpagasus_rating",
      "fastchat_pair_scores",
    ]),
    text: z.string(),
    expected: z.unknown(),
  }),
]);
type Case = z.infer<typeof Case>;

/** The cases in which we read more, or other, than the reference, and why. */
const deviations: ReadonlyMap<number, string> = new Map([
  [20, "the cut last answer ends with a sentence, so it is kept as shortened"],
  [23, "the label may be “Inputs:”"],
  [24, "a label with another number still belongs to its task"],
  [28, "### inside a line is text, not a border"],
  [29, "no blank is needed after the number"],
  [31, "a label counts only at the start of a line"],
  [33, "the list may start with any number"],
  [67, "one query a line is what the template asks for; numbers are not demanded"],
  [68, "numbers before a query are taken off"],
  [69, "the last line counts without a line end too"],
  [70, "bullets before a query are taken off"],
  [71, "one query a line is what the template asks for; numbers are not demanded"],
  [72, "a line of blanks is no query"],
  [76, "numbers before a query are taken off"],
  [80, "“Score: 4” is a rating; the reference throws"],
  [83, "“Score: 4.5” is a rating; the reference throws"],
  [84, "“4/5” is a rating"],
  [89, "a comma and a blank between two ratings are fine"],
  [91, "two blanks between two ratings are fine"],
  [93, "“Assistant 1: 8 Assistant 2: 9” names two ratings"],
  [94, "a blank at the end is fine"],
  [96, "an empty first line is fine"],
  [97, "“8/10 9/10” names two ratings"],
]);

function ours(each: Case): unknown {
  switch (each.kind) {
    case "alpaca_instructions":
      return parseList(each.response_text, each.finish_reason)
        .candidates.filter(({ instruction }) => passes(instruction))
        .map(({ instruction, input, output }) => ({ instruction, input, output }));
    case "self_instruct_instructions":
      return parseNumbered(each.response_text, each.finish_reason).filter(passes);
    case "self_instruct_prompt_suffix":
      return numberedList(each.instructions);
    case "self_instruct_generation_instances":
      return instanceRows(each.instruction, parseInputFirst(each.raw, each.finish_reason));
    case "self_instruct_classification_instances":
      return instanceRows(each.instruction, parseOutputFirst(each.raw, each.finish_reason));
    case "self_instruct_is_classification":
      return saysClassification(each.text);
    case "distilabel_0_6_self_instruct":
    case "distilabel_1_5_self_instruct":
      return parseLines(each.text);
    // The reference says −1 where ours says null, "no rating": the same verdict.
    case "alpagasus_rating":
      return parseRating(each.text) ?? -1;
    default:
      return parsePairRatings(each.text) ?? [-1, -1];
  }
}

/** In the golden file's form; the reference keeps a set, so the order says nothing. */
function instanceRows(
  instruction: string,
  instances: Parameters<typeof validInstances>[0],
): readonly unknown[] {
  return validInstances(instances)
    .map(({ input, output }) => [instruction, input, output])
    .toSorted(byText);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

test(
  "parse_golden: every case is read as the reference reads it, but for the named deviations",
  { skip: needs(goldenPath) },
  (t) => {
    const cases = readFileSync(goldenPath, "utf8")
      .trim()
      .split("\n")
      .map((line) => Case.parse(JSON.parse(line)));
    assert.equal(cases.length, 98);
    const different = new Set<number>();
    for (const each of cases) {
      const expected =
        Array.isArray(each.expected) && each.kind.endsWith("_instances")
          ? each.expected.toSorted(byText)
          : each.expected;
      const got = ours(each);
      try {
        assert.deepEqual(got, expected);
      } catch (error) {
        assert.ok(deviations.has(each.id), `case ${each.id} (${each.kind}) deviates: ${String(error)}`);
        different.add(each.id);
      }
    }
    assert.deepEqual(
      [...different].toSorted((a, b) => a - b),
      [...deviations.keys()],
    );
    assert.ok(different.size <= 25);
    for (const [id, reason] of deviations) t.diagnostic(`case ${id}: ${reason}`);
  },
);

test(
  "parse_golden: of a list, every task that the reference accepts is among ours, unchanged",
  { skip: needs(goldenPath) },
  () => {
    for (const line of readFileSync(goldenPath, "utf8").trim().split("\n")) {
      const each = Case.parse(JSON.parse(line));
      if (each.kind !== "alpaca_instructions") continue;
      const found = JSON.stringify(ours(each));
      for (const task of each.expected) assert.ok(found.includes(JSON.stringify(task)), `case ${each.id}`);
    }
  },
);

const repliesPath = sharedFile("data/writer/replies.jsonl");
const Reply = z.object({ kind: z.string(), raw: z.string(), finish_reason: z.string() });

/** What the reference would take of a list reply (ALGORITHMS 3), counted: seven pieces, number in its place. */
function strictCount(raw: string, finishReason: string): number {
  const parts = `4. Instruction:${raw}`.split("###");
  if (finishReason === "length") parts.pop();
  return parts.filter((part, index) => {
    const pieces = part.split(new RegExp(`${index + 4}\\.\\s+(Instruction|Input|Output):`));
    return pieces.length === 7;
  }).length;
}

test(
  "the list replies of a small real model: each is read without an error, and at least as many tasks are found as the reference finds",
  { skip: needs(existsSync(repliesPath) ? repliesPath : undefined, "the recorded replies") },
  (t) => {
    const count = { replies: 0, strict: 0, parsed: 0, shortened: 0 };
    const broken = new Map<string, number>();
    for (const line of readFileSync(repliesPath, "utf8").trim().split("\n")) {
      const each = Reply.parse(JSON.parse(line));
      const parsed = parseList(each.raw, each.finish_reason);
      assert.ok(parsed.candidates.length + parsed.broken.length > 0);
      if (each.kind !== "list") continue;
      const strict = strictCount(each.raw, each.finish_reason);
      assert.ok(parsed.candidates.length >= strict, `${parsed.candidates.length} < ${strict}: ${each.raw}`);
      count.replies += 1;
      count.strict += strict;
      count.parsed += parsed.candidates.length;
      count.shortened += parsed.candidates.filter((candidate) => candidate.shortened).length;
      for (const { reason } of parsed.broken) broken.set(reason, (broken.get(reason) ?? 0) + 1);
    }
    t.diagnostic(JSON.stringify({ ...count, broken: Object.fromEntries(broken) }));
    assert.ok(count.parsed > count.strict);
  },
);

/** Whether an instruction breaks none of the text heuristics; the task around it breaks no other rule. */
function passes(instruction: string): boolean {
  return ruleAgainst({ instruction, input: "", output: "An answer." }, [], paper) === null;
}
