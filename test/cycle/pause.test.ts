import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkFinished } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { settled } from "../support/agenda.ts";
import { count, worldOf } from "./smallWorld.ts";

describe("pause", () => {
  test("with two unanswered batches: their steps arrive and are recorded, no third is sent, and the run goes on later", async () => {
    const world = worldOf({ settings: { goal: 24 } });
    const growth = world.sit();
    let paused = false;
    const end = await play(world, growth, () => {
      if (!paused && world.trainers.sent.length - count(world, "SELECT count(*) FROM training_step") === 2) {
        paused = true;
        growth.pause();
      }
      return 0;
    });
    assert.deepEqual(end, { reason: "paused", failure: null });
    const steps = count(world, "SELECT count(*) FROM training_step");
    assert.equal(world.trainers.sent.length, steps);
    assert.ok(steps >= 2);
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
  });

  test("stop now gives up the requests in flight, records them as aborted, and the next sitting asks them again", async () => {
    const world = worldOf();
    const growth = world.sit({ concurrency: 3 });
    await settled();
    growth.stopNow();
    assert.deepEqual(await play(world, growth), { reason: "paused", failure: null });
    assert.equal(count(world, "SELECT count(*) FROM attempt_end WHERE outcome = 'request-aborted'"), 3);
    assert.equal(world.server.asked.length, 0);
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
  });
});
