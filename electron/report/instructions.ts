import { z } from "zod";
import type {
  InstructionFilter,
  InstructionLine,
  InstructionList,
  InstructionSort,
  InstructionSums,
} from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { instructionIndex } from "./instructionIndex.ts";
import type { Breathe } from "../nouns/breathe.ts";
import { fitting, ordered } from "./instructionOrder.ts";
import { searched } from "./instructionSearch.ts";
import { instructionSums } from "./instructionSums.ts";
import { marksText } from "./marks.ts";
import { reviewOf, reviewState } from "./reviews.ts";

/**
 * All candidates that fit a filter, in the order of a sort. Their lines are asked for by these ids, so that the
 * list stays one list however the run goes on. Reading is shared by all who ask; a search can be given up alone.
 */
export async function instructionList(
  db: ReadableDb,
  run: number,
  { filter, sort }: Readonly<{ filter: InstructionFilter; sort: InstructionSort }>,
  breathe: Readonly<{ reading: Breathe; searching: Breathe }>,
): Promise<InstructionList> {
  const index = await instructionIndex(db, run, breathe.reading);
  const judged = index.rows.length;
  const found = await searched(db, filter.search, index.rows.at(-1)?.candidate ?? 0, breathe.searching);
  const rows = fitting(index, filter, found);
  await breathe.searching();
  return { ids: ordered(index, rows, sort), judged };
}

/** What the rows of these candidates have in common; ids that the run has not judged are left out. */
export async function sumsOf(
  db: ReadableDb,
  run: number,
  candidates: readonly number[],
  breathe: Breathe,
): Promise<InstructionSums> {
  const index = await instructionIndex(db, run, breathe);
  const rows = candidates.map((candidate) => index.row(candidate)).filter((row) => row !== undefined);
  return instructionSums(index, rows);
}

const wholeNumber = z.int();
const lineRow = z.object({
  candidate: wholeNumber,
  keptNumber: wholeNumber.nullable(),
  rule: z.string().nullable(),
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  score: z.number().nullable(),
  cluster: wholeNumber.nullable(),
  batch: wholeNumber.nullable(),
  gradientNorm: z.number().nullable(),
  marks: marksText,
  prompt: wholeNumber,
  review: reviewState,
});

/** A line of the list shows no more of a text than this. */
const shownCharacters = 400;

/**
 * The lines of these candidates, in their order; texts are cut to what a line shows unless they are wanted
 * `whole`. Ids that the run has not judged are left out.
 */
export function instructionLines(
  db: ReadableDb,
  run: number,
  candidates: readonly number[],
  whole: boolean,
): readonly InstructionLine[] {
  return db.all(lineRow, linesSql, run, JSON.stringify(candidates), whole ? null : shownCharacters);
}

/** A text as a line shows it; `substr` would end at a NUL, so what is short enough is given as it is. */
function cut(text: string): string {
  return `CASE WHEN ?3 IS NULL OR octet_length(${text}) <= ?3 THEN ${text} ELSE substr(${text}, 1, ?3) END`;
}

/** Parameters: run, ids as JSON, characters of a text (null: all). CROSS keeps the order of the join: a seek for each id. */
const linesSql = `SELECT v.candidate, v.kept_number AS keptNumber, v.rule, ${cut("c.instruction")} AS instruction,
    ${cut("c.input")} AS input, ${cut("c.output")} AS output, v.score, v.marks, p.prompt,
    ${reviewOf("v.candidate")} AS review,
    (SELECT cluster FROM cluster k WHERE k.run = v.run AND k.kept_number = v.kept_number) AS cluster,
    b.number AS batch, s.gradient_norm AS gradientNorm
  FROM json_each(?2) wanted CROSS JOIN verdict v ON v.run = ?1 AND v.candidate = wanted.value
    JOIN candidate c ON c.id = v.candidate JOIN parsing p ON p.id = c.parsing
    LEFT JOIN batch b ON b.id = (SELECT m.batch FROM batch_member m JOIN batch f ON f.id = m.batch
      WHERE m.candidate = v.candidate AND f.run = v.run ORDER BY m.batch LIMIT 1)
    LEFT JOIN training_step s ON s.batch = b.id
  ORDER BY wanted.key`;
