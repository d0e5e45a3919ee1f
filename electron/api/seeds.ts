import { z } from "zod";
import { sources } from "../report/sources.ts";
import { importSample } from "../seeds/import.ts";
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
