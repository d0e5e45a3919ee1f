import { join } from "node:path";
import type { TestContext } from "node:test";
import { grow } from "../../electron/cycle/growth.ts";
import type { GrowthEnd, GrowthTools } from "../../electron/cycle/growth.ts";
import type { Run } from "../../electron/cycle/tables.ts";
import type { Timer } from "../../electron/nouns/pump.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { openProject } from "../../electron/store/project.ts";
import { factCounts, gained } from "./facts.ts";
import { begunRun, openTestTools } from "./run.ts";
import type { ToolChoice } from "./run.ts";
import { temporaryFolder } from "./temporary.ts";

/** A timer that notes each delay and does not wait for it. */
export function hastyTimer(delays: number[]): Timer {
  return (delayMs, action) => {
    delays.push(delayMs);
    const handle = setImmediate(action);
    return () => clearImmediate(handle);
  };
}

type SittingChoice = Omit<ToolChoice, "baseUrl" | "timer"> &
  Readonly<{ concurrency?: number; wrap?: (tools: GrowthTools) => GrowthTools }>;

type Sat = Readonly<{ end: GrowthEnd; gained: Readonly<Record<string, number>>; delays: readonly number[] }>;

/** A new project with sample seeds and a run; each sitting says how it ended, what facts it brought, what it waited for. */
export function begunProject(
  t: TestContext,
  settings: RunSettings,
): { path: string; run: Run; sit: (url: string, choice?: SittingChoice) => Promise<Sat> } {
  const path = join(temporaryFolder(t), "grown.seedbed");
  const project = openProject(path, { create: true });
  t.after(() => project.close());
  const run = begunRun(project, settings, "0f".repeat(16));
  const sit = async (url: string, choice: SittingChoice = {}): Promise<Sat> => {
    const { concurrency = 1, wrap = (tools: GrowthTools) => tools, ...rest } = choice;
    const delays: number[] = [];
    const before = factCounts(path);
    const { tools, close } = openTestTools(project, run, {
      ...rest,
      baseUrl: url,
      timer: hastyTimer(delays),
    });
    try {
      const end = await grow(project, run, wrap(tools), { host: "terminal", concurrency }).ended;
      return { end, gained: gained(before, factCounts(path)), delays };
    } finally {
      await close();
    }
  };
  return { path, run, sit };
}
