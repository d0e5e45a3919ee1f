import { procedure, router } from "./trpc.ts";

export const writersRouter = router({
  builtin: procedure.query(({ ctx }) => ctx.builtin.state()),
  fetchBuiltin: procedure.subscription(({ ctx, signal }) =>
    ctx.builtin.fetch(signal ?? new AbortController().signal),
  ),
});
