import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import { instructions } from "../report/instructions.ts";
import { story } from "../report/story.ts";
import { procedure, router } from "./trpc.ts";

const page = z.strictObject({
  filter: z.strictObject({
    show: z.enum(["kept", "marked", "set aside", "all"]),
    search: z.string().max(500),
  }),
  before: z.number().int().positive().nullable(),
  limit: z.number().int().min(1).max(500),
});
const one = z.strictObject({ candidate: z.number().int().positive() });

export const instructionsRouter = router({
  page: procedure.input(page).query(({ ctx, input }) => {
    const { filter, before, limit } = input;
    return instructions(ctx.shelf.project().db, ctx.shelf.run(), filter, before, limit);
  }),
  story: procedure.input(one).query(({ ctx, input }) => {
    const found = story(ctx.shelf.project().db, ctx.shelf.run(), input.candidate);
    if (found === null)
      throw new Failure("usage", `There is no instruction #${input.candidate} in this project.`);
    return found;
  }),
});
