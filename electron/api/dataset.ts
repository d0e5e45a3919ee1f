import { z } from "zod";
import { exportDataset } from "../dataset/step.ts";
import { datasetFacts } from "../report/datasetFacts.ts";
import { varietyOf } from "./command.ts";
import { procedure, router } from "./trpc.ts";
import { overviewNow } from "./watch.ts";

const choice = z.strictObject({
  format: z.enum(["messages", "alpaca"]),
  license: z.string().min(1).nullable(),
});

export const datasetRouter = router({
  export: procedure.input(choice).mutation(async ({ ctx, input }) => {
    const project = ctx.shelf.project();
    const folder = ctx.shelf.exportFolder();
    const run = ctx.shelf.run();
    const wanted = {
      run,
      folder,
      ...input,
      ...datasetFacts(project.db, overviewNow(ctx), varietyOf(project)),
    };
    const { rows } = await exportDataset(project, wanted, ctx.clock());
    ctx.changed();
    return {
      folder,
      rows,
      sentence: `${rows.toLocaleString("en-US")} rows, read back and equal, are in ${folder}.`,
    };
  }),
});
