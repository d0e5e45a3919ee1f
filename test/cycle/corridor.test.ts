import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Stuck, corridor } from "../../electron/cycle/corridor.ts";
import { openWake } from "../../electron/cycle/wake.ts";
import type { Pump } from "../../electron/nouns/pump.ts";
import { checkFinished } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { settled } from "../support/agenda.ts";
import { count, exhaust, worldOf } from "./smallWorld.ts";

describe("the wake signal", () => {
  test("a poke between “nothing to do” and “sleep” is not lost", async () => {
    const wake = openWake();
    const seen = wake.count();
    wake.poke();
    await wake.since(seen);
    let woken = false;
    const sleeping = wake.since(wake.count()).then(() => {
      woken = true;
    });
    await settled();
    assert.equal(woken, false);
    wake.poke();
    await sleeping;
  });

  /** Two folds and a pump; while the left fold has its turn for the first time, work for the right one arrives. */
  async function workArrivesBehind(): Promise<{
    end: string;
    done: number;
    quietWhenDone: readonly number[];
  }> {
    const wake = openWake();
    let [due, done, turns] = [0, 0, 0];
    const quietWhenDone: number[] = [];
    const pump: Pump = {
      name: "requests",
      fill: (isQuiet) => {
        if (isQuiet) quietWhenDone.push(done);
        return 0;
      },
      inFlight: () => 0,
      waiting: () => false,
      timers: () => 0,
    };
    const left = (): Promise<number> => {
      turns += 1;
      if (turns === 1) {
        due = 1;
        wake.poke();
      }
      return Promise.resolve(0);
    };
    const right = (): Promise<number> => {
      const moved = due;
      done += due;
      due = 0;
      return Promise.resolve(moved);
    };
    const end = await corridor({
      folds: [
        { name: "left", turn: left },
        { name: "right", turn: right },
      ],
      pumps: [pump],
      wake,
      isFinished: () => true,
      isPaused: () => false,
      hasFailed: () => false,
      counters: () => ({}),
      onTurn: () => undefined,
    });
    return { end, done, quietWhenDone };
  }

  test("work that arrives behind a fold that had its turn is done before the run can finish", async () => {
    const { end, done } = await workArrivesBehind();
    assert.deepEqual([end, done], ["finished", 1]);
  });

  test("nor is a round begun before it is done: the requests are told that all is quiet only then", async () => {
    const { quietWhenDone } = await workArrivesBehind();
    assert.deepEqual(quietWhenDone, [1]);
  });
});

test("two windows in one turn: both close in order, and the second counts on from the first", async () => {
  const world = worldOf({
    settings: { goal: 60, window: { steps: 1, skippedSteps: 1 }, maxAheadBatches: 8 },
  });
  const growth = world.sit();
  const steps = "SELECT count(*) FROM training_step";
  const windows = "SELECT count(*) FROM window";
  await play(world, growth, () => {
    if (count(world, steps) === 0) return 0;
    const isReady =
      world.trainers.sent.length - count(world, steps) === 2 && world.agenda.kinds().includes("verdicts");
    return isReady
      ? "leave"
      : Math.max(
          0,
          world.agenda.kinds().findIndex((kind) => kind !== "step"),
        );
  });
  const before = count(world, windows);
  // The filter is at work, so the corridor stands in one fold while two steps arrive.
  await exhaust(world, "step");
  assert.equal(count(world, steps), before + 1 + 2);
  assert.equal(count(world, windows), before);
  world.agenda.happenFirst("verdicts");
  await settled();
  assert.equal(count(world, windows), before + 2);
  assert.deepEqual(await play(world, growth), { reason: "finished", failure: null });
  checkFinished(world.project);
  world.close();
});

test("a true deadlock is an error that tells the counters, never a hang", async () => {
  const deaf: Pump = { name: "deaf", fill: () => 0, inFlight: () => 0, waiting: () => true, timers: () => 0 };
  const end = corridor({
    folds: [],
    pumps: [deaf],
    wake: openWake(),
    isFinished: () => false,
    isPaused: () => false,
    hasFailed: () => false,
    counters: () => ({ kept: 3, goal: 8 }),
    onTurn: () => undefined,
  });
  await assert.rejects(end, (error) => {
    assert.ok(error instanceof Stuck);
    assert.equal(error.message, 'The run cannot go on by itself: {"kept":3,"goal":8}');
    return true;
  });
});
