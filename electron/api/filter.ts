import { z } from "zod";
import type { Explanation, FilterView, PairView, RuleLine } from "../nouns/filterView.ts";
import { reviewAct, textRef } from "../nouns/filterView.ts";
import { filterRules } from "../report/filterRules.ts";
import { filterView } from "../report/filterView.ts";
import { reviewCandidate } from "../review/keep.ts";
import { breatheFor } from "./breatheFor.ts";
import { childProcedures } from "./child.ts";
import { explanation, pairsOf } from "./filterExplain.ts";
import { procedure, router } from "./trpc.ts";
import { whatIfProcedures } from "./whatIfs.ts";

const id = z.int().positive();
const one = z.strictObject({ candidate: id });
const pair = z.strictObject({ first: textRef, second: textRef });
const review = z.strictObject({ candidate: id, act: reviewAct });

/** For a call that nobody can take back. */
const unending = new AbortController().signal;

/** How the run's filter judged, why, what it would have done otherwise, and what a person says of it. */
export const filterRouter = router({
  view: procedure.query(({ ctx }): Promise<FilterView> => {
    const project = ctx.shelf.project();
    const index = ctx.pool()?.state() ?? { kind: "none" };
    return filterView(project.db, ctx.shelf.run(), index, breatheFor(ctx, project, "verdicts"));
  }),
  rules: procedure.query(({ ctx }): Promise<readonly RuleLine[]> => {
    const project = ctx.shelf.project();
    return filterRules(project.db, ctx.shelf.run(), breatheFor(ctx, project, "verdicts"));
  }),
  explain: procedure
    .input(one)
    .query(({ ctx, input, signal }): Promise<Explanation> =>
      explanation(ctx, input.candidate, signal ?? unending),
    ),
  /** Any two texts of the project as the run's filter compares them; `first` is the later one. */
  pair: procedure.input(pair).query(async ({ ctx, input, signal }): Promise<PairView> => {
    const [made] = await pairsOf(ctx, [{ ...input, score: null }], signal ?? unending);
    if (made === undefined) throw new Error("A pair of texts was not compared.");
    return made;
  }),
  /** Writes down a person's word on a text that was set aside; `previous`, or "clear" for null, undoes it. */
  review: procedure.input(review).mutation(({ ctx, input }) => {
    const { candidate, act } = input;
    const said = reviewCandidate(ctx.shelf.project(), ctx.shelf.run(), candidate, act, ctx.clock());
    ctx.changed();
    return said;
  }),
  ...childProcedures,
  ...whatIfProcedures,
});
