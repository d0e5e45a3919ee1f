import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { binOf, histogramBins } from "../../electron/nouns/filterView.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { filterRules } from "../../electron/report/filterRules.ts";
import { filterView } from "../../electron/report/filterView.ts";
import { reviewCandidate } from "../../electron/review/keep.ts";
import { Ledger } from "../support/ledger.ts";
import type { Told } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { grownLedger } from "./grownLedger.ts";

const now = (): Promise<void> => Promise.resolve();
const none = { kind: "none" } as const;

const tasks: readonly Told[] = [
  { instruction: "Name three birds of the sea", score: 0.29 },
  { instruction: "Name three birds of the lake", rule: "too_close", score: 0.9 },
  { instruction: "Name four birds of the sea", rule: "too_close", score: 1 },
  { instruction: "给这首诗起个名字", score: 0, marks: ["few_letters"] },
  { instruction: "给这首诗起个名字", rule: "exact_repeat", score: 0 },
  { instruction: "Sort the numbers", score: 0, marks: ["few_letters", "placeholder"] },
  { instruction: "Draw it", rule: "too_short" },
  { instruction: "One that came late", rule: "over_goal" },
];

function judged(context: TestContext, told = tasks) {
  const ledger = new Ledger(join(temporaryFolder(context), "judged.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 3);
  const run = ledger.run();
  ledger.reply(run, [1, 2, 3], told);
  const view = () => filterView(ledger.project.db, run, none, now);
  return { ledger, run, view };
}

/** The bins that hold a text. */
function filled(bins: readonly number[]): readonly (readonly [number, number])[] {
  assert.equal(bins.length, histogramBins);
  return bins.flatMap((count, bin) => (count === 0 ? [] : [[bin, count] as const]));
}

test("the view tells what became of each text, by nearest score", async (context) => {
  const { view, run } = judged(context);
  const { histogram, filter, icu, ...told } = await view();
  // 0.29 * 100 is 28.999999999999996 in double precision; it stands in the bin that begins at 0.29.
  assert.equal(binOf(0.29), 29);
  assert.deepEqual(filled(histogram.kept), [
    [0, 2],
    [29, 1],
  ]);
  assert.deepEqual(filled(histogram.tooClose), [
    [90, 1],
    [100, 1],
  ]);
  assert.deepEqual(filter, usualFilter("recommended", "english"));
  assert.deepEqual(icu, { began: null, here: process.versions.icu });
  assert.deepEqual(told, {
    run,
    theta: 0.85,
    goal: 100,
    throughParsing: 1,
    written: 8,
    generated: 5,
    kept: 3,
    ruledOut: 2,
    overGoal: 1,
    tooClose: 2,
    exactRepeats: 1,
    requests: 1,
    hasReplacedSeeds: false,
    keptByPerson: 0,
    tokenless: 2,
    index: none,
  });
});

test("before the first reply all counts are nothing", async (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "new.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 3);
  const view = await filterView(ledger.project.db, ledger.run(), none, now);
  assert.deepEqual(
    [view.written, view.requests, view.throughParsing, filled(view.histogram.kept)],
    [0, 0, 0, []],
  );
});

test("each look counts what came since, and what a person keeps or takes back", async (context) => {
  const { ledger, run, view } = judged(context);
  const first = await view();
  ledger.reply(run, [1, 2, 3], [{ instruction: "Name a tree", score: 0.29 }]);
  const second = await view();
  assert.deepEqual(filled(second.histogram.kept), [
    [0, 2],
    [29, 2],
  ]);
  assert.deepEqual(filled(first.histogram.kept)[1], [29, 1]);
  assert.deepEqual([second.requests, second.throughParsing, second.kept], [2, 2, 4]);
  const said = (act: "keep" | "leave_out" | "clear") => reviewCandidate(ledger.project, run, 2, act, 1);
  said("keep");
  assert.deepEqual([(await view()).keptByPerson, (await view()).kept], [1, 4]);
  said("leave_out");
  assert.equal((await view()).keptByPerson, 0);
});

test("seeds that were replaced are told from the first prompt that could draw one", async (context) => {
  const { ledger, run } = grownLedger(context);
  assert.equal((await filterView(ledger.project.db, run, none, now)).hasReplacedSeeds, true);
});

test("52,002 verdicts are counted in slices, two looks at a time share the count", async (context) => {
  const { ledger, run } = judged(context, [{ instruction: "Name a tree", score: 0.5 }]);
  const count = 52_001;
  ledger.project.write((to) => {
    const numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)";
    const columns = "parsing, ordinal, instruction, input, output, shortened";
    const row = "1, i, 'Task ' || i, '', 'Done.', 0 FROM n";
    to.insert(`INSERT INTO candidate (${columns}) ${numbers} SELECT ${row}`, count);
    to.insert(
      `INSERT INTO verdict (run, candidate, kept_number, rule, score, marks)
       SELECT ?, id, id, NULL, (id % 100) / 100.0, '[]' FROM candidate WHERE id > 1`,
      run,
    );
  });
  let breaths = 0;
  const breathe = async (): Promise<void> => {
    breaths += 1;
    await Promise.resolve();
  };
  const looks = await Promise.all([1, 2].map(() => filterView(ledger.project.db, run, none, breathe)));
  for (const { histogram } of looks)
    assert.equal(
      histogram.kept.reduce((sum, texts) => sum + texts, 0),
      count + 1,
    );
  assert.equal(breaths, Math.floor((count + 1) / 1_000));
});

test("every rule has a line with its count and the newest texts it spoke of, cut to what fits", async (context) => {
  const { ledger, run } = judged(context);
  const long = `${"🌱".repeat(300)}end`;
  ledger.reply(
    run,
    [1, 2, 3],
    [1, 2, 3].map((time) => ({ instruction: `Ask ${time}`, output: long, rule: "too_short" })),
  );
  const lines = await filterRules(ledger.project.db, run, now);
  const of = (rule: string) => lines.find((line) => line.rule === rule);
  assert.equal(lines.length, Object.keys(usualFilter("recommended", "english").rules).length);
  assert.equal(of("too_short")?.count, 4);
  assert.deepEqual(
    of("too_short")?.examples.map((example) => example.instruction),
    ["Ask 3", "Ask 2", "Ask 1"],
  );
  assert.equal(of("too_short")?.examples[0]?.output, "🌱".repeat(200));
  assert.deepEqual([of("few_letters")?.count, of("placeholder")?.count, of("echo")?.count], [2, 1, 0]);
  assert.deepEqual(
    of("few_letters")?.examples.map((example) => example.candidate),
    [6, 4],
  );
});
