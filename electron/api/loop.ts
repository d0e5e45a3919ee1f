import { setTimeout as pause } from "node:timers/promises";
import { progress } from "../cycle/tables.ts";
import type { LoopNews, LoopView } from "../nouns/loop.ts";
import { outlook } from "../replace/outlook.ts";
import { currentRun } from "../report/currentRun.ts";
import { loopReader } from "../report/loop.ts";
import type { LoopReader } from "../report/loop.ts";
import { pinnedSeeds } from "../report/pool.ts";
import type { Project } from "../store/project.ts";
import { changeBell } from "./bell.ts";
import type { Desk } from "./desk.ts";
import { procedure, router } from "./trpc.ts";

const leastGapMs = 100;
/** A view that takes long is taken more seldom, so that it leaves the backend to the others. */
const gapPerView = 5;

export const loopRouter = router({
  watch: procedure.subscription(({ ctx, signal }) => watchLoop(ctx, signal ?? new AbortController().signal)),
});

/**
 * What the Loop draws: all of it at once, then the parts that changed, at most ten times a second and
 * more seldom while a look takes long, until `signal`. Silent while no project with a run is open; all parts again
 * when the run is another one.
 */
async function* watchLoop(desk: Desk, signal: AbortSignal): AsyncGenerator<LoopNews, void> {
  const bell = changeBell(desk, signal);
  let reading: Reading | null = null;
  let shown: LoopView | null = null;
  try {
    while (!signal.aborted) {
      bell.rest();
      const now = readingNow(desk, reading);
      if (now !== reading) shown = null;
      reading = now;
      const begun = performance.now();
      const view = now?.reader.view() ?? null;
      const gapMs = Math.max(leastGapMs, gapPerView * (performance.now() - begun));
      const news = view === null ? null : newsOf(shown, view);
      if (news !== null) yield news;
      shown = view;
      await bell.rung();
      await pause(gapMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    bell.remove();
  }
}

type Reading = Readonly<{ project: Project; run: number; reader: LoopReader }>;

/** The reading of the open project's run: the one before while it is the same run; null without one. */
function readingNow(desk: Desk, before: Reading | null): Reading | null {
  const project = desk.shelf.current();
  const run = project === null ? null : currentRun(project.db);
  if (project === null || run === null) return null;
  if (before?.project === project && before.run === run) return before;
  const { db } = project;
  const reader = loopReader(db, run, {
    nextToLeave: (settings) => {
      const isOver = progress(db, run).kept >= settings.goal;
      const open = outlook(db, run, settings, isOver);
      return open.kind === "open" ? open.next.map(({ id }) => id) : [];
    },
    pinned: () => pinnedSeeds(db, run),
  });
  return { project, run, reader };
}

/** The parts of `view` that are not those of `shown`; null when all are. */
function newsOf(shown: LoopView | null, view: LoopView): LoopNews | null {
  if (shown === null) return view;
  const news: LoopNews = {
    ...(view.seeds === shown.seeds ? {} : { seeds: view.seeds }),
    ...(view.requests === shown.requests ? {} : { requests: view.requests }),
    ...(view.clusters === shown.clusters ? {} : { clusters: view.clusters }),
    ...(view.batches === shown.batches ? {} : { batches: view.batches }),
    ...(view.window === shown.window ? {} : { window: view.window }),
  };
  return Object.keys(news).length === 0 ? null : news;
}
