import type { Pump } from "../nouns/pump.ts";
import type { Fold } from "../store/step.ts";
import type { Wake } from "./wake.ts";

/** How a sitting ended: the goal is met and all is trained; the user paused; a part failed and the rest ran dry. */
export type CorridorEnd = "finished" | "paused" | "stopped";

/** Nothing moves, nothing is in flight and nothing will poke: a bug, never a hang. */
export class Stuck extends Error {
  override readonly name = "Stuck";
  constructor(counters: Readonly<Record<string, unknown>>) {
    super(`The run cannot go on by itself: ${JSON.stringify(counters)}`);
  }
}

/**
 * The corridor (DESIGN 4): turns folds and pumps, right to left, until nothing moves, then sleeps until
 * poked. `folds` and `pumps` stand in the order of the loop; requests are the first of the pumps.
 */
export async function corridor(parts: {
  folds: readonly Fold[];
  pumps: readonly Pump[];
  wake: Wake;
  /** Everything that the run wants is done. */
  isFinished: () => boolean;
  isPaused: () => boolean;
  /** A part failed for good. */
  hasFailed: () => boolean;
  counters: () => Readonly<Record<string, unknown>>;
  /** Called after each turn of the loop. */
  onTurn: () => void;
}): Promise<CorridorEnd> {
  const { pumps, wake } = parts;
  const folds = parts.folds.toReversed();
  for (;;) {
    const seen = wake.count();
    let moved = 0;
    for (const fold of folds) moved += await fold.turn();
    // What arrives during a turn may be work for a fold that had its turn already, also at the very end.
    const isCalm = (): boolean => moved === 0 && wake.count() === seen;
    moved += fill(pumps, isCalm());
    parts.onTurn();
    if (!isCalm()) continue;
    if (pumps.every((pump) => pump.inFlight() === 0)) {
      if (parts.isFinished()) return "finished";
      if (parts.isPaused()) return "paused";
      if (pumps.every((pump) => pump.timers() === 0)) {
        if (parts.hasFailed()) return "stopped";
        throw new Stuck(parts.counters());
      }
    }
    await wake.since(seen);
  }
}

/**
 * Fills pumps right to left; each is told whether everything to its right is at rest (lockstep). Requests
 * are written only when the folds have nothing left, so that back-pressure counts every judged row.
 */
function fill(pumps: readonly Pump[], isCalm: boolean): number {
  let started = 0;
  for (const [index, pump] of [...pumps.entries()].toReversed()) {
    if (index === 0 && !isCalm) continue;
    const others = pumps.slice(index + 1);
    const isQuiet =
      isCalm && started === 0 && others.every((other) => other.inFlight() === 0 && !other.waiting());
    started += pump.fill(isQuiet);
  }
  return started;
}
