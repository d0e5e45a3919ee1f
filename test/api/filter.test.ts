import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { ruleNames } from "../../electron/nouns/ruleChoices.ts";
import { Ledger } from "../support/ledger.ts";
import { loopback, wire } from "../support/loopback.ts";
import type { Answer } from "../support/loopback.ts";

const view = z.looseObject({
  kept: z.number(),
  tooClose: z.number(),
  keptByPerson: z.number(),
  histogram: z.object({ kept: z.array(z.number()), tooClose: z.array(z.number()) }),
  index: z.looseObject({ kind: z.string() }),
});
const range = z.object({ from: z.number(), to: z.number() });
const side = z.looseObject({
  ref: z.object({ kind: z.enum(["seed", "instruction"]), id: z.number() }),
  text: z.string(),
  keptNumber: z.number().nullable(),
  prompt: z.number().nullable(),
  ordinal: z.number().nullable(),
  tokens: z.number(),
  marks: z.array(range),
});
const pair = z.looseObject({
  first: side,
  second: side,
  shared: z.number(),
  precision: z.number(),
  recall: z.number(),
  score: z.number(),
  isTooLong: z.boolean(),
});
const explanation = z.looseObject({
  candidate: z.number(),
  instruction: z.string(),
  rule: z.string().nullable(),
  keptNumber: z.number().nullable(),
  review: z.string().nullable(),
  cannotKeep: z.string().nullable(),
  nearest: z.array(pair).nullable(),
  findings: z.array(z.looseObject({ rule: z.string(), speaks: z.boolean(), value: z.number().nullable() })),
});

const usage = (sentence: string) => ({ sentence, kind: "usage" });

function dataOf(answer: Answer): unknown {
  assert.ok("data" in answer, JSON.stringify(answer));
  return answer.data;
}

/** A backend with an open project: rows 1 and 4 kept, 2 too close to 1, 3 without an answer. */
async function judged(context: TestContext) {
  const server = await loopback(context);
  mkdirSync(join(server.home, "projects"), { recursive: true });
  const path = join(server.home, "projects", "judged.seedbed");
  const ledger = new Ledger(path);
  ledger.source("seeds.jsonl", 3);
  const run = ledger.run();
  const nearest = { candidate: 1 };
  ledger.reply(
    run,
    [1, 2, 3],
    [
      { instruction: "Name three birds of the sea", score: 0.1 },
      { instruction: "Name three birds of the blue sea", rule: "too_close", score: 0.92, nearest },
      { instruction: "Name four birds of the sea", output: "", rule: "empty_output" },
      { instruction: "Name three birds of the northern sea", score: 0.8, nearest },
    ],
  );
  ledger.project.close();
  await server.desk.openFile(path);
  const api = await wire(context, server);
  const explain = async (candidate: number) =>
    explanation.parse(dataOf(await api.query("filter.explain", { candidate })));
  const seen = async () => view.parse(dataOf(await api.query("filter.view")));
  return { server, explain, seen, ...api };
}

/** Waits until the pool of the open project is built. */
async function built({ desk }: Awaited<ReturnType<typeof judged>>["server"]): Promise<void> {
  const pool = desk.pool();
  assert.ok(pool !== null);
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (pool.state().kind === "ready") resolve();
    };
    pool.onChange(look);
    look();
  });
}

test("the view tells how the filter judged and how its index stands", async (context) => {
  const { server, seen } = await judged(context);
  await built(server);
  const { kept, tooClose, keptByPerson, histogram, index } = await seen();
  assert.deepEqual([kept, tooClose, keptByPerson, index.kind], [2, 1, 0, "ready"]);
  assert.deepEqual([histogram.kept[10], histogram.kept[80], histogram.tooClose[92]], [1, 1, 1]);
  assert.deepEqual(server.faults, []);
});

test("rules are told in the order asked, each with its newest texts", async (context) => {
  const { query } = await judged(context);
  const line = z.looseObject({ rule: z.string(), count: z.number(), examples: z.array(z.unknown()) });
  const lines = z.array(line).parse(dataOf(await query("filter.rules")));
  assert.deepEqual(
    lines.map(({ rule }) => rule),
    ruleNames,
  );
  const example = { candidate: 3, instruction: "Name four birds of the sea", output: "" };
  assert.deepEqual(
    lines.find(({ rule }) => rule === "empty_output"),
    { rule: "empty_output", count: 1, examples: [example] },
  );
});

test("a text is explained by the texts that stood before it, side by side, and by each rule", async (context) => {
  const { server, explain } = await judged(context);
  await built(server);
  const told = await explain(2);
  assert.deepEqual(
    [told.rule, told.keptNumber, told.review, told.cannotKeep],
    ["too_close", null, null, null],
  );
  assert.deepEqual(
    told.nearest?.map(({ second }) => [second.ref.kind, second.ref.id]),
    [["instruction", 1]],
  );
  const [nearest] = told.nearest ?? [];
  assert.ok(nearest !== undefined);
  const { first, second, shared, precision, recall, score } = nearest;
  assert.deepEqual([shared, first.tokens, second.tokens], [6, 7, 6]);
  assert.deepEqual([precision, recall], [6 / 7, 1]);
  assert.ok(Math.abs(score - 12 / 13) < 1e-12);
  const marked = ({ text, marks }: z.infer<typeof side>) => marks.map(({ from, to }) => text.slice(from, to));
  assert.deepEqual(marked(first), ["Name three birds of the", "sea"]);
  assert.deepEqual(marked(second).join(" "), "Name three birds of the sea");
  assert.deepEqual([second.keptNumber, second.prompt, second.ordinal], [1, 1, 0]);
  assert.deepEqual(
    told.findings.map(({ rule }) => rule),
    ruleNames,
  );
  assert.ok(told.findings.every(({ speaks }) => !speaks));
  assert.equal(told.findings.find(({ rule }) => rule === "too_short")?.value, 7);
});

test("any two texts are compared: a row of the list with a seed", async (context) => {
  const { query } = await judged(context);
  const input = { first: { kind: "instruction", id: 1 }, second: { kind: "seed", id: 2 } };
  const { first, second, shared, score } = pair.parse(dataOf(await query("filter.pair", input)));
  assert.deepEqual([first.text, second.text], ["Name three birds of the sea", "seeds.jsonl task 2"]);
  assert.deepEqual([second.keptNumber, second.prompt, shared, score, second.marks], [null, null, 0, 0, []]);
  const missing = { ...input, second: { kind: "seed", id: 99 } };
  assert.deepEqual(await query("filter.pair", missing), usage("There is no seed #99 in this project."));
});

test("a long text is shown in part, and its marks end with what is shown", async (context) => {
  const { server, query } = await judged(context);
  const words = "word ".repeat(5_000);
  server.desk.shelf
    .project()
    .write((db) =>
      db.insert(
        "INSERT INTO candidate (parsing, ordinal, instruction, input, output, shortened) VALUES (1, 4, ?, '', 'Done.', 0)",
        words,
      ),
    );
  const input = { first: { kind: "instruction", id: 5 }, second: { kind: "instruction", id: 5 } };
  const { first, shared, score } = pair.parse(dataOf(await query("filter.pair", input)));
  assert.deepEqual([first.text.length, first.tokens, shared, score], [20_000, 5_000, 5_000, 1]);
  assert.deepEqual(first.marks, [{ from: 0, to: 20_000 }]);
});

test("a text is kept anyway, is in the export, and is out again when that is undone", async (context) => {
  const { server, mutate, query, watch, seen, explain } = await judged(context);
  const choice = { format: "alpaca", license: null, leftOut: [] };
  const exported = async (): Promise<readonly string[]> => {
    const writing = watch("dataset.export", choice);
    for (;;) {
      const news = z.looseObject({ kind: z.string(), folder: z.string().optional() });
      const told = news.parse(dataOf(await writing.next()));
      if (told.kind !== "done") continue;
      const lines = readFileSync(join(told.folder ?? "", "train.jsonl"), "utf8")
        .trim()
        .split("\n");
      return lines.map(
        (line) => z.looseObject({ instruction: z.string() }).parse(JSON.parse(line)).instruction,
      );
    }
  };
  assert.deepEqual(await mutate("filter.review", { candidate: 2, act: "keep" }), {
    data: { previous: null },
  });
  assert.deepEqual([(await seen()).keptByPerson, (await explain(2)).review], [1, "keep"]);
  assert.deepEqual((await exported()).at(-1), "Name three birds of the blue sea");
  const story = z.looseObject({ review: z.looseObject({ act: z.string(), madeAt: z.number() }).nullable() });
  const told = story.parse(dataOf(await query("instructions.story", { candidate: 2 })));
  assert.equal(told.review?.act, "keep");
  assert.deepEqual(await mutate("filter.review", { candidate: 2, act: "clear" }), {
    data: { previous: "keep" },
  });
  assert.equal((await seen()).keptByPerson, 0);
  assert.equal((await exported()).length, 2);
  assert.deepEqual(server.faults, []);
});

test("whoever watches the run hears of a person's word", async (context) => {
  const { server, mutate } = await judged(context);
  await built(server);
  let told = 0;
  server.desk.onChange(() => (told += 1));
  await mutate("filter.review", { candidate: 2, act: "leave_out" });
  assert.ok(told >= 1);
});

test("what makes no sense is refused with a sentence", async (context) => {
  const { mutate, query, explain } = await judged(context);
  const kept = { candidate: 4, act: "keep" };
  assert.deepEqual(await mutate("filter.review", kept), usage("Instruction 2 is kept already."));
  const empty = { candidate: 3, act: "keep" };
  assert.deepEqual(await mutate("filter.review", empty), usage("It has no answer to keep."));
  assert.equal((await explain(3)).cannotKeep, "It has no answer to keep.");
  assert.equal((await explain(4)).cannotKeep, null);
  const unknown = usage("The filter has judged no instruction #9 in this run.");
  assert.deepEqual(await mutate("filter.review", { candidate: 9, act: "keep" }), unknown);
  assert.deepEqual(await query("filter.explain", { candidate: 9 }), unknown);
  assert.ok("sentence" in (await mutate("filter.review", { candidate: 2, act: "praise" })));
});
