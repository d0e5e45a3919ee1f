import { Failure } from "../nouns/failure.ts";
import type { ReviewAct, ReviewState } from "../nouns/filterView.ts";
import type { Project } from "../store/project.ts";
import { insertReview, judgedCandidate, newestAct } from "./tables.ts";
import type { JudgedCandidate } from "./tables.ts";

/**
 * Writes down what a person says of a candidate that a run set aside, and gives what was said before: that word,
 * or "clear" for null, undoes the act. Saying the same again adds no fact. Throws Failure `usage` when the run has
 * not judged the candidate, when it kept it and a person never spoke of it (of what a parent run set aside one may
 * have), and when there is no answer to keep.
 */
export function reviewCandidate(
  project: Project,
  run: number,
  candidate: number,
  act: ReviewAct,
  now: number,
): Readonly<{ previous: ReviewState }> {
  const judged = judgedCandidate(project.db, run, candidate);
  if (judged === undefined)
    throw new Failure("usage", `The filter has judged no instruction #${candidate} in this run.`);
  const refusal = refusalOf(judged, act);
  if (refusal !== null) throw new Failure("usage", refusal);
  const previous = newestAct(project.db, candidate);
  if (act !== previous) project.write((db) => insertReview(db, candidate, act, now));
  return { previous: previous === "clear" ? null : previous };
}

function refusalOf(
  { keptNumber, instruction, output, isReviewed }: JudgedCandidate,
  act: ReviewAct,
): string | null {
  if (act === "clear") return null;
  if (keptNumber !== null && !isReviewed) return `Instruction ${keptNumber} is kept already.`;
  const isWhole = instruction.trim() !== "" && output.trim() !== "";
  return act === "leave_out" || isWhole ? null : "It has no answer to keep.";
}
