import assert from "node:assert/strict";
import { copyFileSync, cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import Database from "better-sqlite3";
import { grow } from "../../electron/cycle/growth.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import { trainerFolder } from "../../electron/cycle/tools.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { factCount, factCounts, facts } from "../support/facts.ts";
import { comparedTables } from "../support/ledgerDigest.ts";
import { random } from "../../electron/kernel/random.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { begunRun, openTestTools, smallRun } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

const goal = 64;
const settings = smallRun({ goal, batchSize: 2, roundSize: null });
const header = 32;
/** A frame of the log: its own header and one page. */
const frame = 24 + 4096;

type Moment = Readonly<Record<string, number>>;

/** The project, with the counts of all facts noted after each transaction. */
function withHistory(project: Project, history: Moment[]): Project {
  return {
    ...project,
    write: (work) => {
      const result = project.write(work);
      history.push(factCounts(project.path));
      return result;
    },
  };
}

/** A log cut within its header, at frames and within them, and logs with one byte flipped: twenty of them. */
function tornLogs(log: Buffer): readonly (readonly [name: string, log: Buffer])[] {
  const frames = Math.floor((log.length - header) / frame);
  const draw = random("torn", "places", 0);
  const cut = (bytes: number): readonly [string, Buffer] => [`cut at byte ${bytes}`, log.subarray(0, bytes)];
  const flipped = (at: number): readonly [string, Buffer] => {
    const copy = Buffer.from(log);
    copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
    return [`byte ${at} flipped`, copy];
  };
  const someFrame = (): number => header + Math.floor(draw() * frames) * frame;
  return [
    cut(0),
    cut(17),
    cut(header),
    flipped(9),
    ...Array.from({ length: 4 }, () => cut(someFrame())),
    ...Array.from({ length: 3 }, () => cut(someFrame() + 11)),
    ...Array.from({ length: 4 }, () => cut(someFrame() + 24 + Math.floor(draw() * 4096))),
    cut(log.length - 1),
    ...Array.from({ length: 2 }, () => flipped(someFrame() + 5)),
    ...Array.from({ length: 2 }, () => flipped(someFrame() + 24 + Math.floor(draw() * 4096))),
  ];
}

/** A project in the middle of its run, copied with a log that was not moved into the file yet. */
async function copiedMidRun(
  t: TestContext,
  url: string,
): Promise<{ path: string; history: readonly Moment[]; settled: number }> {
  const folder = temporaryFolder(t);
  const project = openProject(join(folder, "live.seedbed"), { create: true });
  const history: Moment[] = [];
  const run = begunRun(project, settings, "70".repeat(16));
  const { tools, close } = openTestTools(project, run, { baseUrl: url });
  const growth = grow(withHistory(project, history), run, tools, { host: "terminal", concurrency: 2 });
  const path = join(folder, "copy.seedbed");
  const steps = (): number => factCount(project.path, "SELECT count(*) FROM training_step");
  let settled: number | null = null;
  let isCopied = false;
  growth.onChange(() => {
    if (settled === null && steps() >= 6) {
      project.settle();
      settled = history.length - 1;
    } else if (!isCopied && steps() >= 20) {
      isCopied = true;
      copyFileSync(project.path, path);
      copyFileSync(`${project.path}-wal`, `${path}-wal`);
      cpSync(trainerFolder(project.path), trainerFolder(path), { recursive: true });
    }
  });
  await growth.ended;
  await close();
  project.close();
  assert.ok(isCopied && settled !== null, "the run ended before it was copied");
  return { path, history, settled };
}

/** Opens a torn copy; gives the place in the history at which it stands. */
function placeOf(path: string, whole: string, history: readonly Moment[]): number {
  const project = openProject(path, { create: false });
  project.close();
  const raw = new Database(path, { readonly: true });
  assert.deepEqual(raw.pragma("integrity_check"), [{ integrity_check: "ok" }]);
  assert.deepEqual(raw.pragma("foreign_key_check"), []);
  raw.close();
  const counts = factCounts(path);
  const place = history.findLastIndex((moment) => JSON.stringify(moment) === JSON.stringify(counts));
  for (const table of comparedTables) {
    const rows = facts(path, (query) => query(`SELECT * FROM ${table}`));
    const all = facts(whole, (query) => query(`SELECT * FROM ${table}`));
    const theirs = new Set(all.map((row) => JSON.stringify(row)));
    assert.ok(
      rows.every((row) => theirs.has(JSON.stringify(row))),
      `${table} holds a row that was never written`,
    );
  }
  return place;
}

async function grownOn(path: string, url: string): Promise<void> {
  const project = openProject(path, { create: false });
  const run = currentRun(project.db);
  assert.ok(run !== null);
  const { tools, close } = openTestTools(project, run, { baseUrl: url });
  const end = await grow(project, run, tools, { host: "terminal", concurrency: 2 }).ended;
  await close();
  project.close();
  assert.equal(end.reason, "finished");
  assert.equal(factCount(path, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), goal);
  assert.equal(factCount(path, "SELECT count(*) FROM training_step"), goal / 2);
  assert.equal(factCount(path, "SELECT count(*) FROM training_mismatch"), 0);
}

test("twenty torn logs each open as a prefix of what was written that holds at least the last checkpoint", async (t) => {
  const write = retrievalWriter(retrievalBank());
  const server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
  t.after(server.close);
  const { path, history, settled } = await copiedMidRun(t, server.url);
  const whole = `${path}-whole`;
  copyFileSync(path, whole);
  copyFileSync(`${path}-wal`, `${whole}-wal`);
  const log = readFileSync(`${path}-wal`);
  const logs = tornLogs(log);
  assert.equal(logs.length, 20);
  const places = new Set<number>();
  for (const [index, [name, torn]] of logs.entries()) {
    const copy = path.replace("copy", `torn-${index}`);
    copyFileSync(path, copy);
    writeFileSync(`${copy}-wal`, torn);
    if (index % 2 === 0) cpSync(trainerFolder(path), trainerFolder(copy), { recursive: true });
    const place = placeOf(copy, whole, history);
    assert.ok(place >= settled, `${name}: stands at ${place}, and the checkpoint was at ${settled}`);
    places.add(place);
    // With the trainer's checkpoints, and from a project that lost them.
    if (index === 2 || index === 9) await grownOn(copy, server.url);
  }
  t.diagnostic(
    `${statSync(`${path}-wal`).size} bytes of log, ${places.size} different prefixes from ${Math.min(...places)} to ${Math.max(...places)}, checkpoint at ${settled}`,
  );
  assert.ok(places.size >= 8);
});
