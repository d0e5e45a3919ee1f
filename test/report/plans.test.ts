import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { curves } from "../../electron/report/curves.ts";
import { overview } from "../../electron/report/overview.ts";
import { pinnedSeeds, pool } from "../../electron/report/pool.ts";
import { seedStory } from "../../electron/report/seedStory.ts";
import { seedTable } from "../../electron/report/seedTable.ts";
import { setAside } from "../../electron/report/setAside.ts";
import { story } from "../../electron/report/story.ts";
import { windows } from "../../electron/report/windows.ts";
import type { ReadableDb, SqlValue } from "../../electron/store/readable.ts";
import { grownLedger } from "./grownLedger.ts";

type Asked = Readonly<{ sql: string; params: readonly SqlValue[] }>;

/** Everything that `read` asks of the ledger, with SQLite's plan for it. */
function plansOf(db: ReadableDb, read: (db: ReadableDb) => unknown): readonly string[] {
  const asked: Asked[] = [];
  read({
    all: (schema, sql, ...params) => {
      asked.push({ sql, params });
      return db.all(schema, sql, ...params);
    },
    get: (schema, sql, ...params) => {
      asked.push({ sql, params });
      return db.get(schema, sql, ...params);
    },
  });
  const line = z.object({ detail: z.string() });
  return asked.flatMap(({ sql, params }) =>
    db.all(line, `EXPLAIN QUERY PLAN ${sql}`, ...params).map((row) => row.detail),
  );
}

/** Scans of what other queries gave, of lists of ids, of tables that grow only by a person's act, and of failures alone. */
const harmless =
  /^SCAN (\(subquery|\(?subquery|CONSTANT|(json_each|snapshot|counted|summed|returned|touched|source|export|run|abandoned|seed_act|review|said)\b|attempt_end USING COVERING INDEX attempt_end_failed$)/;

function scans(plans: readonly string[]): readonly string[] {
  return plans.filter((plan) => plan.startsWith("SCAN") && !harmless.test(plan));
}

test("no report reads a growing table from end to end", (context) => {
  const { ledger, run } = grownLedger(context);
  const plans = plansOf(ledger.project.db, (db) => {
    pool(db, run);
    pinnedSeeds(db, run);
    for (const show of ["bed", "out"] as const) seedTable(db, run, show, { kind: "noRun" });
    for (const seed of [1, 2, 5]) seedStory(db, run, seed, { kind: "noRun" });
    setAside(db, 0, 10);
    curves(db, run, 0);
    windows(db, run);
    for (const candidate of [1, 3, 6]) story(db, run, candidate);
  });
  assert.ok(plans.length > 30);
  assert.deepEqual(scans(plans), []);
});

const now = 1_760_000_000_000;
const live = {
  phase: "growing",
  startedAt: now,
  requestsInFlight: 1,
  heldBack: null,
  writingFailure: null,
  trainingFailure: null,
} as const;

test("the figures on the screen are seeks, while a sitting runs and after a crash", (context) => {
  const { ledger } = grownLedger(context);
  for (const sitting of [live, null]) {
    const plans = plansOf(ledger.project.db, (db) => overview(db, "grown", sitting, now));
    assert.ok(plans.length > 30);
    assert.deepEqual(scans(plans), []);
    assert.deepEqual(
      plans.filter((plan) => plan.includes("TEMP B-TREE FOR ORDER BY")),
      [],
    );
  }
});

test("the check finds a scan when there is one", (context) => {
  const { ledger } = grownLedger(context);
  const plans = plansOf(ledger.project.db, (db) =>
    db.all(z.unknown(), "SELECT * FROM candidate WHERE input = 'x'"),
  );
  assert.deepEqual(scans(plans), ["SCAN candidate"]);
});
