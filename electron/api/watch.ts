import { setTimeout as pause } from "node:timers/promises";
import type { Overview } from "../nouns/view.ts";
import { overview } from "../report/overview.ts";
import { changeBell } from "./bell.ts";
import type { Desk } from "./desk.ts";

const leastGapMs = 100;

/** The overview of the open project now; throws Failure `project-missing` when there is none. */
export function overviewNow({ shelf, bench, clock, pool }: Desk): Overview {
  const { db, name } = shelf.project();
  const view = overview(db, name, bench.live(), clock());
  const index = pool()?.state();
  return index?.kind === "ready" ? { ...view, work: { ...view.work, filterEngine: index.engine } } : view;
}

/**
 * The overview at once, and again when something other than the time changed, at most ten a second, until
 * `signal`. While no project is open it is silent.
 */
export async function* watchOverview(desk: Desk, signal: AbortSignal): AsyncGenerator<Overview, void> {
  const bell = changeBell(desk, signal);
  let shown = "";
  try {
    while (!signal.aborted) {
      bell.rest();
      const seen = desk.shelf.current() === null ? null : overviewNow(desk);
      const text = JSON.stringify({ ...seen, elapsedMs: 0 });
      if (seen !== null && text !== shown) yield seen;
      shown = text;
      await bell.rung();
      await pause(leastGapMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    bell.remove();
  }
}
