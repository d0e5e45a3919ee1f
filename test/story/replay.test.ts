import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { z } from "zod";
import type { WhatIfSettings } from "../../electron/nouns/filterView.ts";
import {
  childOf,
  grownFrom,
  keptInstructions,
  noRules,
  ownVerdicts,
  replayed,
  replayedInstructions,
  scriptedReplies,
  usual,
} from "../filter/replayWorld.ts";
import type { Grown } from "../filter/replayWorld.ts";

const replies = scriptedReplies(300);
let grown: Grown | undefined;
before(async () => {
  grown = await grownFrom(replies);
});

/** The project that most tests ask about. */
function theGrown(): Grown {
  assert.ok(grown);
  return grown;
}

const joined = z.object({ tasks: z.array(z.unknown()) });

const others: readonly (readonly [string, WhatIfSettings])[] = [
  ["theta 0.7", { ...usual, theta: 0.7 }],
  ["theta 0.5", { ...usual, theta: 0.5 }],
  ["theta 1", { ...usual, theta: 1 }],
  ["the tokenizer cjk", { ...usual, filter: { ...usual.filter, tokenizer: "cjk" } }],
  ["the tokenizer unicode at 0.6", { theta: 0.6, filter: { ...usual.filter, tokenizer: "unicode" } }],
  ["the seeds out of the pool", { theta: 0.3, filter: { ...usual.filter, seedsInPool: false } }],
  ["no rules", { ...usual, filter: { ...usual.filter, rules: noRules } }],
];

describe("a what-if of a grown run", () => {
  for (const [name, settings] of others) {
    test(`keeps with ${name} what a second run over the same replies keeps`, async () => {
      const recorded = theGrown();
      const second = await grownFrom(replies, { settings });
      const counts = await replayed(recorded, settings);
      assert.equal(counts.requests, replies.length);
      assert.deepEqual(counts, ownVerdicts(second));
      assert.deepEqual(replayedInstructions(recorded, counts.keptByRequest), keptInstructions(second));
    });
  }

  test("under the run's own settings gives the run's own verdicts", async () => {
    const recorded = theGrown();
    assert.deepEqual(await replayed(recorded, usual), ownVerdicts(recorded));
  });

  test("judges what came after the goal was met as well", async () => {
    const tasks = replies.slice(0, 40).flatMap((reply) => joined.parse(JSON.parse(reply)).tasks);
    const one = [JSON.stringify({ layout: "userTurn", tasks })];
    const recorded = await grownFrom(one, { goal: 3 });
    const own = ownVerdicts(recorded);
    assert.equal(own.kept, 3);
    const free = ownVerdicts(await grownFrom(one));
    assert.ok(free.kept > 3);
    assert.deepEqual(await replayed(recorded, usual), free);
  });

  test("keeps what a run that goes on with these settings keeps, and asks the same of that run", async () => {
    const recorded = await grownFrom(replies.slice(0, 100));
    const settings = { ...usual, theta: 0.7 };
    const before = await replayed(recorded, settings);
    const child = await childOf(recorded, settings);
    assert.deepEqual(ownVerdicts(child), before);
    assert.deepEqual(await replayed(child, usual), ownVerdicts(recorded));
  });

  test("goes no further than the parsing it is asked through, and other settings do not mix", async () => {
    const recorded = theGrown();
    const whole = await replayed(recorded, usual);
    const half = await replayed({ ...recorded, through: 100 }, usual);
    assert.equal(half.requests, 100);
    assert.deepEqual(half.keptByRequest, whole.keptByRequest.slice(0, 100));
    await replayed(recorded, { ...usual, filter: { ...usual.filter, rules: noRules } });
    assert.deepEqual(await replayed(recorded, usual), whole);
  });
});

describe("a what-if that is called off", () => {
  test("ends without a result, and what it read serves the next one", async () => {
    const recorded = theGrown();
    const { replays, run, through } = recorded;
    const calling = new AbortController();
    const asked = { run: run.id, through, ...usual };
    const begun = replays.replay(asked, { signal: calling.signal, tell: () => undefined });
    calling.abort();
    assert.equal(await begun, null);
    assert.equal(await replays.replay(asked, { signal: calling.signal, tell: () => undefined }), null);
    assert.deepEqual(await replayed(recorded, usual), ownVerdicts(recorded));
  });

  test("because its project is closed, ends at once", async () => {
    const { replays, run, through } = await grownFrom(replies.slice(0, 40));
    const { signal } = new AbortController();
    const begun = replays.replay({ run: run.id, through, ...usual }, { signal, tell: () => undefined });
    await replays.close();
    assert.equal(await begun, null);
  });
});
