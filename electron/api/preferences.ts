import type { z } from "zod";
import { preferences, preferencesPatch } from "../nouns/preferences.ts";
import { changePreferences, readPreferences } from "./preferencesFile.ts";
import { procedure, router } from "./trpc.ts";

/** What the page sees: all but the paths of recent projects. */
const shown = preferences.omit({ recent: true });
export type ShownPreferences = z.infer<typeof shown>;

export const preferencesRouter = router({
  get: procedure.query(async ({ ctx }) => shown.parse(await readPreferences(ctx.home.settings))),
  /** Changes those given and gives all as they are then. */
  set: procedure
    .input(preferencesPatch)
    .mutation(async ({ ctx, input }) => shown.parse(await changePreferences(ctx.home.settings, () => input))),
});
