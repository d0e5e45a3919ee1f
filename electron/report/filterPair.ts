import { z } from "zod";
import type { Alignment } from "../kernel/alignment.ts";
import type { PairView, SideOfPair, TextRef } from "../nouns/filterView.ts";
import type { Range } from "../nouns/range.ts";
import type { ReadableDb } from "../store/readable.ts";
import { shown } from "./shown.ts";

/** A page shows no more of a text than this. */
export const shownCharacters = 20_000;

/** A text of the project, whole, with where it stands. */
export type TextOfProject = Pick<SideOfPair, "ref" | "text" | "keptNumber" | "prompt" | "ordinal">;

const seedRow = z.object({ text: z.string() });
const candidateRow = z.object({
  text: z.string(),
  keptNumber: z.int().positive().nullable(),
  prompt: z.int().positive(),
  ordinal: z.int().nonnegative(),
});

const candidateSql = `SELECT c.instruction AS text, c.ordinal, g.prompt,
    (SELECT v.kept_number FROM verdict v WHERE v.run = ? AND v.candidate = c.id) AS keptNumber
  FROM candidate c JOIN parsing g ON g.id = c.parsing WHERE c.id = ?`;

/** A seed's or a candidate's instruction; null when there is no such text. */
export function textOfProject(db: ReadableDb, run: number, ref: TextRef): TextOfProject | null {
  if (ref.kind === "instruction") {
    const found = db.get(candidateRow, candidateSql, run, ref.id);
    return found === undefined ? null : { ref, ...found };
  }
  const seed = db.get(seedRow, "SELECT instruction AS text FROM seed WHERE id = ?", ref.id);
  return seed === undefined ? null : { ref, text: seed.text, keptNumber: null, prompt: null, ordinal: null };
}

/** Two texts side by side as they are aligned, the later one first; texts are cut to what fits a page. */
export function pairView(
  first: TextOfProject,
  second: TextOfProject,
  { lcs, aTokens, bTokens, score, a, b, tooLong }: Alignment,
): PairView {
  return {
    first: sideOf(first, aTokens, a),
    second: sideOf(second, bTokens, b),
    shared: lcs,
    precision: lcs === 0 ? 0 : lcs / aTokens,
    recall: lcs === 0 ? 0 : lcs / bTokens,
    score,
    isTooLong: tooLong,
  };
}

function sideOf(side: TextOfProject, tokens: number, marks: readonly Range[]): SideOfPair {
  const text = shown(side.text, shownCharacters);
  const inside = marks.filter(({ from }) => from < text.length);
  return {
    ...side,
    text,
    tokens,
    marks: inside.map(({ from, to }) => ({ from, to: Math.min(to, text.length) })),
  };
}
