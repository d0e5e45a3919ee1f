import { z } from "zod";
import { currentRun } from "../cycle/tables.ts";
import { lastJudged } from "../filter/tables.ts";
import { Failure } from "../nouns/failure.ts";
import { whatIfSettings } from "../nouns/filterView.ts";
import type { WhatIfComparison, WhatIfEvent, WhatIfPair, WhatIfSettings } from "../nouns/filterView.ts";
import type { ReplayProgress } from "../filter/replay/replays.ts";
import type { Project } from "../store/project.ts";
import type { Desk } from "./desk.ts";
import { newest } from "./newest.ts";
import { procedure } from "./trpc.ts";
import { whatIfWork } from "./whatIfWork.ts";
import type { RecordedRange } from "./whatIfWork.ts";

const whatIfsAsked = z.strictObject({ settings: z.array(whatIfSettings).min(1).max(60) });

/** The procedures of what-ifs, to be put into the filter's router. */
export const whatIfProcedures = {
  /**
   * What was recorded until now, judged again under each of these settings: what is known first, then the others in
   * order, each told as soon as it is finished. It ends after the last, and early when the project is closed.
   */
  whatIfs: procedure
    .input(whatIfsAsked)
    .subscription(({ ctx, input, signal }) =>
      whatIfEvents(ctx, input.settings, signal ?? new AbortController().signal),
    ),
  /** The what-ifs of the run as far as it is judged now, the newest of each settings, in the order computed. */
  known: procedure.query(async ({ ctx, signal }): Promise<readonly WhatIfComparison[]> => {
    const project = ctx.shelf.project();
    const range = recordedRange(project);
    return range === null ? [] : whatIfWork(project).allKnown(range, signal ?? new AbortController().signal);
  }),
  /** Two what-ifs that were computed before, at an equal number kept; null: one is not known. */
  compare: procedure
    .input(z.strictObject({ first: whatIfSettings, second: whatIfSettings }))
    .query(({ ctx, input, signal }): Promise<WhatIfPair | null> => {
      const project = ctx.shelf.project();
      const range = recordedRange(project);
      if (range === null) return Promise.resolve(null);
      const ending = signal ?? new AbortController().signal;
      return whatIfWork(project).pair(range, input.first, input.second, ending);
    }),
};

async function* whatIfEvents(
  desk: Desk,
  settings: readonly WhatIfSettings[],
  unsubscribed: AbortSignal,
): AsyncGenerator<WhatIfEvent, void> {
  const project = desk.shelf.project();
  const range = recordedRange(project);
  if (range === null) {
    throw new Failure(
      "usage",
      `${project.name} has no judged reply yet. Grow, then ask what others would keep.`,
    );
  }
  const work = whatIfWork(project);
  const signal = AbortSignal.any([unsubscribed, work.ended]);
  const missing: { index: number; asked: WhatIfSettings }[] = [];
  for (const [index, asked] of settings.entries()) {
    const comparison = await work.known(range, asked, signal);
    if (signal.aborted) return;
    if (comparison === null) missing.push({ index, asked });
    else yield { kind: "result", index, comparison };
  }
  for (const [place, { index, asked }] of missing.entries()) {
    const news = newest<WhatIfEvent>();
    const pace = paceOf(index, place, missing.length);
    const tell = (progress: ReplayProgress): void => news.tell(pace(progress));
    const computed = work.compute(range, asked, { signal, tell, clock: desk.clock });
    yield* news.until(computed);
    const comparison = await computed;
    if (comparison === null || signal.aborted) return;
    yield { kind: "result", index, comparison };
  }
}

/** Progress over all settings that are computed; the pace is that of the one under way. */
function paceOf(index: number, place: number, of: number): (progress: ReplayProgress) => WhatIfEvent {
  const begun = performance.now();
  return ({ judged, total }) => {
    const done = place * total + judged;
    const perSecond = judged / ((performance.now() - begun) / 1000);
    const isKnown = Number.isFinite(perSecond) && perSecond > 0;
    return {
      kind: "progress",
      index,
      done,
      total: of * total,
      textsPerSecond: isKnown ? Math.round(perSecond) : null,
      remainingMs: isKnown ? Math.round((1000 * (of * total - done)) / perSecond) : null,
    };
  };
}

/** The project's run through the last reply that it judged; null before the first. */
function recordedRange({ db }: Project): RecordedRange | null {
  const run = currentRun(db);
  const through = run === null ? 0 : lastJudged(db, run.id);
  return run === null || through === 0 ? null : { run, through };
}
