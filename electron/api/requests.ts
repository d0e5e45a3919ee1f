import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import { requestDetail } from "../report/requestDetail.ts";
import { failureGroups, requests } from "../report/requests.ts";
import { procedure, router } from "./trpc.ts";

const prompt = z.number().int().positive();
const page = z.strictObject({
  show: z.enum(["all", "open", "failed"]),
  before: prompt.nullable(),
  limit: z.number().int().min(1).max(200),
});

export const requestsRouter = router({
  page: procedure.input(page).query(({ ctx, input: { show, before, limit } }) => {
    const { db } = ctx.shelf.project();
    return requests(db, ctx.shelf.run(), show, before, limit);
  }),
  failures: procedure.query(({ ctx }) => failureGroups(ctx.shelf.project().db, ctx.shelf.run())),
  detail: procedure.input(z.strictObject({ prompt })).query(({ ctx, input }) => {
    const found = requestDetail(ctx.shelf.project().db, ctx.shelf.run(), input.prompt);
    if (found === null) throw new Failure("usage", `There is no request #${input.prompt} in this run.`);
    return found;
  }),
});
