import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { beginRun } from "../../electron/cycle/beginRun.ts";
import { newPrompt } from "../../electron/generate/newPrompt.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { importSeeds } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { checkPrompts, numbers } from "../fuzz/facts.ts";
import { play, smallSettings } from "../fuzz/world.ts";
import { Agenda } from "../support/agenda.ts";
import { FakeServer, fakeWriter, wordsOf } from "../support/fakes.ts";
import { count, folder, worldOf } from "./smallWorld.ts";

function insertSeeds(project: Project, seeds: number): void {
  const lines = Array.from({ length: seeds }, (_, index) =>
    JSON.stringify({ instruction: wordsOf(`few ${index}`, 6), input: "", output: "Fine." }),
  );
  if (seeds === 0) return;
  importSeeds(project, { name: "few.jsonl", bytes: new TextEncoder().encode(lines.join("\n")) }, 1);
}

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
    const writer = fakeWriter(
      new Agenda(),
      new FakeServer(
        () => "tasks",
        () => [],
      ),
    );
    const write = (): unknown => project.write((db) => newPrompt(db, { id: 1, key: "00" }, writer, null, 1));
    assert.throws(
      write,
      new Failure(
        "too-few-seeds",
        "A request needs three seeds and this project has 2. Add seeds, then grow.",
      ),
    );
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
