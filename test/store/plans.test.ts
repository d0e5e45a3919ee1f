import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import type { Project } from "../../electron/store/project.ts";
import type { ReadableDb, SqlValue } from "../../electron/store/readable.ts";
import { World, play, seededTemplate, smallSettings } from "../fuzz/world.ts";
import { FakeServer, wordsOf } from "../support/fakes.ts";
import { temporaryFolder } from "../support/temporary.ts";

type Asked = Map<string, readonly SqlValue[]>;

/** A project that tells what is asked of it. */
function listening(project: Project, asked: Asked): Project {
  const hear = <D extends ReadableDb>(db: D): D => ({
    ...db,
    all: (schema, sql, ...params) => {
      asked.set(sql, params);
      return db.all(schema, sql, ...params);
    },
    get: (schema, sql, ...params) => {
      asked.set(sql, params);
      return db.get(schema, sql, ...params);
    },
  });
  return { ...project, db: hear(project.db), write: (work) => project.write((db) => work(hear(db))) };
}

/** Every query of the corridor and its rooms, heard in a run with a pause, a restart and failures, with its plan. */
async function heard(t: TestContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = temporaryFolder(t);
  const server = new FakeServer(
    (_request, attempt) => (attempt === 1 ? "drop" : "tasks"),
    (request) => [0, 1].map((index) => wordsOf(`${request} ${index}`, 7)),
  );
  const lives = [{ steps: 3, failure: "trainer-died" }] as const;
  const template = seededTemplate(folder, 12);
  const world = new World({
    folder,
    template,
    settings: smallSettings({ goal: 24, epochs: 2 }),
    server,
    lives,
  });
  const asked: Asked = new Map();
  const plain = world.project;
  world.project = listening(plain, asked);
  const first = world.sit();
  await play(world, first, (happened) => {
    if (happened === 40) first.pause();
    return 0;
  });
  await play(world, world.sit());
  const plans = new Map<string, readonly string[]>();
  for (const [sql, params] of asked) {
    const lines = plain.db.all(z.object({ detail: z.string() }), `EXPLAIN QUERY PLAN ${sql}`, ...params);
    plans.set(
      sql.replace(/\s+/g, " "),
      lines.map((line) => line.detail),
    );
  }
  world.close();
  return plans;
}

/** Queries that read a table from end to end, and why they may. */
const allowed: ReadonlyMap<string, string> = new Map([
  [
    "SELECT id, key, settings, parent FROM run WHERE kind = 'grow'",
    "once a sitting; a project has a run or a few",
  ],
  [
    "SELECT id, instruction AS text FROM seed WHERE candidate IS NULL AND NOT EXISTS (SELECT 1 FROM embedding",
    "once a sitting, until every seed has its vector",
  ],
  [
    "SELECT id, instruction AS text FROM seed WHERE candidate IS NULL AND from_prompt <=",
    "once a sitting: the filter loads the initial seeds",
  ],
  [
    "SELECT s.id, NULL AS keptNumber, e.scale, e.vector FROM seed s JOIN embedding e",
    "when the rows of the basis are kept, until the basis stands",
  ],
  ["SELECT count(*) AS wanted FROM seed WHERE candidate IS NULL", "with the query above"],
  [
    "SELECT count(*) AS value FROM seed WHERE candidate IS NULL",
    "once a window; the index holds the person's seeds alone",
  ],
]);

/** Queries that go by an index and still read more the longer the run is, and why they may. */
const onceASitting: readonly string[] = [
  "SELECT id, request FROM prompt p WHERE p.id < coalesce(",
  "SELECT v.kept_number AS keptNumber, c.id, c.instruction AS text FROM verdict v JOIN candidate c",
  "SELECT id, number, epoch, saw_kept AS sawKept FROM batch WHERE run = ? ORDER BY number",
];

/** A scan of a table: what other parts of the same query gave, single rows, and a person's few acts are none. */
function scans(plan: readonly string[]): readonly string[] {
  return plan.filter((line) =>
    /^SCAN (?!CONSTANT ROW|snapshot|counted|returned|touched|seed_act|\()/.test(line),
  );
}

test("no query of the corridor reads a growing table from end to end, but for those named here", async (t) => {
  const plans = await heard(t);
  assert.ok(plans.size >= 40, `${plans.size} queries were heard`);
  const used = new Set<string>();
  for (const [sql, plan] of plans) {
    const name = [...allowed.keys()].find((start) => sql.startsWith(start));
    if (name !== undefined) used.add(name);
    else assert.deepEqual(scans(plan), [], sql);
  }
  assert.deepEqual(used, new Set(allowed.keys()), "each exception is heard");
  for (const start of onceASitting)
    assert.ok(
      [...plans.keys()].some((sql) => sql.startsWith(start)),
      start,
    );
  for (const [start, reason] of allowed) t.diagnostic(`${start} …: ${reason}`);
});

test("pending is a seek by the cursor, and nothing but a prompt's pool and a window's counts is sorted", async (t) => {
  const plans = await heard(t);
  const cursors = {
    "SELECT r.id AS reply": "SEARCH r USING INTEGER PRIMARY KEY (rowid>?)",
    "SELECT g.id, g.prompt, g.broken": "SEARCH g USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
    "SELECT v.candidate AS id, v.kept_number AS keptNumber":
      "SEARCH v USING INDEX verdict_kept (run=? AND kept_number>?)",
    "SELECT candidate AS candidateId, kept_number AS keptNumber, cluster FROM cluster":
      "SEARCH cluster USING INDEX sqlite_autoindex_cluster_1 (run=? AND kept_number>?)",
    "SELECT id, number, epoch FROM batch":
      "SEARCH batch USING INDEX sqlite_autoindex_batch_1 (run=? AND number=?)",
    "SELECT coalesce(max(number), 0) AS value FROM window":
      "SEARCH window USING COVERING INDEX sqlite_autoindex_window_1 (run=?)",
  } as const;
  for (const [start, seek] of Object.entries(cursors)) {
    const found = [...plans].find(([sql]) => sql.startsWith(start));
    assert.ok(found?.[1].includes(seek), `${start}: ${found?.[1].join("; ")}`);
  }
  const sorted = [...plans].filter(([, plan]) =>
    plan.some((line) => line.includes("TEMP B-TREE FOR ORDER BY")),
  );
  assert.deepEqual(
    sorted.map(([sql]) => sql.slice(0, 40)).toSorted(),
    ["SELECT id, instruction, input, output FRO", "WITH snapshot AS (SELECT id, through_tall"].map((sql) =>
      sql.slice(0, 40),
    ),
  );
});

test("the check finds a scan when there is one", () => {
  assert.deepEqual(scans(["SCAN CONSTANT ROW", "SEARCH seed USING INDEX seed_run (run=?)"]), []);
  assert.deepEqual(scans(["SCAN candidate", "SCAN v USING INDEX verdict_kept"]).length, 2);
});
