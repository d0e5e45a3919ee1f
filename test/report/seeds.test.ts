import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { currentRun } from "../../electron/report/currentRun.ts";
import { pool } from "../../electron/report/pool.ts";
import { seedCounts } from "../../electron/report/seedScores.ts";
import { sources } from "../../electron/report/sources.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { grownLedger } from "./grownLedger.ts";

test("the pool holds who came in and not who left, with the snapshot's counts and the tallies since", (context) => {
  const { ledger, run } = grownLedger(context);
  assert.deepEqual(pool(ledger.project.db, run), [
    { id: 2, instruction: "seeds.jsonl task 2", isGrown: false, generated: 7, kept: 6, score: 6 / 7 },
    { id: 3, instruction: "seeds.jsonl task 3", isGrown: false, generated: 6, kept: 5, score: 5 / 6 },
    { id: 4, instruction: "seeds.jsonl task 4", isGrown: false, generated: 3, kept: 3, score: 1 },
    { id: 5, instruction: "Name three birds of the sea", isGrown: true, generated: 1, kept: 1, score: 1 },
  ]);
});

test("the counts equal a recount of all tallies from the run's beginning", (context) => {
  const { ledger, run } = grownLedger(context);
  const countsOf = seedCounts(ledger.project.db, run);
  // Prompts 1, 2, 3 brought (4, 3), (2, 2), (1, 1) generated and kept to their three seeds.
  const recount = [1, 2, 3, 4, 5].map((seed) => {
    const credits = [
      [1, 2, 3],
      [2, 3, 4],
      [2, 4, 5],
    ].map((seeds) => (seeds.includes(seed) ? 1 : 0));
    const sum = (numbers: readonly number[]) =>
      numbers.reduce((total, n, index) => total + n * (credits[index] ?? 0), 0);
    return { generated: sum([4, 2, 1]), kept: sum([3, 2, 1]) };
  });
  assert.deepEqual([1, 2, 3, 4, 5].map(countsOf), recount);
});

test("a seed that left keeps the counts it left with when a late reply of its prompt is judged", (context) => {
  const { ledger, run } = grownLedger(context);
  ledger.reply(run, [1, 2, 3], [{ instruction: "A task that came late" }]);
  assert.deepEqual(seedCounts(ledger.project.db, run)(1), { generated: 4, kept: 3 });
});

test("before a run all given seeds are in the pool and none has a score", (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "new.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("a.jsonl", 2);
  const { db } = ledger.project;
  assert.equal(currentRun(db), null);
  assert.deepEqual(
    pool(db, null).map(({ id, score, generated }) => ({ id, score, generated })),
    [
      { id: 1, score: null, generated: 0 },
      { id: 2, score: null, generated: 0 },
    ],
  );
});

test("a run without windows counts from its first tally", (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "early.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("a.jsonl", 3);
  const run = ledger.run();
  ledger.reply(
    run,
    [1, 2, 3],
    [{ instruction: "One task of ours" }, { instruction: "One task of ours", rule: "too_close" }],
  );
  assert.deepEqual(seedCounts(ledger.project.db, run)(3), { generated: 2, kept: 1 });
});

test("sources tell what each file added and which lines were set aside", (context) => {
  const { ledger } = grownLedger(context);
  ledger.source("more.jsonl", 1);
  assert.deepEqual(sources(ledger.project.db), [
    {
      name: "seeds.jsonl",
      format: "self-instruct",
      added: 4,
      repeated: 0,
      setAsideCount: 1,
      setAside: [{ line: 7, item: null, reason: "has no instruction", text: "{}" }],
    },
    { name: "more.jsonl", format: "self-instruct", added: 1, repeated: 0, setAsideCount: 0, setAside: [] },
  ]);
});
