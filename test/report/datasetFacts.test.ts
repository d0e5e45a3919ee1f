import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { datasetFacts } from "../../electron/report/datasetFacts.ts";
import { overview } from "../../electron/report/overview.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

const now = 1_760_000_000_000;
const task = (instruction: string, rule?: string) => ({
  instruction,
  ...(rule === undefined ? {} : { rule }),
});

test("the facts name every writer of a kept row, set over_goal apart and count what was unreadable", (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "facts.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 4);
  const run = ledger.run();
  const small = ledger.recipe("userTurn", "Small (built-in)");
  const misnamed = ledger.recipe("list20", "Clever (built-in)");
  const idle = ledger.recipe("list20", "never-kept");
  ledger.reply(run, [1, 2, 3], [task("One"), task("One.", "too_close")]);
  ledger.reply(run, [1, 2, 3], [task("Two"), task("Three"), task("Four")], small);
  ledger.reply(run, [1, 2, 4], [task("Five")], small);
  ledger.reply(run, [1, 2, 4], [task("Six"), task("Seven")], misnamed);
  ledger.reply(run, [1, 2, 4], [task("Eight", "over_goal"), task("No", "too_short")], idle);
  const { db } = ledger.project;
  const { facts, runJson } = datasetFacts(db, overview(db, "facts", null, now), null);
  const writers = [
    { kind: "builtin", model: "Small", rowCount: 4 },
    { kind: "server", model: "Clever (built-in)", rowCount: 2 },
    { kind: "server", model: "test-writer", rowCount: 1 },
  ];
  assert.deepEqual(facts.writers, writers);
  assert.deepEqual(runJson["writers"], writers);
  assert.deepEqual(facts.dropped, [
    { rule: "too_close", count: 1 },
    { rule: "too_short", count: 1 },
  ]);
  const { candidateCount, overGoalCount, unreadableCount, clusterStability } = facts;
  assert.deepEqual([candidateCount, overGoalCount, unreadableCount, clusterStability], [10, 1, 5, null]);
});
