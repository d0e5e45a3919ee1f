import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { Range } from "../nouns/view.ts";
import { instructionLines, instructionList, sumsOf } from "../report/instructions.ts";
import { keptCandidate } from "../report/keptCandidate.ts";
import { story } from "../report/story.ts";
import { breatheFor } from "./breatheFor.ts";
import { procedure, router } from "./trpc.ts";

const id = z.int().positive();
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

function isRange({ from, to }: Range): boolean {
  return from <= to;
}
const wrongRange = "A range goes from the lesser to the greater.";
const batches = z.strictObject({ from: count, to: count }).refine(isRange, wrongRange);
const nearest = z.strictObject({ from: share, to: share }).refine(isRange, wrongRange);

const list = z.strictObject({
  filter: z.strictObject({
    show: z.enum(["kept", "kept by a person", "marked", "set aside", "all"]),
    search: z.string().max(500),
    cluster: count.nullable().default(null),
    batches: batches.nullable().default(null),
    reason: z.string().min(1).max(100).nullable().default(null),
    seed: id.nullable().default(null),
    request: id.nullable().default(null),
    nearest: nearest.nullable().default(null),
  }),
  sort: z.strictObject({
    by: z.enum(["number", "nearest", "cluster", "batch", "norm"]),
    isRising: z.boolean(),
  }),
});
const numbered = z.strictObject({ number: id });
const one = z.strictObject({ candidate: id });
const lines = z.strictObject({ candidates: z.array(id).max(500), isWhole: z.boolean().default(false) });
const sums = z.strictObject({ candidates: z.array(id).max(100_000) });

export const instructionsRouter = router({
  list: procedure.input(list).query(({ ctx, input, signal }) => {
    const project = ctx.shelf.project();
    return instructionList(project.db, ctx.shelf.run(), input, {
      reading: breatheFor(ctx, project, "instructions"),
      searching: breatheFor(ctx, project, "instructions", signal),
    });
  }),
  lines: procedure
    .input(lines)
    .query(({ ctx, input }) =>
      instructionLines(ctx.shelf.project().db, ctx.shelf.run(), input.candidates, input.isWhole),
    ),
  sums: procedure.input(sums).query(({ ctx, input }) => {
    const project = ctx.shelf.project();
    return sumsOf(project.db, ctx.shelf.run(), input.candidates, breatheFor(ctx, project, "instructions"));
  }),
  ofNumber: procedure
    .input(numbered)
    .query(({ ctx, input }) => keptCandidate(ctx.shelf.project().db, ctx.shelf.run(), input.number)),
  story: procedure.input(one).query(({ ctx, input }) => {
    const found = story(ctx.shelf.project().db, ctx.shelf.run(), input.candidate);
    if (found === null)
      throw new Failure("usage", `There is no instruction #${input.candidate} in this project.`);
    return found;
  }),
});
