import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool, poolOptions } from "../../electron/filter/pool/pool.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import { lastKeptNumber } from "../../electron/filter/tables.ts";
import { openProject } from "../../electron/store/project.ts";
import { isReady, untilPool } from "../filter/poolLedger.ts";
import { writeLargeProject } from "./largeProject.ts";

// Rebuilds the filter's pool from a project file of its own: `node rebuild.bench.ts [candidates …]`. Four of five
// candidates are kept; CPU time is of the whole process, which does nothing else.
const targetCpuS: readonly (readonly [kept: number, cpuS: number])[] = [
  [52_002, 1],
  [1_000_000, 30],
];
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [65_100];
const folder = mkdtempSync(join(tmpdir(), "seedbed-rebuild-"));
try {
  for (const candidates of sizes) await measure(candidates);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(candidates: number): Promise<void> {
  const path = join(folder, `${candidates}.seedbed`);
  writeLargeProject(path, candidates);
  const project = openProject(path, { create: false });
  const run = currentRun(project.db);
  if (run === null) throw new Error("The large project has no run.");
  const kept = lastKeptNumber(project.db, run.id);
  for (let round = 1; round <= 3; round += 1) {
    const before = process.cpuUsage();
    const ownBefore = process.threadCpuUsage();
    const pool = openPool(poolOptions(path, run));
    await untilPool(pool, isReady);
    const { user, system } = process.cpuUsage(before);
    const own = process.threadCpuUsage(ownBefore);
    const cpuS = (user + system) / 1e6;
    const state = pool.state();
    const usedBytes = state.kind === "ready" ? state.usedBytes : 0;
    const tookMs = state.kind === "ready" ? state.tookMs : 0;
    const target = targetCpuS.find(([size]) => kept <= size * 1.01)?.[1];
    console.log(
      `${kept} kept: ${cpuS.toFixed(2)} CPU s with the thread's start, ${tookMs} ms by the clock, ` +
        `${(usedBytes / kept).toFixed(0)} B a kept text, the backend's thread worked ${((own.user + own.system) / 1000).toFixed(0)} ms of it` +
        (target === undefined ? "" : `; target under ${target} s: ${cpuS < target ? "met" : "MISSED"}`),
    );
    await pool.close();
  }
  project.close();
}
