import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { test } from "node:test";
import { random } from "../../electron/kernel/random.ts";
import { lastJudged } from "../../electron/filter/tables.ts";
import { filterStep } from "../../electron/filter/step.ts";
import { openPool } from "../../electron/filter/pool/pool.ts";
import type { Project } from "../../electron/store/project.ts";
import { fold } from "../../electron/store/step.ts";
import { isReady, judgeTexts, onlyRougeL, poolLedger, untilPool } from "./poolLedger.ts";

/** Sentences of made-up words, common ones more often, so that some are near to others. */
function sentences(count: number, name = "pool"): readonly string[] {
  const draw = random("test", name, 0);
  const word = (): string => `w${Math.floor(300 ** draw())}`;
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + Math.floor(8 * draw()) }, word).join(" "),
  );
}

test("cutting the texts into slices of any size changes no verdict", async (t) => {
  const { ledger, open } = poolLedger(t);
  const kept = ledger.parsed(sentences(100), { isKept: true });
  const items = sentences(1500, "slices").map((text, at) => ({ id: kept.length + at + 1, text }));
  const whole = await judgeTexts(open(), items, { theta: 0.7, room: items.length });
  assert.ok(whole.some(({ outcome }) => outcome === "too_close"));
  for (const size of [1, 7, 64]) {
    const pool = open();
    const asked = [];
    for (let at = 0; at < items.length; at += size) {
      asked.push(judgeTexts(pool, items.slice(at, at + size), { theta: 0.7, room: size }));
    }
    assert.deepEqual((await Promise.all(asked)).flat(), whole, `slices of ${size}`);
  }
});

test("a question is answered while a large slice is being judged", async (t) => {
  const { ledger, open } = poolLedger(t);
  const [first = 0] = ledger.parsed(["w1 w2 w3 and a text of its own"], { isKept: true });
  const pool = open();
  await untilPool(pool, isReady);
  const items = sentences(20_000, "large").map((text, at) => ({ id: first + at + 1, text }));
  let isJudged = false;
  const judged = judgeTexts(pool, items, { theta: 1, room: items.length }).then(() => {
    isJudged = true;
  });
  const asked = await pool.nearestFew("a text of its own", 1, first + 1);
  assert.equal(isJudged, false);
  assert.deepEqual(
    asked?.map(({ id }) => id),
    [first],
  );
  await judged;
});

test("while a large pool is built, the ledger takes facts and its log can be moved into the file", async (t) => {
  const { ledger, open } = poolLedger(t);
  ledger.parsed(sentences(30_000), { isKept: true });
  const pool = open();
  await untilPool(pool, ({ state }) => state().kind === "building");
  const state = pool.state();
  assert.ok(state.kind === "building");
  assert.equal(state.total, 30_000);
  assert.equal(await pool.nearestFew("w1 w2", 1, null), null);
  ledger.seed("A seed that comes meanwhile");
  ledger.project.settle();
  assert.equal(statSync(`${ledger.path}-wal`).size, 0);
  await untilPool(pool, isReady);
  const ready = pool.state();
  assert.ok(ready.kind === "ready");
  assert.deepEqual([ready.texts, pool.contents()?.kept], [30_000, 30_000]);
});

test("a pool that is closed while it is built lets the project file go at once", async (t) => {
  const { ledger } = poolLedger(t);
  const { path, run } = ledger;
  ledger.parsed(sentences(30_000), { isKept: true });
  const pool = openPool({ path, run, filter: onlyRougeL({ seedsInPool: true }) });
  const refused = assert.rejects(judgeTexts(pool, [{ id: 1, text: "w1" }], { theta: 1, room: 1 }), /closed/);
  await untilPool(pool, ({ state }) => state().kind === "building");
  const closed = pool.close();
  ledger.close();
  assert.equal(existsSync(`${path}-wal`), false, "somebody still has the project open");
  await closed;
  await refused;
});

test("judging after a rebuild reads nothing on the backend's thread but the replies it judges", async (t) => {
  const { ledger, open } = poolLedger(t);
  ledger.parsed(sentences(5000), { isKept: true });
  ledger.parsed(sentences(200, "new"));
  const { run } = ledger;
  const project = readCounting(ledger.project);
  const step = filterStep({
    project,
    run,
    goal: 10_000,
    theta: 0.7,
    filter: open(),
    paused: new AbortController().signal,
    clock: () => 0,
  });
  const slice = 4;
  await fold(project, step, slice).turn();
  // A reply, its twenty candidates and its seeds; then the run's totals.
  assert.ok(project.rowsRead() <= slice * 24 + 10 * slice, `${project.rowsRead()} rows`);
});

function readCounting(project: Project): Project & Readonly<{ rowsRead: () => number }> {
  let rows = 0;
  const db: Project["db"] = {
    all: (schema, sql, ...params) => {
      const found = project.db.all(schema, sql, ...params);
      rows += found.length;
      return found;
    },
    get: (schema, sql, ...params) => {
      rows += 1;
      return project.db.get(schema, sql, ...params);
    },
  };
  return { ...project, db, rowsRead: () => rows };
}

test("a sitting that is paused does not wait for its pool; the next one judges", async (t) => {
  const { ledger, open } = poolLedger(t);
  ledger.parsed(sentences(30_000), { isKept: true });
  ledger.parsed(sentences(200, "new"));
  const { project, run } = ledger;
  const filter = open();
  const settings = { project, run, goal: 40_000, theta: 0.7, clock: () => 0 };
  const pausing = new AbortController();
  const paused = fold(project, filterStep({ ...settings, filter, paused: pausing.signal }), 4);
  const turn = paused.turn();
  pausing.abort();
  await turn;
  assert.equal(lastJudged(project.db, run), 1500);
  await untilPool(filter, isReady);
  assert.equal(filter.contents()?.kept, 30_000);
  const next = filterStep({ ...settings, filter, paused: new AbortController().signal });
  assert.equal(await fold(project, next, 4).turn(), 4);
  assert.equal(lastJudged(project.db, run), 1504);
});

test("a pool that cannot be built says why, and so does judging", async (t) => {
  const { open } = poolLedger(t);
  const pool = open({ path: `${import.meta.dirname}/nothing.seedbed` });
  await assert.rejects(judgeTexts(pool, [{ id: 1, text: "w1" }], { theta: 1, room: 1 }), {
    name: "Failure",
    kind: "project-missing",
  });
  const state = pool.state();
  assert.ok(state.kind === "failed");
  assert.match(state.sentence, /nothing\.seedbed/);
  assert.equal(await pool.nearestFew("w1", 1, null), null);
});
