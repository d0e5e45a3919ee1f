import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import Database from "better-sqlite3";
import { grow } from "../../electron/cycle/growth.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { factCount, factCounts, facts } from "../support/facts.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { begunRun, openTestTools, smallRun } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

const settings: RunSettings = { ...smallRun({ goal: 40, batchSize: 2, roundSize: 2 }), train: "none" };
const { filter: _, ...withoutFilter } = settings;
const key = "0f".repeat(16);
const write = retrievalWriter(retrievalBank(), { tasks: 4 });

/** A sitting of the project's run without a trainer, which pauses once `pauseAt` rows are kept. */
async function sit(project: Project, url: string, pauseAt = Infinity): Promise<string> {
  const run = currentRun(project.db) ?? assert.fail("no run");
  const { tools, close } = openTestTools(project, run, { baseUrl: url, trainer: false });
  try {
    const growth = grow(project, run, tools, { host: "terminal", concurrency: 2 });
    const kept = "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL";
    const off = growth.onChange(() => {
      if (factCount(project.path, kept) < pauseAt) return;
      off();
      growth.pause();
    });
    return (await growth.ended).reason;
  } finally {
    await close();
  }
}

async function server(t: TestContext): Promise<string> {
  const started = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
  t.after(started.close);
  return started.url;
}

function verdicts(path: string): readonly unknown[] {
  const columns = "candidate, kept_number, rule, nearest_seed, nearest_candidate, score, marks";
  return facts(path, (query) => query(`SELECT ${columns} FROM verdict ORDER BY id`));
}

function begun(t: TestContext, name: string, frozen: RunSettings): Project {
  const project = openProject(join(temporaryFolder(t), name), { create: true });
  begunRun(project, frozen, key);
  return project;
}

/** Makes a project file what Seedbed left before ledger 3. */
function asLedger2(path: string): void {
  const raw = new Database(path);
  raw.exec("DROP TABLE review; DROP TABLE replay; DROP INDEX run_parent; PRAGMA user_version = 2");
  raw.close();
}

test("a run of a ledger before filters could be chosen opens, goes on, and judges as a new one in English", async (t) => {
  const url = await server(t);
  const old = begun(t, "old.seedbed", withoutFilter);
  const { path } = old;
  assert.equal(await sit(old, url, 10), "paused");
  old.close();
  asLedger2(path);
  const before = factCounts(path);

  const project = openProject(path, { create: false });
  t.after(() => project.close());
  assert.ok(existsSync(`${path}.v2`));
  assert.deepEqual(factCounts(path), before);
  assert.equal(currentRun(project.db)?.settings.filter, undefined);
  assert.equal(await sit(project, url), "finished");

  const fresh = begun(t, "new.seedbed", settings);
  t.after(() => fresh.close());
  assert.equal(await sit(fresh, await server(t)), "finished");
  assert.deepEqual(verdicts(path), verdicts(fresh.path));
});
