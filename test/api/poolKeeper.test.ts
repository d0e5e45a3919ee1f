import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { emptyPoolKeeper } from "../../electron/api/poolKeeper.ts";
import type { PoolKeeper } from "../../electron/api/poolKeeper.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import type { Run } from "../../electron/cycle/tables.ts";
import type { FilterPool } from "../../electron/filter/pool/pool.ts";
import { PoolLedger, isReady, judgeTexts, poolLedger, untilPool } from "../filter/poolLedger.ts";
import { loopback } from "../support/loopback.ts";
import { temporaryFolder } from "../support/temporary.ts";

const texts = ["Explain how rain forms", "Name three kinds of bread"];

/** A ledger with kept rows, and a keeper that has its pool built. */
async function built(
  t: TestContext,
): Promise<{ ledger: PoolLedger; run: Run; keeper: PoolKeeper; pool: FilterPool }> {
  const { ledger } = poolLedger(t);
  ledger.parsed(texts, { isKept: true });
  const keeper = emptyPoolKeeper(() => undefined);
  t.after(keeper.close);
  keeper.keep(ledger.project, { isMending: true });
  const pool = keeper.current();
  const run = currentRun(ledger.project.db);
  assert.ok(pool !== null && run !== null);
  await untilPool(pool, isReady);
  return { ledger, run, keeper, pool };
}

test("a sitting gets the pool that stands open", async (t) => {
  const { ledger, run, keeper, pool } = await built(t);
  keeper.keep(ledger.project, { isMending: true });
  assert.equal(keeper.current(), pool);
  assert.equal(keeper.of(ledger.project, run), pool);
});

test("a pool that holds what was judged and never recorded is opened anew before it judges again", async (t) => {
  const { ledger, run, keeper, pool } = await built(t);
  await judgeTexts(pool, [{ id: 99, text: "Sort these rivers by length" }], { theta: 0.7, room: 1 });
  // While a sitting goes on its pool may be ahead of the ledger.
  keeper.keep(ledger.project, { isMending: false });
  assert.equal(keeper.current(), pool);
  keeper.keep(ledger.project, { isMending: true });
  const next = keeper.current();
  assert.ok(next !== null && next !== pool);
  await untilPool(next, isReady);
  assert.equal(next.contents()?.kept, texts.length);
  await judgeTexts(next, [{ id: 99, text: "Sort these rivers by length" }], { theta: 0.7, room: 1 });
  assert.notEqual(keeper.of(ledger.project, run), next);
});

test("another run of the project gets a pool of its own", async (t) => {
  const { ledger, keeper, pool } = await built(t);
  ledger.project.write((db) =>
    db.insert(
      `INSERT INTO run (parent, kind, key, settings, settings_hash, versions, created_at)
       SELECT id, kind, key, settings, settings_hash, versions, created_at FROM run`,
    ),
  );
  keeper.keep(ledger.project, { isMending: false });
  const next = keeper.current();
  assert.ok(next !== null && next !== pool);
  await untilPool(next, isReady);
  assert.equal(next.contents()?.kept, 0);
});

test("the desk has the pool of the open project's run, and closes it with the project", async (t) => {
  const { desk } = await loopback(t);
  const path = join(temporaryFolder(t), "kept.seedbed");
  const ledger = new PoolLedger(path);
  ledger.parsed(texts, { isKept: true });
  ledger.close();
  assert.equal(desk.pool(), null);
  await desk.openFile(path);
  const pool = desk.pool();
  assert.ok(pool !== null);
  const isTold = new Promise<void>((resolve) => {
    desk.onChange(() => {
      if (isReady(pool)) resolve();
    });
  });
  await isTold;
  assert.equal(pool.contents()?.kept, texts.length);
  await desk.close();
  assert.equal(desk.pool(), null);
  assert.equal(existsSync(`${path}-wal`), false);
});
