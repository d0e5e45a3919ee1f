import assert from "node:assert/strict";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { TestContext } from "node:test";
import { childProcedures } from "../../electron/api/child.ts";
import type { Desk } from "../../electron/api/desk.ts";
import { router } from "../../electron/api/trpc.ts";
import { endWhatIfs, whatIfWork } from "../../electron/api/whatIfWork.ts";
import { whatIfProcedures } from "../../electron/api/whatIfs.ts";
import { recordReplay } from "../../electron/cycle/replayRun.ts";
import type { WhatIfComparison, WhatIfEvent, WhatIfSettings } from "../../electron/nouns/filterView.ts";
import { ruleChoices } from "../../electron/nouns/ruleChoices.ts";
import type { Project } from "../../electron/store/project.ts";
import { grownFrom, ownVerdicts, scriptedReplies, usual } from "../filter/replayWorld.ts";
import type { Grown } from "../filter/replayWorld.ts";
import { factCount, facts } from "../support/facts.ts";
import { loopback } from "../support/loopback.ts";

const replies = scriptedReplies(120);
const thetas = Array.from({ length: 46 }, (_, at) => (50 + at) / 100);
const sweep = thetas.map((theta): WhatIfSettings => ({ ...usual, theta }));

const procedures = router(whatIfProcedures);

type Asked = AsyncIterator<WhatIfEvent, void>;

/** The desk of a started server with a grown project on it. */
async function deskWith(t: TestContext, goal = 60): Promise<{ desk: Desk; grown: Grown }> {
  const grown = await grownFrom(replies, { goal });
  await grown.close();
  const { desk } = await loopback(t);
  await desk.openFile(grown.path);
  return { desk, grown };
}

async function asking(desk: Desk, settings: readonly WhatIfSettings[], signal?: AbortSignal): Promise<Asked> {
  const caller = procedures.createCaller(desk, signal === undefined ? {} : { signal });
  const events = await caller.whatIfs({ settings: [...settings] });
  return events[Symbol.asyncIterator]();
}

async function resultsOf(asked: Asked): Promise<{ index: number; comparison: WhatIfComparison }[]> {
  const results: { index: number; comparison: WhatIfComparison }[] = [];
  for (let next = await asked.next(); next.done !== true; next = await asked.next()) {
    if (next.value.kind === "result") results.push(next.value);
  }
  return results;
}

const replayRuns = "SELECT count(*) FROM replay JOIN run ON run.id = replay.run AND run.kind = 'replay'";

describe("what-ifs of the open project", () => {
  test("of a sweep come in order, stand in the ledger, and are not computed again", async (t) => {
    const { desk, grown } = await deskWith(t);
    const results = await resultsOf(await asking(desk, sweep));
    assert.deepEqual(
      results.map(({ index, comparison }) => [index, comparison.result.settings.theta]),
      [...thetas.entries()],
    );
    const kept = results.map(({ comparison }) => comparison.result.kept);
    assert.ok((kept[0] ?? 0) < (kept.at(-1) ?? 0));
    assert.equal(factCount(grown.path, replayRuns), 46);
    const again = await resultsOf(await asking(desk, sweep.toReversed()));
    assert.deepEqual(
      again.map(({ comparison }) => comparison),
      results.map(({ comparison }) => comparison).toReversed(),
    );
    assert.equal(factCount(grown.path, replayRuns), 46);
    assert.deepEqual(
      await procedures.createCaller(desk).known(),
      results.map(({ comparison }) => comparison),
    );
  });

  test("name their parent, its key and settings, and compare at an equal number kept", async (t) => {
    const { desk, grown } = await deskWith(t);
    const asked = { ...usual, theta: 0.6 };
    const [first] = await resultsOf(await asking(desk, [asked]));
    assert.ok(first);
    const { result, recorded, whatIf } = first.comparison;
    assert.deepEqual(result.settings, asked);
    assert.equal(result.throughParsing, grown.through);
    const own = ownVerdicts(grown);
    assert.equal(own.kept, 60);
    const equal = Math.min(60, result.kept);
    assert.deepEqual([recorded?.kept, whatIf?.kept], [equal, equal]);
    assert.ok(recorded && whatIf && recorded.requests.value <= whatIf.requests.value);
    assert.equal(recorded.promptTokens, 50 * recorded.requests.value);
    const [run] = facts(grown.path, (query) =>
      query("SELECT parent, key, json_extract(settings, '$.goal') AS goal FROM run WHERE id = ?", result.run),
    );
    assert.deepEqual(run, { parent: grown.run.id, key: grown.run.key, goal: 60 });
  });

  test("stand beside each other at an equal number kept once both are known", async (t) => {
    const { desk } = await deskWith(t);
    const [first, second] = [{ ...usual, theta: 0.5 }, usual];
    const caller = procedures.createCaller(desk);
    assert.equal(await caller.compare({ first, second }), null);
    const results = await resultsOf(await asking(desk, [first, second]));
    const [strict, own] = results.map(({ comparison }) => comparison.result);
    const pair = await caller.compare({ first, second });
    assert.ok(strict && own && pair?.first && pair.second);
    assert.equal(pair.first.kept, Math.min(60, strict.kept));
    assert.equal(pair.second.kept, pair.first.kept);
    assert.ok(pair.second.requests.value <= pair.first.requests.value);
  });

  test("asked twice at once are computed once", async (t) => {
    const { desk, grown } = await deskWith(t);
    const both = await Promise.all([
      asking(desk, sweep.slice(0, 5)).then(resultsOf),
      asking(desk, sweep.slice(0, 5)).then(resultsOf),
    ]);
    assert.deepEqual(both[0], both[1]);
    assert.equal(factCount(grown.path, replayRuns), 5);
  });

  test("end without a fact when nobody waits any more", async (t) => {
    const { desk, grown } = await deskWith(t);
    const leaving = new AbortController();
    const asked = await asking(desk, sweep, leaving.signal);
    const next = asked.next();
    leaving.abort();
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.equal(factCount(grown.path, replayRuns), 0);
    assert.equal((await resultsOf(await asking(desk, sweep.slice(0, 1)))).length, 1);
  });

  test("that wait for their turn are called off at once, and the one under way goes on", async (t) => {
    const { desk, grown } = await deskWith(t);
    const project = desk.shelf.project();
    const work = whatIfWork(project);
    const range = { run: grown.run, through: grown.through };
    const leaving = new AbortController();
    const underWay = work.compute(range, usual, {
      signal: work.ended,
      tell: () => undefined,
      clock: Date.now,
    });
    const order: string[] = [];
    const first = underWay.then((found) => order.push(found === null ? "called off" : "computed"));
    const waiting = work
      .compute(
        range,
        { ...usual, theta: 0.6 },
        { signal: leaving.signal, tell: () => undefined, clock: Date.now },
      )
      .then((found) => order.push(found === null ? "called off" : "computed"));
    leaving.abort();
    await Promise.all([first, waiting]);
    assert.deepEqual(order, ["called off", "computed"]);
    assert.equal(factCount(grown.path, replayRuns), 1);
  });

  test("end when the project is closed, and let its file go", async (t) => {
    const { desk, grown } = await deskWith(t);
    const asked = await asking(desk, sweep);
    await asked.next();
    const next = asked.next();
    await desk.close();
    assert.equal((await next).done, true);
    assert.ok(factCount(grown.path, replayRuns) <= 1);
  });

  test("are refused before anything is judged, and none is known", async (t) => {
    const { desk } = await loopback(t);
    desk.shelf.create("empty");
    assert.deepEqual(await procedures.createCaller(desk).known(), []);
    const asked = await asking(desk, sweep);
    await assert.rejects(asked.next(), /empty has no judged reply yet\./);
  });
});

/** Writes down what-ifs of a grown run as if they had been computed. */
function record(project: Project, { run, through }: Grown, thetas: readonly number[]): void {
  for (const theta of thetas) {
    const keptByRequest = replies.map((_, at) => (at % 3 === 0 ? 0 : 1));
    const counts = { requests: 120, parsed: 120, generated: 120, kept: 80, rules: {}, keptByRequest };
    const replayed = { throughParsing: through, ...counts, tookMs: 1 };
    recordReplay(project, run, { ...usual, theta }, replayed, 1);
  }
}

describe("known what-ifs", () => {
  const fileDescriptors = "/proc/self/fd";
  const skip = existsSync(fileDescriptors) ? false : "open files are counted on Linux alone";

  test("are compared one after another, over one connection at most", { skip }, async (t) => {
    const { desk, grown } = await deskWith(t);
    const thetas = Array.from({ length: 150 }, (_, at) => (500 + at) / 1000);
    record(desk.shelf.project(), grown, thetas);
    const isOfFile = (name: string): boolean => {
      try {
        return readlinkSync(join(fileDescriptors, name)).startsWith(grown.path);
      } catch {
        return false;
      }
    };
    const openNow = (): number => readdirSync(fileDescriptors).filter(isOfFile).length;
    // The pool's own connection is closed once it is built.
    await desk.pool()?.built(new AbortController().signal);
    const before = openNow();
    let most = 0;
    const looking = setInterval(() => (most = Math.max(most, openNow())), 1);
    const known = await procedures.createCaller(desk).known();
    clearInterval(looking);
    assert.deepEqual(
      known.map(({ result }) => result.settings.theta),
      thetas,
    );
    assert.ok(most <= before + 3, `${most} open files, ${before} before`);
  });

  test("are the newest of each settings", async (t) => {
    const { desk, grown } = await deskWith(t);
    record(desk.shelf.project(), grown, [0.5, 0.6, 0.5]);
    const known = await procedures.createCaller(desk).known();
    assert.deepEqual(
      known.map(({ result }) => result.settings.theta),
      [0.6, 0.5],
    );
    const runs = known.map(({ result }) => result.run);
    assert.deepEqual(runs, [grown.run.id + 2, grown.run.id + 3]);
  });

  test("tell what a child run with their settings would keep, whatever order these are in", async (t) => {
    const { desk, grown } = await deskWith(t);
    record(desk.shelf.project(), grown, [0.6]);
    const caller = router(childProcedures).createCaller(desk);
    const rules = ruleChoices.parse(Object.fromEntries(Object.entries(usual.filter.rules).toReversed()));
    const settings = { theta: 0.6, filter: { ...usual.filter, rules } };
    assert.equal((await caller.outlook({ settings })).kept, 60);
    assert.equal((await caller.outlook({ settings: { ...settings, theta: 0.61 } })).kept, null);
  });
});

test("a what-if through an earlier reply is no answer for a longer record", async (t) => {
  const grown = await grownFrom(replies);
  t.after(() => endWhatIfs(grown.project));
  const work = whatIfWork(grown.project);
  const watching = { signal: work.ended, tell: () => undefined, clock: Date.now };
  const early = { run: grown.run, through: 60 };
  const late = { run: grown.run, through: grown.through };
  const first = await work.compute(early, usual, watching);
  assert.equal(first?.result.requests, 60);
  assert.equal(await work.known(late, usual, work.ended), null);
  const second = await work.compute(late, usual, watching);
  assert.equal(second?.result.requests, 120);
  assert.equal(second.result.kept, ownVerdicts(grown).kept);
  assert.deepEqual(await work.known(early, usual, work.ended), first);
  assert.equal(factCount(grown.path, replayRuns), 2);
});
