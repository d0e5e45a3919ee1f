import { z } from "zod";
import { sources } from "../report/sources.ts";
import { importSample, importSeeds } from "../seeds/import.ts";
import type { Imported } from "../seeds/import.ts";
import type { Desk } from "./desk.ts";
import { procedure, router } from "./trpc.ts";

const sample = z.strictObject({ which: z.enum(["sample", "sample-24"]) });

export const seedsRouter = router({
  useSample: procedure.input(sample).mutation(({ ctx, input }) => {
    const { sentence, added } = importSample(ctx.shelf.project(), input.which, ctx.clock());
    ctx.changed();
    return { sentence, added };
  }),
  imported: procedure.query(({ ctx }) => sources(ctx.shelf.project().db)),
});

/** Takes an uploaded seed file into the open project. Throws Failure `seed-file-refused`, `project-missing`. */
export function takeSeedFile(desk: Desk, file: { name: string; bytes: Uint8Array }): Imported {
  const imported = importSeeds(desk.shelf.project(), file, desk.clock());
  desk.changed();
  return imported;
}
