import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { beginChild } from "../../electron/cycle/beginChild.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { filterOf } from "../../electron/nouns/settings.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { overview } from "../../electron/report/overview.ts";
import { judgingAgain } from "../../electron/store/judgingAgain.ts";
import type { Project } from "../../electron/store/project.ts";
import { isJudgedAgain } from "../../electron/store/promptsOfRun.ts";
import { numbers } from "../fuzz/facts.ts";
import { play, smallSettings } from "../fuzz/world.ts";
import type { World } from "../fuzz/world.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { childAt, nearWorld } from "./childWorld.ts";

const still: Partial<RunSettings> = {
  goal: 80,
  lockstep: true,
  roundSize: 2,
  replacement: { policy: "off", minGenerated: 1, maxPerWindow: null, minHumanShare: 0.5 },
};

/** What a run found, without the ids that tell of others beside it. */
function factsOf(project: Project, run: number): readonly unknown[] {
  const any = z.record(z.string(), z.unknown());
  return [
    "SELECT id, round, seed1, seed2, seed3, request FROM prompt WHERE ?1 > 0 ORDER BY id",
    "SELECT candidate, kept_number, rule, nearest_seed, nearest_candidate, score, marks FROM verdict WHERE run = ?1 ORDER BY candidate",
    "SELECT parsing, prompt, parsed, generated, kept, generated_total, kept_total, rules_total FROM tally WHERE run = ?1 ORDER BY id",
    "SELECT encoded, figures, seed_rows, kept_rows FROM basis WHERE run = ?1",
    "SELECT candidate, kept_number, cluster FROM cluster WHERE run = ?1 ORDER BY kept_number",
    "SELECT number, epoch, saw_kept, home_total, queued FROM batch WHERE run = ?1 ORDER BY number",
    `SELECT b.number, m.place, m.candidate, m.wanted_cluster FROM batch_member m JOIN batch b ON b.id = m.batch
     WHERE b.run = ?1 ORDER BY b.number, m.place`,
    "SELECT step, loss, gradient_norm, tokens FROM training_step WHERE run = ?1 ORDER BY step",
    "SELECT number, first_step, last_step, outcome FROM window WHERE run = ?1 ORDER BY number",
  ].map((sql) => project.db.all(any, sql, run));
}

function tallies(project: Project, run: number): number {
  return numbers(project, `SELECT count(*) AS n FROM tally WHERE run = ${run}`)[0]?.["n"] ?? 0;
}

/** A world that grew to its goal at 0.85. */
async function grown(t: TestContext, settings = still): Promise<World> {
  const world = nearWorld(temporaryFolder(t), settings);
  t.after(() => world.close());
  assert.deepEqual(await play(world, world.sit(), undefined, 20_000), { reason: "finished", failure: null });
  return world;
}

async function freshAt(t: TestContext, theta: number): Promise<readonly unknown[]> {
  const world = nearWorld(temporaryFolder(t), { ...still, theta });
  t.after(() => world.close());
  await play(world, world.sit(), undefined, 20_000);
  return factsOf(world.project, 1);
}

test("a child judges all replies again and goes on to what a run with its threshold from the start finds", async (t) => {
  const world = await grown(t);
  const { project } = world;
  const before = factsOf(project, 1).slice(1);
  const asked = world.server.asked.length;
  const child = childAt(project, 0.7);
  assert.deepEqual(await play(world, world.sit(), undefined, 20_000), { reason: "finished", failure: null });
  assert.deepEqual(factsOf(project, child), await freshAt(t, 0.7));
  assert.deepEqual(factsOf(project, 1).slice(1), before, "the parent's facts stand as they were");
  assert.ok(world.server.asked.length > asked, "the child asked on");
  assert.equal(new Set(world.server.asked).size, world.server.asked.length, "nothing was asked twice");
  const vectors = numbers(project, "SELECT count(*) AS n FROM embedding WHERE candidate IS NOT NULL")[0]?.[
    "n"
  ];
  const kept = numbers(project, "SELECT count(DISTINCT candidate) AS n FROM verdict WHERE kept_number > 0");
  assert.equal(vectors, kept[0]?.["n"], "each text that some run kept has one vector");
});

test("a looser child meets the goal with what is recorded and asks nothing", async (t) => {
  const world = await grown(t, { ...still, theta: 0.6 });
  const asked = world.server.asked.length;
  const child = childAt(world.project, 0.95);
  await play(world, world.sit(), undefined, 20_000);
  assert.equal(world.server.asked.length, asked);
  const told = overview(world.project.db, "near", null, 0);
  assert.equal(told.verdicts.kept, 80);
  assert.equal(told.verdicts.overGoal > 0, true);
  assert.deepEqual([told.run?.id, told.run?.number, told.run?.parent], [child, 2, 1]);
  assert.equal(told.state.kind, "done");
});

test("killed in the middle of judging again, it goes on to the same facts", async (t) => {
  const world = await grown(t);
  const child = childAt(world.project, 0.7);
  const half = (): number | "leave" => (tallies(world.project, child) > 0 ? "leave" : 0);
  const growth = world.sit();
  assert.equal(await play(world, growth, half, 20_000), "left");
  const live = overview(world.project.db, "near", growth.live(), 1_700_000_600_000);
  assert.deepEqual(
    [live.remainingMs, live.keptPerMinute, live.work.requestsPerMinute],
    [null, null, null],
    "no rate is told from what is judged again",
  );
  world.kill();
  const judged = tallies(world.project, child);
  const parsed = numbers(world.project, "SELECT count(*) AS n FROM parsing")[0]?.["n"] ?? 0;
  assert.ok(judged > 0 && judged < parsed, `${judged} of ${parsed} replies were judged again`);
  const told = overview(world.project.db, "near", null, 0);
  assert.deepEqual(told.run?.judgingAgain, { done: judged, total: parsed });
  assert.equal(told.state.kind, "crashed");
  await play(world, world.sit(), undefined, 20_000);
  assert.deepEqual(factsOf(world.project, child), await freshAt(t, 0.7));
});

test("a pause ends with the replies in hand judged again, and the next sitting goes on", async (t) => {
  const world = await grown(t);
  const child = childAt(world.project, 0.7);
  const unstarted = overview(world.project.db, "near", null, 0);
  assert.deepEqual(unstarted.state, { kind: "paused", at: 1_700_000_500_001 });
  const growth = world.sit();
  const isJudging = (): boolean => world.agenda.kinds().includes("verdicts");
  const end = await play(
    world,
    growth,
    () => {
      if (isJudging()) growth.pause();
      return 0;
    },
    20_000,
  );
  assert.deepEqual(end, { reason: "paused", failure: null });
  assert.deepEqual(overview(world.project.db, "near", null, 0).run?.judgingAgain?.done, 16);
  await play(world, world.sit(), undefined, 20_000);
  assert.deepEqual(factsOf(world.project, child), await freshAt(t, 0.7));
});

test("requests that the parent left open are answered under the child, once", async (t) => {
  const world = nearWorld(temporaryFolder(t), { ...still, goal: 40 });
  t.after(() => world.close());
  const parent = world.sit();
  await play(world, parent, (happened) => {
    if (happened === 60) parent.stopNow();
    return 0;
  });
  const open = numbers(
    world.project,
    "SELECT id FROM prompt p WHERE NOT EXISTS (SELECT 1 FROM reply WHERE prompt = p.id)",
  );
  assert.ok(open.length > 0, "the parent left requests open");
  const child = childAt(world.project, 0.7);
  await play(world, world.sit(), undefined, 20_000);
  for (const { id = 0 } of open) {
    const by = numbers(
      world.project,
      `SELECT p.run AS wrote, s.run AS asked FROM prompt p JOIN reply r ON r.prompt = p.id
       JOIN attempt a ON a.id = r.attempt JOIN session s ON s.id = a.session WHERE p.id = ${id}`,
    );
    assert.deepEqual({ ...by[0] }, { wrote: 1, asked: child });
  }
  const again =
    "SELECT count(*) AS n FROM attempt a JOIN reply r ON r.prompt = a.prompt WHERE a.id > r.attempt";
  assert.equal(numbers(world.project, again)[0]?.["n"], 0);
  assert.equal(overview(world.project.db, "near", null, 0).state.kind, "done");
});

test("a child begun by a clock that was set back judges again all that was judged", async (t) => {
  const { project } = await grown(t);
  const run = currentRun(project.db);
  const judged = tallies(project, 1);
  const child = beginChild(
    project,
    { theta: 0.7, filter: filterOf(run?.settings ?? smallSettings(still)) },
    1,
  );
  assert.deepEqual(judgingAgain(project.db, 1), null);
  assert.deepEqual(judgingAgain(project.db, child.id), { done: 0, total: judged });
  const next = beginChild(project, { theta: 0.6, filter: filterOf(child.settings) }, 2);
  assert.deepEqual(judgingAgain(project.db, next.id), { done: 0, total: judged });
});

test("replies that came after the child began are new to it, also those its parent asked for", async (t) => {
  const world = nearWorld(temporaryFolder(t), { ...still, goal: 40 });
  t.after(() => world.close());
  const { project } = world;
  const parent = world.sit();
  await play(world, parent, (happened) => {
    if (happened === 60) parent.stopNow();
    return 0;
  });
  const judged = tallies(project, 1);
  const [asked] = numbers(project, "SELECT max(id) AS n FROM prompt");
  assert.ok(judged > 0 && judged < (asked?.["n"] ?? 0));
  // A clock that goes ahead of every reply to come.
  const run = currentRun(project.db);
  const filter = filterOf(run?.settings ?? smallSettings(still));
  const child = beginChild(project, { theta: 0.7, filter }, 9_000_000_000_000);
  assert.deepEqual(judgingAgain(project.db, child.id), { done: 0, total: judged });
  await play(world, world.sit(), undefined, 20_000);
  assert.equal(judgingAgain(project.db, child.id), null);
  const again = `SELECT count(*) AS n FROM tally t WHERE run = ${child.id} AND ${isJudgedAgain("t.parsing", `${child.id}`)}`;
  assert.equal(numbers(project, again)[0]?.["n"], judged);
  assert.ok(tallies(project, child.id) > judged);
});

test("what changes nothing is no child, nor is anything without a run or without three seeds", async (t) => {
  const world = nearWorld(temporaryFolder(t), { ...still, goal: 4 });
  t.after(() => world.close());
  const { project } = world;
  const same = { theta: 0.85, filter: filterOf(smallSettings(still)) };
  const kind = (kind: string) => (error: unknown) => error instanceof Failure && error.kind === kind;
  assert.throws(() => beginChild(project, same, 2), kind("settings-frozen"));
  for (let seed = 1; seed <= 10; seed += 1) {
    project.write((db) =>
      db.insert("INSERT INTO seed_act (seed, act, from_prompt, made_at) VALUES (?, 'retire', 1, 1)", seed),
    );
  }
  assert.throws(() => beginChild(project, { ...same, theta: 0.8 }, 2), kind("too-few-seeds"));
  assert.equal(numbers(project, "SELECT count(*) AS n FROM run")[0]?.["n"], 1);
});
