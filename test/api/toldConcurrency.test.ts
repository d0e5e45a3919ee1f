import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { openCommand } from "../../electron/api/command.ts";
import { allowedConcurrency } from "../../electron/api/growRequest.ts";
import { resumeRun } from "../../electron/api/resumeRun.ts";
import { lastSittingOf } from "../../electron/report/overview.ts";
import { Ledger } from "../support/ledger.ts";
import { loopback } from "../support/loopback.ts";
import { plainMachine } from "../support/machine.ts";
import { projectFile } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A project of someone else whose last sitting was cut off and tells of 5,000 requests at a time; gives its path. */
async function boastful(t: TestContext): Promise<string> {
  const server = await startServer({ answer: () => ({ text: "no task in here" }) });
  t.after(server.close);
  server.hold();
  const path = join(temporaryFolder(t), "boastful.seedbed");
  const ledger = new Ledger(path);
  ledger.source("seeds.jsonl", 24);
  const writer = JSON.stringify({ kind: "openai", model: "m", baseUrl: server.url, keyEnv: null });
  ledger.insert("session", { run: ledger.run(), host: "browser", writer, concurrency: 5000, started_at: 1 });
  ledger.project.close();
  return path;
}

test("a run that is resumed asks no more at a time than a person may choose", async (t) => {
  const { desk } = await loopback(t);
  await desk.openFile(await boastful(t));
  await resumeRun(desk);
  const { db } = desk.shelf.project();
  assert.equal(lastSittingOf(db, desk.shelf.run())?.concurrency, 64);
  desk.bench.stopNow();
});

test("a command that goes on with a run asks no more at a time than a person may choose", async (t) => {
  const path = await boastful(t);
  const home = temporaryFolder(t);
  const models = { fetched: join(home, "models"), committed: projectFile("resources/models") };
  const command = openCommand(path, join(home, "settings.json"), () => "0".repeat(32));
  const nothingNamed = {
    seeds: null,
    kept: 100,
    preset: null,
    batchSize: null,
    epochs: null,
    writer: null,
    concurrency: null,
    lockstep: false,
    key: null,
    train: true,
    theta: null,
    language: null,
    tokenizer: null,
    noSeedsInPool: false,
    rules: [],
  };
  const growth = await command.grow(nothingNamed, plainMachine(models), () => undefined);
  assert.equal(command.view(null).run?.lastSitting?.concurrency, 64);
  growth.stopNow();
  await growth.ended;
  command.close();
});

test("a number of requests at a time out of a file is brought into its bounds", () => {
  assert.deepEqual([0, 1, 64, 65, Number.MAX_SAFE_INTEGER].map(allowedConcurrency), [1, 1, 64, 64, 64]);
});
