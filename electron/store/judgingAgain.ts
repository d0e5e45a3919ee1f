import { z } from "zod";
import { lastJudgedBefore } from "./promptsOfRun.ts";
import type { ReadableDb } from "./readable.ts";

const count = z.number().int().nonnegative();
const row = z.object({ done: count, total: count });

/** How far a child run is in judging again what its parents judged, in replies; null once it is through. */
export function judgingAgain(db: ReadableDb, run: number): Readonly<{ done: number; total: number }> | null {
  return db.get(row, sql, run) ?? null;
}

/** Parsings are numbered without gaps and judged in their order. */
const sql = `SELECT done, total FROM (
    SELECT coalesce((SELECT parsing FROM tally WHERE run = ?1 ORDER BY id DESC LIMIT 1), 0) AS done, ${lastJudgedBefore("?1")} AS total)
  WHERE done < total`;
