import { z } from "zod";
import type { Explanation } from "../nouns/filterView.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";
import { shownCharacters } from "./filterPair.ts";
import { reviewOf, reviewState } from "./reviews.ts";
import { shown } from "./shown.ts";

const row = z.object({
  candidate: z.int().positive(),
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  prompt: z.int().positive(),
  ordinal: z.int().nonnegative(),
  keptNumber: z.int().positive().nullable(),
  rule: z.string().nullable(),
  marks: jsonText(z.array(z.string())),
  score: z.number().nullable(),
  review: reviewState,
});

const sql = `SELECT c.id AS candidate, c.instruction, c.input, c.output, g.prompt, c.ordinal,
    v.kept_number AS keptNumber, v.rule, v.marks, v.score, ${reviewOf("c.id")} AS review
  FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing
  WHERE v.run = ? AND v.candidate = ?`;

/** What the ledger says of how a candidate was judged, its texts whole. */
export type JudgedText = Readonly<z.infer<typeof row>>;

/** A candidate with its verdict; undefined when the run has not judged it. */
export function judgedText(db: ReadableDb, run: number, candidate: number): JudgedText | undefined {
  return db.get(row, sql, run, candidate);
}

/** A judged candidate as a page shows it; texts are cut to what fits. */
export function explained(
  judged: JudgedText,
  more: Pick<Explanation, "theta" | "nearest" | "findings">,
): Explanation {
  const { instruction, input, output, keptNumber } = judged;
  const hasAnswer = instruction.trim() !== "" && output.trim() !== "";
  return {
    ...judged,
    instruction: shown(instruction, shownCharacters),
    input: shown(input, shownCharacters),
    output: shown(output, shownCharacters),
    cannotKeep: keptNumber !== null || hasAnswer ? null : "It has no answer to keep.",
    ...more,
  };
}

const seedRow = z.object({ id: z.int().positive(), instruction: z.string() });

/** The seeds that stood in the prompt of a candidate, each once. */
export function promptSeedsOf(
  db: ReadableDb,
  prompt: number,
): readonly Readonly<{ id: number; instruction: string }>[] {
  const seedsSql = `SELECT s.id, s.instruction FROM prompt p JOIN seed s ON s.id IN (p.seed1, p.seed2, p.seed3)
    WHERE p.id = ? ORDER BY s.id`;
  return db.all(seedRow, seedsSql, prompt);
}
