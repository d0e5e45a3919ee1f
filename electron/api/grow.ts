import { z } from "zod";
import { currentRun } from "../report/currentRun.ts";
import { curves } from "../report/curves.ts";
import { pool } from "../report/pool.ts";
import { windows } from "../report/windows.ts";
import { procedure, router } from "./trpc.ts";

const after = z.strictObject({ afterStep: z.number().int().nonnegative() });

export const growRouter = router({
  curves: procedure
    .input(after)
    .query(({ ctx, input }) => curves(ctx.shelf.project().db, ctx.shelf.run(), input.afterStep)),
  windows: procedure.query(({ ctx }) => windows(ctx.shelf.project().db, ctx.shelf.run())),
  pool: procedure.query(({ ctx }) => {
    const { db } = ctx.shelf.project();
    return pool(db, currentRun(db));
  }),
});
