import { continueRequest, growRequest } from "./growRequest.ts";
import { procedure, router } from "./trpc.ts";
import { overviewNow, watchOverview } from "./watch.ts";

export const runRouter = router({
  start: procedure.input(growRequest).mutation(({ ctx, input }) => ctx.start(input)),
  continue: procedure.input(continueRequest).mutation(({ ctx, input }) => ctx.continue(input)),
  pause: procedure.mutation(({ ctx }) => ctx.bench.pause()),
  stopNow: procedure.mutation(({ ctx }) => ctx.bench.stopNow()),
  overview: procedure.query(({ ctx }) => overviewNow(ctx)),
  watch: procedure.subscription(({ ctx, signal }) =>
    watchOverview(ctx, signal ?? new AbortController().signal),
  ),
});
