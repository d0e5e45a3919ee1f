import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { WritableDb } from "../../electron/store/readable.ts";
import { checkFinished, numbers } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { count, folder, worldOf } from "./smallWorld.ts";

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
      numbers(world.project, "SELECT coalesce(resumed_step, 0) AS step FROM training ORDER BY id").map(
        (row) => row["step"],
      ),
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
    assert.equal(
      end.failure?.sentence,
      "The fake trainer ended. Training goes on from the start when you continue: it was started 4 times in a row without a step.",
    );
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
      db.insert(
        "INSERT INTO checkpoint (run, training, step, file, bytes, sha256, saved_at) VALUES (1, 1, 4, 'step-4', 0, '', 1)",
      ),
    );
    assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
    checkFinished(world.project);
    assert.equal(count(world, "SELECT max(resumed_step) FROM training"), 4);
    world.close();
  });

  test("that waits to be started again is not started after a pause, and its timer is called off", async () => {
    const world = worldOf({ lives: [{ steps: 1, failure: "trainer-died" }] });
    const growth = world.sit();
    const isDown = (): boolean => world.agenda.kinds().includes("timer");
    assert.equal(await play(world, growth, () => (isDown() ? "leave" : 0)), "left");
    growth.pause();
    assert.ok(!isDown());
    assert.deepEqual(await play(world, growth), { reason: "paused", failure: null });
    assert.equal(count(world, "SELECT count(*) FROM training"), 1);
    assert.deepEqual(world.agenda.kinds(), []);
    world.close();
  });

  test("whose start or end cannot be recorded ends the sitting with that bug", async () => {
    for (const life of [undefined, { steps: 1, failure: "trainer-died" } as const]) {
      const world = worldOf({ lives: life === undefined ? [] : [life] });
      const broken = life === undefined ? "training" : "training_end";
      const { write } = world.project;
      world.project = {
        ...world.project,
        write: (work) => write((db) => work({ ...db, insert: insertBut(broken, db) })),
      };
      await assert.rejects(play(world, world.sit()), /The disk is full/);
      world.close();
    }

    function insertBut(table: string, { insert }: WritableDb): WritableDb["insert"] {
      return (sql, ...values) => {
        if (sql.startsWith(`INSERT INTO ${table} `)) throw new Error("The disk is full.");
        return insert(sql, ...values);
      };
    }
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
        return Promise.resolve(
          texts.map((_, index) => ({ scale: 1, values: Int8Array.of(index, 1, -index, 2) })),
        );
      },
    };
  }
});
