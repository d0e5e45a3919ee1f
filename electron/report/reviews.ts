import { z } from "zod";
import type { Story } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";

/** What a person said of a candidate last, as an SQL expression; null when nothing was said or it was taken back. */
export function reviewOf(candidate: string): string {
  return `(SELECT nullif(w.act, 'clear') FROM review w WHERE w.candidate = ${candidate} ORDER BY w.id DESC LIMIT 1)`;
}

/** A column made with `reviewOf`. */
export const reviewState = z.enum(["keep", "leave_out"]).nullable();

const wordRow = z.object({ act: z.enum(["keep", "leave_out", "clear"]), madeAt: z.int() });

/** A person's newest word on a candidate and when it was said (ms since 1970), unless it was taken back. */
export function wordOn(db: ReadableDb, candidate: number): Story["review"] {
  const sql = "SELECT act, made_at AS madeAt FROM review WHERE candidate = ? ORDER BY id DESC LIMIT 1";
  const word = db.get(wordRow, sql, candidate);
  return word === undefined || word.act === "clear" ? null : { act: word.act, madeAt: word.madeAt };
}

/**
 * Candidates (`said.candidate`) that a run set aside and a person keeps anyway, as what stands behind FROM; with `by`
 * (ms since 1970) as it stood then. Reviews are a person's, so they are few.
 */
export function keptByPersonRows(run: string, by?: string): string {
  return saidRows("keep", run, by);
}

/** Candidates (`said.candidate`) that a run keeps and a person leaves out all the same, in the same way. */
export function leftOutByPersonRows(run: string, by?: string): string {
  return saidRows("leave_out", run, by);
}

/** Candidates whose newest word is not what the run's filter said. */
function saidRows(act: "keep" | "leave_out", run: string, by: string | undefined): string {
  const until = by === undefined ? "" : `AND w.made_at <= ${by}`;
  return `(SELECT DISTINCT candidate FROM review WHERE act = '${act}') said
    JOIN verdict d ON d.run = ${run} AND d.candidate = said.candidate
      AND d.kept_number IS ${act === "keep" ? "NULL" : "NOT NULL"}
      AND (SELECT w.act FROM review w WHERE w.candidate = said.candidate ${until} ORDER BY w.id DESC LIMIT 1) = '${act}'`;
}

const countRow = z.object({ count: z.int().nonnegative() });

/** How many candidates that a run set aside a person keeps anyway. */
export function keptByPerson(db: ReadableDb, run: number): number {
  return db.get(countRow, `SELECT count(*) AS count FROM ${keptByPersonRows("?1")}`, run)?.count ?? 0;
}

/** How many candidates that a run keeps a person leaves out all the same. */
export function leftOutByPerson(db: ReadableDb, run: number): number {
  return db.get(countRow, `SELECT count(*) AS count FROM ${leftOutByPersonRows("?1")}`, run)?.count ?? 0;
}
