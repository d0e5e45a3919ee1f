import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { batchesAhead, checkFinished } from "../fuzz/facts.ts";
import { play, smallSettings } from "../fuzz/world.ts";
import { settled } from "../support/agenda.ts";
import { count, exhaust, worldOf } from "./smallWorld.ts";

describe("back-pressure", () => {
  test("with every row in one cluster a run finishes: places are filled from the fullest, so nothing waits for a row that never comes", async () => {
    const world = worldOf({
      settings: { maxAheadBatches: 1, goal: 16, basis: { fitOn: "seeds", split: "orthant", rows: 0 } },
    });
    world.vectorName = () => "the same for all";
    const end = await play(world, world.sit());
    assert.deepEqual(end, { reason: "finished", failure: null });
    checkFinished(world.project);
    assert.equal(count(world, "SELECT count(DISTINCT cluster) FROM cluster"), 1);
    assert.equal(count(world, "SELECT count(*) FROM batch WHERE home > 1"), 0);
    world.close();
  });

  test("no prompt is written while more batches wait than the limit, and the sitting says so", async () => {
    const world = worldOf({ settings: { maxAheadBatches: 1, goal: 40 } });
    const growth = world.sit();
    await settled();
    for (const kind of [
      "vectors",
      "reply",
      "verdicts",
      "reply",
      "verdicts",
      "reply",
      "verdicts",
      "vectors",
    ]) {
      await exhaust(world, kind);
    }
    const { settings } = { settings: smallSettings({ maxAheadBatches: 1 }) };
    assert.ok(batchesAhead(world.project, settings) > 1);
    assert.deepEqual(growth.live().heldBack, {
      batchesAhead: batchesAhead(world.project, settings),
      limit: 1,
    });
    assert.equal(growth.live().requestsInFlight, 0);
    const end = await play(world, growth);
    assert.equal(end === "left" ? end : end.reason, "finished");
    assert.equal(growth.live().heldBack, null);
    world.close();
  });

  test("does not bind without a trainer: a run whose settings train goes on to its goal", async () => {
    for (const settings of [{ train: "embedded" }, { train: "none" }] as const) {
      const world = worldOf({ settings: { ...settings, goal: 40, maxAheadBatches: 1 } });
      const end = await play(world, world.sit({ tools: { trainer: null } }));
      assert.deepEqual(end, { reason: "finished", failure: null });
      assert.equal(count(world, "SELECT count(*) FROM batch"), 20);
      assert.equal(count(world, "SELECT count(*) FROM training_step"), 0);
      world.close();
    }
  });
});

describe("the goal", () => {
  test("met beyond the horizon by one reply: the rest of that reply is over the goal, all batches are trained, the run finishes", async () => {
    const world = worldOf({ settings: { goal: 16, maxAheadBatches: 1, epochs: 2 }, tasks: 30 });
    const end = await play(world, world.sit({ concurrency: 1 }));
    assert.deepEqual(end, { reason: "finished", failure: null });
    checkFinished(world.project);
    const written = count(world, "SELECT sum(parsed) FROM tally");
    assert.equal(count(world, "SELECT kept FROM tally ORDER BY id LIMIT 1"), 16);
    assert.equal(count(world, "SELECT sum(over_goal) FROM tally"), written - 16);
    assert.equal(count(world, "SELECT count(*) FROM training_step"), 16);
    assert.equal(count(world, "SELECT count(*) FROM window WHERE outcome <> 'advice'"), 0);
    world.close();
  });
});
