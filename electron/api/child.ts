import { z } from "zod";
import { beginChild, parentOfChild } from "../cycle/beginChild.ts";
import { whatIfHash } from "../cycle/replayRun.ts";
import { currentRun } from "../cycle/tables.ts";
import { Failure, asFailure } from "../nouns/failure.ts";
import { whatIfSettings } from "../nouns/filterView.ts";
import type { ChildOutlook, WhatIfSettings } from "../nouns/filterView.ts";
import { childOutlook } from "../report/childOutlook.ts";
import type { Project } from "../store/project.ts";
import type { Desk } from "./desk.ts";
import { allowedConcurrency } from "./growRequest.ts";
import { procedure } from "./trpc.ts";
import { overviewNow } from "./watch.ts";

const wanted = z.strictObject({ settings: whatIfSettings });

/** Going on with another filter (a child run): what it would do, and doing it. */
export const childProcedures = {
  outlook: procedure.input(wanted).query(({ ctx, input }): ChildOutlook => {
    const project = ctx.shelf.project();
    const run = currentRun(project.db);
    if (run === null) {
      throw new Failure("usage", `${project.name} has no run yet. Choose a goal, then grow.`);
    }
    const outlook = childOutlook(project.db, run.id, whatIfHash(run, input.settings));
    return { ...outlook, refusal: refusalOf(project, input.settings) };
  }),
  use: procedure.input(wanted).mutation(({ ctx, input }) => goOnWith(ctx, input.settings)),
} as const;

/** Why the child cannot begin; null when it can. */
function refusalOf(project: Project, settings: WhatIfSettings): string | null {
  try {
    parentOfChild(project, settings);
    return null;
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    return failure.sentence;
  }
}

/**
 * Pauses what grows, begins the child run, and goes on growing with the last sitting's writer and concurrency. The run
 * stands also when the growth cannot start: its Failure is thrown on, and Continue goes on later.
 */
async function goOnWith(desk: Desk, settings: WhatIfSettings): Promise<void> {
  const project = desk.shelf.project();
  parentOfChild(project, settings);
  await desk.bench.end();
  if (desk.shelf.current() !== project)
    throw new Failure("project-missing", `${project.name} was closed before it could go on.`);
  if (desk.bench.isBusy()) throw new Failure("usage", `${project.name} is growing. Pause it first.`);
  beginChild(project, settings, desk.clock());
  desk.changed();
  const last = overviewNow(desk).run?.lastSitting ?? null;
  if (last === null) {
    throw new Failure("usage", "The run stands with its new filter. Choose a writer, then continue.");
  }
  await desk.continue({ writer: last.writer, concurrency: allowedConcurrency(last.concurrency) });
}
