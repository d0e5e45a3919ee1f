import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { currentRun } from "../../electron/cycle/tables.ts";
import { poolAt } from "../../electron/generate/tables.ts";
import { random, sample } from "../../electron/kernel/random.ts";
import { datasetFacts } from "../../electron/report/datasetFacts.ts";
import { loopReader } from "../../electron/report/loop.ts";
import { overview } from "../../electron/report/overview.ts";
import { pool } from "../../electron/report/pool.ts";
import { failureGroups, requests } from "../../electron/report/requests.ts";
import { seedStory } from "../../electron/report/seedStory.ts";
import { seedTable } from "../../electron/report/seedTable.ts";
import { story } from "../../electron/report/story.ts";
import { windows } from "../../electron/report/windows.ts";
import type { Project } from "../../electron/store/project.ts";
import { childAt, nearWorld } from "../cycle/childWorld.ts";
import { numbers } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { temporaryFolder } from "../support/temporary.ts";

type Grown = Readonly<{ project: Project; children: readonly number[]; asked: readonly number[] }>;

/** A project whose windows replace seeds, grown at 0.85 to its goal, then by a child at 0.6 and one at 0.45. */
async function threeRuns(t: TestContext): Promise<Grown> {
  const world = nearWorld(temporaryFolder(t), { goal: 40 }, 2);
  t.after(() => world.close());
  await play(world, world.sit(), undefined, 20_000);
  const asked = [world.server.asked.length];
  const children: number[] = [];
  for (const theta of [0.6, 0.45]) {
    children.push(childAt(world.project, theta));
    const end = await play(world, world.sit(), undefined, 20_000);
    assert.deepEqual(end, { reason: "finished", failure: null });
    asked.push(world.server.asked.length);
  }
  return { project: world.project, children, asked };
}

test("two children in a row: prompts, beds and windows of each run stand beside each other", async (t) => {
  const { project, children } = await threeRuns(t);
  const [first = 0, last = 0] = children;
  const run = currentRun(project.db);
  assert.equal(run?.id, last);
  for (const { id = 0, run: of = 0, ...seeds } of numbers(
    project,
    "SELECT id, run, seed1, seed2, seed3 FROM prompt ORDER BY id",
  )) {
    const drawn: readonly Readonly<{ id: number }>[] = sample(
      poolAt(project.db, of, id),
      3,
      random(run?.key ?? "", "seeds", id),
    );
    assert.deepEqual(
      Object.values(seeds),
      drawn.map((seed) => seed.id),
      `the seeds of prompt ${id}`,
    );
  }
  const of = (sql: string) => numbers(project, sql).map((row) => row["n"]);
  assert.equal(of("SELECT count(DISTINCT run) AS n FROM seed_change")[0], 3, "windows of each run replaced");
  assert.deepEqual(of("SELECT count(*) AS n FROM training_mismatch"), [0]);
  for (const id of [1, first, last]) {
    assert.deepEqual(of(`SELECT max(kept_total) AS n FROM tally WHERE run = ${id}`), [40]);
    const bed = of(
      `SELECT count(*) AS n FROM window w WHERE run = ${id} AND from_prompt <=
         coalesce((SELECT max(id) FROM prompt WHERE run < ${id}), 0)`,
    );
    assert.deepEqual(bed, [0], "a window acts on prompts to come");
  }
});

test("what the screens show of a child: its prompts and its parents', judged by itself", async (t) => {
  const { project, children, asked } = await threeRuns(t);
  const { db } = project;
  const last = children.at(-1) ?? 0;
  const prompts = asked.at(-1) ?? 0;
  const told = overview(db, "near", null, 0);
  assert.deepEqual(
    [told.requests.sent, told.requests.replied, told.requests.open, told.verdicts.kept, told.state.kind],
    [prompts, prompts, 0, 40, "done"],
  );
  assert.equal(told.run?.judgingAgain, null);
  const page = requests(db, last, "all", null, 500);
  assert.deepEqual(
    page.rows.map(({ prompt }) => prompt),
    Array.from({ length: prompts }, (_, index) => prompts - index),
  );
  assert.ok(page.rows.every(({ state }) => state === "judged"));
  const kept = page.rows.reduce((sum, row) => sum + (row.kept ?? 0), 0);
  assert.equal(kept, 40, "kept by the child's own verdicts");
  assert.deepEqual(failureGroups(db, last), []);
  const nobody = { nextToLeave: () => [], pinned: () => new Set<number>() };
  const loop = loopReader(db, last, nobody).view();
  assert.equal(loop.requests.length, 24);
  assert.ok(loop.requests.every(({ state, texts }) => state === "judged" && texts.length === 2));
  assert.ok(loop.window.last !== null);
  assert.ok(windows(db, last).length > 0);
});

test("a seed of an earlier run stands in that run's requests with its name and its story, and in no bed", async (t) => {
  const { project, children } = await threeRuns(t);
  const { db } = project;
  const last = children.at(-1) ?? 0;
  const [grown] = numbers(
    project,
    `SELECT s.id, p.id AS prompt FROM seed s JOIN prompt p ON s.id IN (p.seed1, p.seed2, p.seed3) WHERE s.run = 1 LIMIT 1`,
  );
  const seed = grown?.["id"] ?? 0;
  const line = requests(db, last, "all", (grown?.["prompt"] ?? 0) + 1, 1).rows[0];
  assert.ok(line?.seeds.some(({ id, isGrown }) => id === seed && isGrown));
  const told = seedStory(db, last, seed, { kind: "over" });
  assert.deepEqual(told?.fate, { kind: "ofEarlierRun" });
  assert.deepEqual([told?.isInBed, told?.rank, told?.isPinned], [false, null, false]);
  assert.ok((told?.birth?.prompt ?? 0) > 0);
  assert.ok((told?.generation ?? 0) >= 1);
  assert.ok((told?.generated ?? 0) > 0, "it keeps what it brought in its own run");
  const rows = ["bed", "out"] as const;
  for (const show of rows) {
    assert.ok(seedTable(db, last, show, { kind: "over" }).rows.every(({ id }) => id !== seed));
  }
  assert.ok(pool(db, last).every(({ id }) => id !== seed));
  const { counts, rows: bed } = seedTable(db, last, "bed", { kind: "over" });
  assert.deepEqual([bed.length, counts.bed], [12, 12]);
  const [row] = numbers(
    project,
    `SELECT c.id FROM candidate c JOIN parsing g ON g.id = c.parsing WHERE g.prompt = ${grown?.["prompt"]}`,
  );
  const held = story(db, last, row?.["id"] ?? 0)?.seeds.find(({ id }) => id === seed);
  assert.deepEqual([held?.isGrown, (held?.generated ?? 0) > 0], [true, true]);
});

test("an export names the runs that it goes on from and the requests they asked", async (t) => {
  const { project, asked } = await threeRuns(t);
  const { facts, runJson } = datasetFacts(project.db, overview(project.db, "near", null, 0), null);
  const [first = 0, second = 0] = asked;
  assert.deepEqual(facts.earlierRuns, [
    { threshold: 0.85, firstPrompt: 1, lastPrompt: first },
    { threshold: 0.6, firstPrompt: first + 1, lastPrompt: second },
  ]);
  assert.equal(facts.initialSeedCount, 12);
  const [parent] = [runJson["earlierRuns"]].flat();
  assert.ok(JSON.stringify(parent).includes('"theta":0.85'));
});
