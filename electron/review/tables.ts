import { z } from "zod";
import type { ReviewAct } from "../nouns/filterView.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const judgedRow = z.object({
  keptNumber: z.int().positive().nullable(),
  instruction: z.string(),
  output: z.string(),
  isReviewed: z.union([z.literal(0), z.literal(1)]).transform((found) => found === 1),
});

/** A candidate as a run judged it, and whether a person ever said something of it. */
export type JudgedCandidate = Readonly<z.infer<typeof judgedRow>>;

/** A candidate with the number that a run kept it under; undefined when the run has not judged it. */
export function judgedCandidate(db: ReadableDb, run: number, candidate: number): JudgedCandidate | undefined {
  return db.get(
    judgedRow,
    `SELECT v.kept_number AS keptNumber, c.instruction, c.output,
       EXISTS (SELECT 1 FROM review w WHERE w.candidate = c.id) AS isReviewed
     FROM verdict v JOIN candidate c ON c.id = v.candidate
     WHERE v.run = ? AND v.candidate = ?`,
    run,
    candidate,
  );
}

const actRow = z.object({ act: z.enum(["keep", "leave_out", "clear"]) });

/** What a person did last with a candidate; "clear" when nothing was done or it was taken back. */
export function newestAct(db: ReadableDb, candidate: number): ReviewAct {
  const sql = "SELECT act FROM review WHERE candidate = ? ORDER BY id DESC LIMIT 1";
  return db.get(actRow, sql, candidate)?.act ?? "clear";
}

export function insertReview(db: WritableDb, candidate: number, act: ReviewAct, now: number): void {
  db.insert("INSERT INTO review (candidate, act, made_at) VALUES (?, ?, ?)", candidate, act, now);
}
