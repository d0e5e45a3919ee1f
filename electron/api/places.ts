import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { Desk } from "./desk.ts";
import { procedure, router } from "./trpc.ts";

const placeName = z.enum(["projects", "models", "settings"]);
type PlaceName = z.infer<typeof placeName>;

/** Where things lie on this computer; `canReveal`: the host can show them in the file manager. */
export const placesRouter = router({
  list: procedure.query(({ ctx }) => ({ ...placesOf(ctx), canReveal: ctx.host.reveal !== null })),
  /** Shows one of the places in the system's file manager. Throws Failure `usage` where the host cannot. */
  reveal: procedure.input(z.strictObject({ which: placeName })).mutation(({ ctx, input }) => {
    const { reveal } = ctx.host;
    const path = placesOf(ctx)[input.which];
    if (reveal === null) throw new Failure("usage", `A browser cannot open folders. Open ${path} yourself.`);
    reveal(path);
  }),
});

function placesOf({ home, machine }: Pick<Desk, "home" | "machine">): Readonly<Record<PlaceName, string>> {
  return { projects: home.projects, models: machine.models.fetched, settings: home.settings };
}
