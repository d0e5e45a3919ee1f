import { alignPairs } from "../filter/align/alignPairs.ts";
import { findingsOf } from "../filter/rules/findings.ts";
import { Failure } from "../nouns/failure.ts";
import type { Explanation, PairView, TextRef } from "../nouns/filterView.ts";
import { explained, judgedText, promptSeedsOf } from "../report/filterExplanation.ts";
import { filterOfRun } from "../report/filterOfRun.ts";
import { pairView, textOfProject } from "../report/filterPair.ts";
import type { TextOfProject } from "../report/filterPair.ts";
import { breatheFor } from "./breatheFor.ts";
import type { Desk } from "./desk.ts";

/** Texts that stand beside one that is explained. */
const neighbours = 10;

/**
 * Why the run kept a candidate or set it aside: its nearest neighbours among the texts that stood before it, and
 * what each rule finds. Throws Failure `usage` when the run has not judged it.
 */
export async function explanation(desk: Desk, candidate: number, signal: AbortSignal): Promise<Explanation> {
  const project = desk.shelf.project();
  const { db } = project;
  const run = desk.shelf.run();
  const judged = judgedText(db, run, candidate);
  if (judged === undefined)
    throw new Failure("usage", `The filter has judged no instruction #${candidate} in this run.`);
  const { theta, filter } = filterOfRun(db, run);
  const promptSeeds = promptSeedsOf(db, judged.prompt);
  const pool = desk.pool();
  // A pool that ends tells why in its state; what it would have answered is not known then.
  const [found, told] = await Promise.all([
    pool?.nearestFew(judged.instruction, neighbours, candidate).catch(() => null),
    pool?.findings(judged, promptSeeds).catch(() => null),
  ]);
  await breatheFor(desk, project, "texts", signal)();
  const findings = told ?? findingsOf(judged, promptSeeds, filter);
  const first: TextRef = { kind: "instruction", id: candidate };
  const beside = found?.map(({ id, score }) => ({ first, second: refOf(id), score })) ?? null;
  const nearest = beside === null ? null : await pairsOf(desk, beside, signal);
  return explained(judged, { theta, nearest, findings });
}

/** The pool names a candidate by its id, and a seed by minus its id. */
function refOf(id: number): TextRef {
  return id > 0 ? { kind: "instruction", id } : { kind: "seed", id: -id };
}

/**
 * Pairs of texts of the project as its run's filter compares them; `score`: where it is known. Throws Failure
 * `usage` when a text is not there.
 */
export async function pairsOf(
  desk: Desk,
  wanted: readonly Readonly<{ first: TextRef; second: TextRef; score: number | null }>[],
  signal: AbortSignal,
): Promise<readonly PairView[]> {
  const project = desk.shelf.project();
  const run = desk.shelf.run();
  const textOf = (ref: TextRef): TextOfProject => {
    const text = textOfProject(project.db, run, ref);
    if (text !== null) return text;
    throw new Failure("usage", `There is no ${ref.kind} #${ref.id} in this project.`);
  };
  const texts = wanted.map(({ first, second, score }) => ({
    first: textOf(first),
    second: textOf(second),
    score,
  }));
  const { tokenizer } = filterOfRun(project.db, run).filter;
  const aligned = await alignPairs(
    texts.map(({ first, second, score }) => ({ first: first.text, second: second.text, score })),
    tokenizer,
    { breathe: breatheFor(desk, project, "texts", signal), signal },
  );
  return texts.flatMap(({ first, second }, place) => {
    const alignment = aligned[place];
    return alignment === undefined ? [] : [pairView(first, second, alignment)];
  });
}
