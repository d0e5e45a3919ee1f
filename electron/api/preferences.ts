import { z } from "zod";
import { readPreferences, writePreferences } from "./preferencesFile.ts";
import { procedure, router } from "./trpc.ts";

const chosen = z.strictObject({ theme: z.enum(["system", "dark", "light"]) });

export const preferencesRouter = router({
  get: procedure.query(({ ctx }) => readPreferences(ctx.home.settings)),
  set: procedure.input(chosen).mutation(({ ctx, input }) => writePreferences(ctx.home.settings, input)),
});
