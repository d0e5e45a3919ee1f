import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { GrowthTools } from "../../electron/cycle/growth.ts";
import { openThread } from "../../electron/workers/thread.ts";
import type { Thread } from "../../electron/workers/thread.ts";
import { checkFinished } from "../fuzz/facts.ts";
import { play } from "../fuzz/world.ts";
import { count, worldOf } from "./smallWorld.ts";

const never = new Promise<Error>(() => undefined);

async function deadThread(owner: string): Promise<Thread> {
  const thread = openThread(owner, new URL("../workers/echoThread.ts", import.meta.url));
  await assert.rejects(thread.ask("exit"));
  return thread;
}

async function refuse(thread: Thread): Promise<never> {
  await thread.ask("more");
  throw new Error("A dead thread answered.");
}

async function withDeadFilter(): Promise<Partial<GrowthTools>> {
  const thread = await deadThread("The filter");
  return {
    filter: { isBuilding: () => false, built: () => Promise.resolve(), judge: () => refuse(thread) },
  };
}

async function withDeadEmbedder(): Promise<Partial<GrowthTools>> {
  const thread = await deadThread("The embedder");
  const embed = (): Promise<never> => refuse(thread);
  return { embedder: { model: "fake@1", dimensions: 4, embed, close: thread.close, failed: never } };
}

describe("a thread that has died", () => {
  for (const [owner, toolsOf] of [
    ["filter", withDeadFilter],
    ["embedder", withDeadEmbedder],
  ] as const) {
    test(`stops the sitting with a sentence when it is the ${owner}'s, and a later sitting goes on`, async () => {
      const world = worldOf();
      const end = await play(world, world.sit({ tools: await toolsOf() }));
      assert.ok(end !== "left");
      assert.equal(end.reason, "stopped");
      assert.deepEqual(
        [end.failure?.kind, end.failure?.sentence],
        ["worker-died", `The ${owner}'s thread ended (code 3). Continue to start it again: nothing is lost.`],
      );
      assert.equal(count(world, "SELECT count(*) FROM session_end WHERE failure = 'worker-died'"), 1);
      assert.deepEqual(await play(world, world.sit()), { reason: "finished", failure: null });
      checkFinished(world.project);
      world.close();
    });
  }
});
