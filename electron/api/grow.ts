import { setImmediate as turn } from "node:timers/promises";
import { z } from "zod";
import { currentRun as runWithSettings } from "../cycle/tables.ts";
import type { Run } from "../cycle/tables.ts";
import type { BatchVariety } from "../nouns/batchView.ts";
import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import { currentRun } from "../report/currentRun.ts";
import { curves } from "../report/curves.ts";
import { pool } from "../report/pool.ts";
import { windows } from "../report/windows.ts";
import { stepSpread } from "../report/stepSpread.ts";
import { varietyOf } from "./command.ts";
import { procedure, router } from "./trpc.ts";

const after = z.strictObject({ afterStep: z.number().int().nonnegative() });

export const growRouter = router({
  curves: procedure
    .input(after)
    .query(({ ctx, input }) => curves(ctx.shelf.project().db, ctx.shelf.run(), input.afterStep)),
  /** Seconds of work in a large run, when it is asked for: for a view that a person opens. */
  variety: procedure.query(async ({ ctx, signal }): Promise<BatchVariety> => {
    const project = ctx.shelf.project();
    const { id, settings } = runOf(project);
    const spread = stepSpread(project.db, id, settings.window.skippedSteps);
    const batches = await varietyOf(project, async () => {
      await turn();
      if (ctx.shelf.current() !== project)
        throw new Failure("project-missing", `${project.name} was closed while its batches were compared.`);
      if (signal?.aborted === true) throw new Failure("usage", "Nobody waits for this comparison any more.");
    });
    return { batches, ...spread };
  }),
  windows: procedure.query(({ ctx }) => windows(ctx.shelf.project().db, ctx.shelf.run())),
  pool: procedure.query(({ ctx }) => {
    const { db } = ctx.shelf.project();
    return pool(db, currentRun(db));
  }),
});

function runOf({ db, name }: Project): Run {
  const run = runWithSettings(db);
  if (run !== null) return run;
  throw new Failure("usage", `${name} has no run yet. Choose a goal, then grow.`);
}
