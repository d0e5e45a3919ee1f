import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { checkFinished } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { settled } from "../support/agenda.ts";
import { count, exhaust, worldOf } from "./smallWorld.ts";

const requestRow = z.object({ request: z.string() });

describe("requests", () => {
  test("all in back-off: nothing is asked until the time has come, then the same requests go again", async () => {
    const world = worldOf({ treat: (_, attempt) => (attempt <= 2 ? "busy" : "tasks") });
    const growth = world.sit({ concurrency: 4 });
    await settled();
    await exhaust(world, "reply");
    await exhaust(world, "vectors");
    assert.deepEqual(new Set(world.agenda.kinds()), new Set(["timer"]));
    assert.equal(world.agenda.kinds().length, 4);
    assert.equal(growth.live().requestsInFlight, 0);
    assert.equal(world.server.asked.length, 4);
    for (const left of [3, 2, 1]) {
      world.agenda.happenFirst("timer");
      await settled();
      assert.equal(
        world.agenda.kinds().length,
        left,
        "a busy server holds all requests until the last time has come",
      );
    }
    world.agenda.happenFirst("timer");
    await settled();
    await exhaust(world, "reply");
    assert.deepEqual(world.server.asked.slice(4), world.server.asked.slice(0, 4));
    assert.deepEqual(await play(world, growth), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
  });

  test("in back-off are called off when the user pauses, when writing fails and when the goal is met", async () => {
    const paused = worldOf({ treat: () => "busy" });
    const growth = paused.sit({ concurrency: 2 });
    await settled();
    await exhaust(paused, "reply");
    await exhaust(paused, "vectors");
    assert.deepEqual(paused.agenda.kinds(), ["timer", "timer"]);
    growth.pause();
    assert.deepEqual(paused.agenda.kinds(), []);
    assert.deepEqual(await play(paused, growth), { reason: "paused", failure: null });
    paused.close();

    let asked = 0;
    const refused = worldOf({ treat: () => (++asked === 1 ? "drop" : "refused") });
    const end = await play(refused, refused.sit({ concurrency: 3 }));
    assert.ok(end !== "left");
    assert.equal(end.failure?.kind, "server-refused-key");
    assert.deepEqual(refused.agenda.kinds(), []);
    refused.close();

    asked = 0;
    const met = worldOf({ treat: () => (++asked === 1 ? "drop" : "tasks"), settings: { train: "none" } });
    const sitting = met.sit({ concurrency: 2 });
    const withoutTimers = (): number =>
      Math.max(
        0,
        met.agenda.kinds().findIndex((kind) => kind !== "timer"),
      );
    assert.deepEqual(await play(met, sitting, withoutTimers), { reason: "finished", failure: null });
    assert.deepEqual(met.agenda.kinds(), []);
    met.close();
  });

  test("a reply with no task has a parsing that found nothing and a tally of zeros, and the run goes on", async () => {
    for (const treatment of ["no task", "empty"] as const) {
      let asked = 0;
      const world = worldOf({
        treat: () => {
          asked += 1;
          return asked % 2 === 1 ? treatment : "tasks";
        },
      });
      assert.deepEqual(await play(world, world.sit({ concurrency: 1 })), {
        reason: "finished",
        failure: null,
      });
      checkFinished(world.project);
      const barren = count(world, "SELECT count(*) FROM parsing WHERE found = 0");
      assert.ok(barren >= 4);
      assert.equal(count(world, "SELECT count(*) FROM tally WHERE parsed = 0 AND generated = 0"), barren);
      world.close();
    }
  });

  test("five replies in a row with no task stop the sitting with a sentence", async () => {
    const world = worldOf({ treat: () => "no task" });
    const end = await play(world, world.sit({ concurrency: 1 }));
    assert.ok(end !== "left");
    assert.equal(end.reason, "stopped");
    assert.equal(
      end.failure?.sentence,
      "5 replies in a row held no task that Seedbed can read. Look at the replies, try a larger model, then continue.",
    );
    assert.equal(world.server.asked.length, 5);
    world.close();
  });

  test("a key that is refused stops writing at once; what is kept is still trained", async () => {
    let asked = 0;
    const world = worldOf({
      settings: { goal: 40 },
      treat: () => {
        asked += 1;
        return asked > 8 ? "refused" : "tasks";
      },
    });
    const end = await play(world, world.sit());
    assert.ok(end !== "left");
    assert.equal(end.reason, "stopped");
    assert.equal(end.failure?.kind, "server-refused-key");
    const composed = count(world, "SELECT count(*) FROM batch");
    assert.ok(composed > 0);
    assert.equal(count(world, "SELECT count(*) FROM training_step"), composed);
    world.close();
  });

  test("a kill between the answer and its record: the request is asked again, word for word, by its own prompt", async () => {
    const world = worldOf({ settings: { lockstep: true, roundSize: 2 } });
    world.sit();
    await settled();
    await exhaust(world, "vectors");
    // One answer is stored; the server has given the other, but nothing of it was recorded.
    world.agenda.happenFirst("reply");
    await settled();
    const [second] = world.project.db.all(
      requestRow,
      "SELECT request FROM prompt WHERE id NOT IN (SELECT prompt FROM reply)",
    );
    world.server.answer(second?.request ?? "");
    world.kill();
    assert.equal(count(world, "SELECT count(*) FROM reply"), 1);
    assert.equal(count(world, "SELECT count(*) FROM attempt"), 2);
    assert.equal(count(world, "SELECT count(*) FROM attempt_end"), 1);
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    const asked = world.server.asked;
    assert.equal(asked.filter((request) => request === second?.request).length, 2);
    assert.equal(
      asked.filter((request) => request === asked[0]).length,
      1,
      "the stored reply is not asked again",
    );
    world.close();
  });
});
