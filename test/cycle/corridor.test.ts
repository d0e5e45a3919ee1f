import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { z } from "zod";
import { Stuck, corridor } from "../../electron/cycle/corridor.ts";
import { beginRun } from "../../electron/cycle/beginRun.ts";
import { openWake } from "../../electron/cycle/wake.ts";
import { newPrompt } from "../../electron/generate/newPrompt.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import type { Pump } from "../../electron/nouns/pump.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { importSeeds } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { Agenda, settled } from "../support/agenda.ts";
import { fastFolder } from "../support/fastFolder.ts";
import { FakeServer, fakeWriter, wordsOf } from "../support/fakes.ts";
import type { Treatment, TrainerLife } from "../support/fakes.ts";
import { batchesAhead, checkFinished, checkPrompts, numbers } from "../fuzz/facts.ts";
import { World, play, seededTemplate, smallSettings } from "../fuzz/world.ts";

const folder = fastFolder();
const template = seededTemplate(folder, 12);

/** A world whose server writes `tasks` new tasks a reply, as `treat` says. */
function worldOf(
  options: {
    settings?: Partial<RunSettings>;
    treat?: (request: string, attempt: number) => Treatment;
    tasks?: number;
    lives?: readonly TrainerLife[];
  } = {},
): World {
  const { treat = () => "tasks", tasks = 2, lives = [] } = options;
  const server = new FakeServer(treat, (request) =>
    Array.from({ length: tasks }, (_, index) => wordsOf(`${request} ${index}`, 7)),
  );
  return new World({ folder, template, settings: smallSettings(options.settings), server, lives });
}

const requestRow = z.object({ request: z.string() });

function insertSeeds(project: Project, seeds: number): void {
  const lines = Array.from({ length: seeds }, (_, index) =>
    JSON.stringify({ instruction: wordsOf(`few ${index}`, 6), input: "", output: "Fine." }),
  );
  if (seeds === 0) return;
  importSeeds(project, { name: "few.jsonl", bytes: new TextEncoder().encode(lines.join("\n")) }, 1);
}

function count(world: World, sql: string): number {
  return numbers(world.project, `SELECT (${sql}) AS n`)[0]?.["n"] ?? 0;
}

/** Lets the agenda's things of one kind happen, oldest first, until none is left. */
async function exhaust(world: World, kind: string): Promise<void> {
  while (world.agenda.happenFirst(kind)) await settled();
}

describe("back-pressure", () => {
  test("with every row in one cluster a run finishes: places are filled from the fullest, so nothing waits for a row that never comes", async () => {
    const world = worldOf({ settings: { maxAheadBatches: 1, goal: 16, basis: { fitOn: "seeds", split: "orthant", rows: 0 } } });
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
    for (const kind of ["vectors", "reply", "verdicts", "reply", "verdicts", "reply", "verdicts", "vectors"]) {
      await exhaust(world, kind);
    }
    const { settings } = { settings: smallSettings({ maxAheadBatches: 1 }) };
    assert.ok(batchesAhead(world.project, settings) > 1);
    assert.deepEqual(growth.live().heldBack, { batchesAhead: batchesAhead(world.project, settings), limit: 1 });
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

describe("the trainer", () => {
  test("that dies is started again from its last checkpoint and no step is written twice", async () => {
    const lives = [3, 2, 2].map((steps) => ({ steps, failure: "trainer-died" }) as const);
    const world = worldOf({ settings: { goal: 24 }, lives });
    const end = await play(world, world.sit());
    assert.deepEqual(end, { reason: "finished", failure: null });
    checkFinished(world.project);
    assert.equal(count(world, "SELECT count(*) FROM training"), 4);
    assert.equal(count(world, "SELECT count(*) FROM training_end WHERE reason = 'trainer-died'"), 3);
    assert.deepEqual(
      numbers(world.project, "SELECT coalesce(resumed_step, 0) AS step FROM training ORDER BY id").map((row) => row["step"]),
      [0, 2, 4, 6],
    );
    world.close();
  });

  test("that falls silent is started again", async () => {
    const world = worldOf({ lives: [{ steps: 1, failure: "trainer-silent" }] });
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
  });

  test("that dies four times without a step stops the sitting with its sentence, and a later sitting goes on", async () => {
    const lives = Array.from({ length: 4 }, () => ({ steps: 0, failure: "trainer-died" }) as const);
    const world = worldOf({ settings: { goal: 40, maxAheadBatches: 1 }, lives });
    const end = await play(world, world.sit());
    assert.ok(end !== "left");
    assert.equal(end.reason, "stopped");
    assert.equal(end.failure?.sentence, "The fake trainer failed.");
    assert.ok(count(world, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL") < 40);
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
  });

  test("whose newest checkpoint is ahead of the recorded steps tells the missing step again", async () => {
    const world = worldOf({ settings: { goal: 16 } });
    const growth = world.sit();
    await play(world, growth, () => (count(world, "SELECT count(*) FROM training_step") === 3 ? "leave" : 0));
    world.kill();
    // What a kill between the two records leaves: the checkpoint of step 4 stands, step 4 does not.
    writeFileSync(join(folder, "checkpoints", "step-4"), "");
    world.project.write((db) =>
      db.insert("INSERT INTO checkpoint (run, training, step, file, bytes, sha256, saved_at) VALUES (1, 1, 4, 'step-4', 0, '', 1)"),
    );
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    assert.equal(count(world, "SELECT max(resumed_step) FROM training"), 4);
    world.close();
  });

  test("is ended even when a bug ends the sitting", async () => {
    const world = worldOf({ settings: { goal: 40 } });
    let ended = 0;
    const growth = world.sit({
      tools: {
        trainer: {
          name: "fake",
          folder,
          open: (resumeFrom) => {
            const trainer = world.trainers.open(world.agenda, resumeFrom);
            return {
              ...trainer,
              end: () => {
                ended += 1;
                return Promise.resolve();
              },
            };
          },
        },
        embedder: brokenWhen(() => world.trainers.sent.length > 0),
      },
    });
    await assert.rejects(play(world, growth), /The embedder broke/);
    assert.equal(ended, 1);
    assert.equal(count(world, "SELECT count(*) FROM session_end WHERE reason = 'failed'"), 1);
    world.close();
  });

  function brokenWhen(isBroken: () => boolean) {
    return {
      model: "broken@1",
      dimensions: 4,
      failed: new Promise<Error>(() => undefined),
      close: () => Promise.resolve(),
      embed: (texts: readonly string[]) => {
        if (isBroken()) return Promise.reject(new Error("The embedder broke."));
        return Promise.resolve(texts.map((_, index) => ({ scale: 1, values: Int8Array.of(index, 1, -index, 2) })));
      },
    };
  }
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

  test("work that arrives while the corridor looks for the last time is done before it sleeps", async () => {
    const wake = openWake();
    let due = 0;
    let done = 0;
    const pump: Pump = {
      name: "late",
      fill: () => 0,
      inFlight: () => (done === 0 ? 1 : 0),
      waiting: () => false,
      timers: () => 0,
    };
    const end = corridor({
      folds: [
        {
          name: "work",
          turn: () => {
            done += due;
            const moved = due;
            due = 0;
            return Promise.resolve(moved);
          },
        },
      ],
      pumps: [pump],
      wake,
      isFinished: () => done > 0,
      isPaused: () => false,
      hasFailed: () => false,
      counters: () => ({}),
      // The last look of the first turn is over; only now the work arrives.
      onTurn: () => {
        if (done > 0 || due > 0) return;
        due = 1;
        wake.poke();
      },
    });
    assert.equal(await end, "finished");
  });
});

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
      assert.equal(world.agenda.kinds().length, left, "a busy server holds all requests until the last time has come");
    }
    world.agenda.happenFirst("timer");
    await settled();
    await exhaust(world, "reply");
    assert.deepEqual(world.server.asked.slice(4), world.server.asked.slice(0, 4));
    assert.deepEqual(await play(world, growth), { reason: "finished", failure: null });
    checkFinished(world.project);
    world.close();
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
      assert.deepEqual(await play(world, world.sit({ concurrency: 1 })), { reason: "finished", failure: null });
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
    const [second] = world.project.db.all(requestRow, "SELECT request FROM prompt WHERE id NOT IN (SELECT prompt FROM reply)");
    world.server.answer(second?.request ?? "");
    world.kill();
    assert.equal(count(world, "SELECT count(*) FROM reply"), 1);
    assert.equal(count(world, "SELECT count(*) FROM attempt"), 2);
    assert.equal(count(world, "SELECT count(*) FROM attempt_end"), 1);
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    const asked = world.server.asked;
    assert.equal(asked.filter((request) => request === second?.request).length, 2);
    assert.equal(asked.filter((request) => request === asked[0]).length, 1, "the stored reply is not asked again");
    world.close();
  });
});

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

test("two windows in one turn: both close in order, and the second counts on from the first", async () => {
  const world = worldOf({ settings: { goal: 60, window: { steps: 1, skippedSteps: 1 }, maxAheadBatches: 8 } });
  const growth = world.sit();
  const steps = "SELECT count(*) FROM training_step";
  const windows = "SELECT count(*) FROM window";
  await play(world, growth, () => {
    if (count(world, steps) === 0) return 0;
    const isReady = world.trainers.sent.length - count(world, steps) === 2 && world.agenda.kinds().includes("verdicts");
    return isReady ? "leave" : Math.max(0, world.agenda.kinds().findIndex((kind) => kind !== "step"));
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

describe("seeds", () => {
  test("fewer than three: no run begins, and the ledger has none", () => {
    for (const [seeds, sentence] of [
      [0, "A request needs three seeds and the project few-0 has 0. Add seeds, then grow."],
      [2, "A request needs three seeds and the project few-2 has 2. Add seeds, then grow."],
    ] as const) {
      const project = openProject(join(folder, `few-${seeds}.seedbed`), { create: true });
      insertSeeds(project, seeds);
      const failure = new Failure("too-few-seeds", sentence);
      assert.throws(() => beginRun(project, smallSettings(), "00", 1), failure);
      assert.deepEqual(numbers(project, "SELECT id FROM run"), []);
      project.close();
    }
  });

  test("fewer than three when a prompt is due: the prompt is not written, and the sentence says why", () => {
    const project = openProject(join(folder, "few.seedbed"), { create: true });
    insertSeeds(project, 2);
    const writer = fakeWriter(new Agenda(), new FakeServer(() => "tasks", () => []));
    const write = (): unknown => project.write((db) => newPrompt(db, { id: 1, key: "00" }, writer, null, 1));
    assert.throws(write, new Failure("too-few-seeds", "A request needs three seeds and this project has 2. Add seeds, then grow."));
    assert.deepEqual(numbers(project, "SELECT id FROM prompt"), []);
    project.close();
  });

  test("a prompt draws the same three from the same ledger, whatever happened in between", async () => {
    const world = worldOf({ settings: { goal: 24 } });
    await play(world, world.sit());
    checkPrompts(world.project);
    assert.ok(count(world, "SELECT count(*) FROM seed_change") > 0);
    world.close();
  });
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
