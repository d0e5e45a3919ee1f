import type { Clock } from "../nouns/pump.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { Step } from "../store/step.ts";
import { decideWindow } from "./decide.ts";
import {
  horizon,
  insertSeedChange,
  insertWindow,
  lastStep,
  lastWindow,
  rowsOfBatch,
  seedsWithCounts,
  stepsBetween,
} from "./tables.ts";
import type { ClosedWindow } from "./tables.ts";
import { windowSteps } from "./window.ts";

type WindowSettings = Pick<
  RunSettings,
  "window" | "replacement" | "seedTheta" | "signal" | "preset" | "filter"
>;

/**
 * The feedback (S0 steps F and G): closes each complete window of steps, swaps seeds, and lets the change
 * take effect at the next prompt. `admitSeed` is the seeds room's: it alone writes seeds.
 */
export function replaceStep(options: {
  db: ReadableDb;
  run: number;
  settings: WindowSettings;
  isGenerationOver: () => boolean;
  admitSeed: (db: WritableDb, candidate: number, fromPrompt: number) => number;
  clock: Clock;
}): Step<number, ClosedWindow> {
  const { run, settings } = options;
  return {
    name: "replace",
    pending: (db) => {
      const number = lastWindow(db, run) + 1;
      return lastStep(db, run) >= windowSteps(number, settings.window).last ? [number] : [];
    },
    work: (numbers) =>
      numbers.map((number) => close(options.db, run, number, settings, options.isGenerationOver())),
    record: (db, windows) => {
      for (const window of windows) recordWindow(db, run, window, options.admitSeed, options.clock());
    },
  };
}

function close(
  db: ReadableDb,
  run: number,
  number: number,
  settings: WindowSettings,
  isGenerationOver: boolean,
): ClosedWindow {
  const { first, last } = windowSteps(number, settings.window);
  const steps = stepsBetween(db, run, first, last);
  const at = horizon(db, run, steps.at(-1)?.batch ?? 0);
  const fromPrompt = at.lastPrompt + 1;
  const { pool, retired } = seedsWithCounts(db, run, fromPrompt);
  const decision = decideWindow(
    {
      past: stepsBetween(db, run, 1, first - 1),
      steps,
      rowsOf: (batch) => rowsOfBatch(db, run, batch),
      pool,
      humanSeeds: at.humanSeeds,
      isAdvice: isGenerationOver,
    },
    settings,
  );
  return { number, signal: settings.signal, steps, decision, pool, retired, horizon: at, fromPrompt };
}

function recordWindow(
  db: WritableDb,
  run: number,
  window: ClosedWindow,
  admitSeed: (db: WritableDb, candidate: number, fromPrompt: number) => number,
  now: number,
): void {
  const row = insertWindow(db, run, window, now);
  const { decision, steps, fromPrompt } = window;
  const index = decision.winner;
  if (index === null) return;
  for (const { left, came } of decision.swaps) {
    insertSeedChange(db, {
      run,
      window: row,
      fromPrompt,
      left,
      cameSeed: admitSeed(db, came, fromPrompt),
      signal: decision.signals[index] ?? 0,
      norm: steps[index]?.gradientNorm ?? 0,
    });
  }
}
