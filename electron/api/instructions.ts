import { setImmediate as turn } from "node:timers/promises";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { Range } from "../nouns/view.ts";
import type { Breathe } from "../nouns/breathe.ts";
import { instructionLines, instructionList, sumsOf } from "../report/instructions.ts";
import { keptCandidate } from "../report/keptCandidate.ts";
import { story } from "../report/story.ts";
import type { Project } from "../store/project.ts";
import type { Desk } from "./desk.ts";
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
    show: z.enum(["kept", "marked", "set aside", "all"]),
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

/** Lets the rest of the backend work between two slices; throws when the project was closed or nobody waits any more. */
function breatheFor({ shelf }: Desk, project: Project, signal?: AbortSignal): Breathe {
  return async () => {
    await turn();
    if (shelf.current() !== project)
      throw new Failure("project-missing", `${project.name} was closed while its instructions were read.`);
    if (signal?.aborted === true) throw new Failure("usage", "Something else was asked for meanwhile.");
  };
}

export const instructionsRouter = router({
  list: procedure.input(list).query(({ ctx, input, signal }) => {
    const project = ctx.shelf.project();
    return instructionList(project.db, ctx.shelf.run(), input, {
      reading: breatheFor(ctx, project),
      searching: breatheFor(ctx, project, signal),
    });
  }),
  lines: procedure
    .input(lines)
    .query(({ ctx, input }) =>
      instructionLines(ctx.shelf.project().db, ctx.shelf.run(), input.candidates, input.isWhole),
    ),
  sums: procedure.input(sums).query(({ ctx, input }) => {
    const project = ctx.shelf.project();
    return sumsOf(project.db, ctx.shelf.run(), input.candidates, breatheFor(ctx, project));
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
