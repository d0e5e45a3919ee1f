import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { startGrowth } from "../../electron/cycle/startGrowth.ts";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { importSample } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import { factCount, facts } from "../support/facts.ts";
import { plainMachine } from "../support/machine.ts";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { testModels, writerModelPath } from "../support/writerModel.ts";

const skip = needs(await writerModelPath(), "The built-in writer's model (npm run models)");

test("two requests of the built-in model are stored, parsed, judged and trained on", { skip }, async (t) => {
  const path = join(temporaryFolder(t), "real.seedbed");
  const project = openProject(path, { create: true });
  importSample(project, "sample-24", Date.now());
  // More rows than one request of four tasks can give, and no more than two need.
  const settings = settingsFor({
    preset: "recommended",
    goal: 5,
    batchSize: 2,
    epochs: 1,
    train: "embedded",
    lockstep: false,
    concurrency: 1,
  });
  const growth = await startGrowth(project, {
    run: { new: settings, key: "0123456789abcdef0123456789abcdef" },
    writer: { kind: "builtin" },
    concurrency: 1,
    host: "terminal",
    machine: plainMachine(testModels),
  });
  const end = await growth.ended;
  project.close();

  assert.deepEqual(end, { reason: "finished", failure: null });
  const requests = factCount(path, "SELECT count(*) FROM prompt");
  assert.ok(requests >= 2);
  assert.equal(factCount(path, "SELECT count(*) FROM parsing"), requests);
  assert.equal(factCount(path, "SELECT count(*) FROM tally"), requests);
  const candidates = factCount(path, "SELECT count(*) FROM candidate");
  assert.ok(candidates >= 5);
  assert.equal(factCount(path, "SELECT count(*) FROM verdict"), candidates);
  assert.equal(factCount(path, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), 5);
  const steps = facts(path, (query) => query("SELECT loss, gradient_norm FROM training_step ORDER BY step"));
  assert.equal(steps.length, 2);
  for (const step of steps) {
    assert.ok(Number(step["loss"]) > 0);
    assert.ok(Number(step["gradient_norm"]) > 0);
  }
  const kept = facts(path, (query) =>
    query(
      "SELECT c.instruction, c.output FROM verdict v JOIN candidate c ON c.id = v.candidate WHERE kept_number IS NOT NULL",
    ),
  );
  for (const { instruction, output } of kept)
    t.diagnostic(`${String(instruction)} → ${String(output).slice(0, 80)}`);
});
