import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { instructionLines, instructionList, sumsOf } from "../../electron/report/instructions.ts";
import { story } from "../../electron/report/story.ts";
import type { ReadableDb, SqlValue } from "../../electron/store/readable.ts";
import { grownLedger } from "./grownLedger.ts";
import { breathe, everything } from "./instructionsAsked.ts";

type Asked = Readonly<{ sql: string; params: readonly SqlValue[] }>;

/** A ledger that notes what is asked of it. */
function noted(db: ReadableDb): { db: ReadableDb; asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    db: {
      all: (schema, sql, ...params) => {
        asked.push({ sql, params });
        return db.all(schema, sql, ...params);
      },
      get: (schema, sql, ...params) => {
        asked.push({ sql, params });
        return db.get(schema, sql, ...params);
      },
    },
  };
}

function plansOf(db: ReadableDb, asked: readonly Asked[]): readonly string[] {
  const line = z.object({ detail: z.string() });
  return asked.flatMap(({ sql, params }) =>
    db.all(line, `EXPLAIN QUERY PLAN ${sql}`, ...params).map((row) => row.detail),
  );
}

test("a list reads what is new by its keys, a line is sought by its id, and nothing is scanned", async (context) => {
  const { ledger, run } = grownLedger(context);
  const { db, asked } = noted(ledger.project.db);
  const filter = { ...everything.filter, search: "birds" };
  const { ids } = await instructionList(db, run, { filter, sort: everything.sort }, breathe);
  assert.deepEqual(ids, [3, 1]);
  instructionLines(db, run, ids, false);
  await sumsOf(db, run, ids, breathe.reading);
  const plans = plansOf(ledger.project.db, asked);
  const has = (start: string): boolean => plans.some((plan) => plan.startsWith(start));
  assert.ok(
    has("SEARCH verdict USING INDEX sqlite_autoindex_verdict_1 (run=? AND candidate>?)"),
    plans.join("\n"),
  );
  assert.ok(has("SEARCH t USING INDEX tally_run (run=? AND id>?)"), plans.join("\n"));
  assert.ok(has("SEARCH cluster USING INDEX sqlite_autoindex_cluster_1 (run=? AND kept_number>?)"));
  assert.ok(has("SEARCH b USING COVERING INDEX sqlite_autoindex_batch_1 (run=? AND number>? AND number<?)"));
  assert.ok(has("SEARCH s USING INDEX sqlite_autoindex_training_step_1 (run=? AND step>?)"));
  assert.ok(has("SEARCH candidate USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"));
  assert.ok(has("SEARCH v USING INDEX sqlite_autoindex_verdict_1 (run=? AND candidate=?)"));
  const scans = plans.filter(
    (plan) => plan.startsWith("SCAN") && !plan.startsWith("SCAN wanted VIRTUAL TABLE"),
  );
  assert.deepEqual(scans, []);
});

test("a second list asks only for what came since", async (context) => {
  const { ledger, run } = grownLedger(context);
  const { db, asked } = noted(ledger.project.db);
  await instructionList(db, run, everything, breathe);
  const first = asked.length;
  ledger.reply(run, [2, 3, 4], [{ instruction: "One more task here" }]);
  const { ids } = await instructionList(db, run, everything, breathe);
  assert.equal(ids[0], 9);
  const verdicts = asked.slice(first).filter(({ sql }) => sql.includes("FROM verdict"));
  assert.deepEqual(
    verdicts.map(({ params }) => params.slice(0, 2)),
    [[run, 8]],
  );
});

test("a story is seeks", (context) => {
  const { ledger, run } = grownLedger(context);
  const { db, asked } = noted(ledger.project.db);
  for (const candidate of [1, 3, 6]) story(db, run, candidate);
  const harmless =
    /^SCAN (\(?subquery|CONSTANT|(snapshot|counted|summed|returned|touched|export|run|seed_act|review|said)\b)/;
  const scans = plansOf(ledger.project.db, asked).filter(
    (plan) => plan.startsWith("SCAN") && !harmless.test(plan),
  );
  assert.deepEqual(scans, []);
});
