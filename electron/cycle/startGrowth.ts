import { openPool, poolOptions } from "../filter/pool/pool.ts";
import type { FilterPool } from "../filter/pool/pool.ts";
import { Failure } from "../nouns/failure.ts";
import type { HostServices } from "../nouns/host.ts";
import type { RunSettings, WriterChoice } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { beginRun } from "./beginRun.ts";
import { grow } from "./growth.ts";
import type { Growth, GrowthEnd } from "./growth.ts";
import { currentRun } from "./tables.ts";
import type { Run } from "./tables.ts";
import { openTools } from "./tools.ts";
import type { Machine } from "./tools.ts";

/** What a sitting needs to know: a new run's settings and key, or that the project's run goes on. */
export type GrowthStart = Readonly<{
  run: Readonly<{ new: RunSettings; key: string }> | "continue";
  writer: WriterChoice;
  concurrency: number;
  host: HostServices["name"];
  machine: Machine;
  /** Called once all components stand, just before a new run begins: a run that never begins brings no seeds. */
  beforeRun?: () => void;
  /** The filter's pool of the run, which stays open afterwards; absent: one is opened for this sitting. */
  poolOf?: (run: Run) => FilterPool;
}>;

/**
 * Opens the components and starts a sitting. Throws a Failure when there are too few seeds, a model is
 * missing or damaged, or there is no run to continue; then the ledger has no new run.
 */
export async function startGrowth(project: Project, start: GrowthStart): Promise<Growth> {
  const standing = currentRun(project.db);
  if (start.run === "continue" && standing === null) {
    throw new Failure("usage", `The project ${project.name} has no run to continue. Start one.`);
  }
  const planned: Run = start.run === "continue" && standing !== null ? standing : plannedRun(start.run);
  const opened = await openTools(project, planned, start.writer, start.machine);
  let close = opened.close;
  try {
    if (planned.id === 0) start.beforeRun?.();
    const run = planned.id === 0 ? beginRun(project, planned.settings, planned.key, Date.now()) : planned;
    const concurrency = start.writer.kind === "builtin" ? 1 : start.concurrency;
    const filter = start.poolOf?.(run) ?? openPool(poolOptions(project.path, run));
    if (start.poolOf === undefined) {
      close = async () => {
        await Promise.all([opened.close(), filter.close()]);
      };
    }
    const tools = { ...opened.tools, filter };
    const growth = grow(project, run, tools, { host: start.host, concurrency, choice: start.writer });
    return { ...growth, ended: closedAfter(growth.ended, close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function closedAfter(ended: Promise<GrowthEnd>, close: () => Promise<void>): Promise<GrowthEnd> {
  try {
    return await ended;
  } finally {
    await close();
  }
}

/** A run that is not in the ledger yet has id 0. */
function plannedRun(run: GrowthStart["run"]): Run {
  if (run === "continue") throw new Error("A run to continue has no new settings.");
  return { id: 0, settings: run.new, key: run.key, parent: null };
}
