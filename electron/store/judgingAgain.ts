import { z } from "zod";
import { isJudgedAgain } from "./promptsOfRun.ts";
import type { ReadableDb } from "./readable.ts";

const count = z.number().int().nonnegative();
const row = z.object({ done: count, total: count });

/** How far a child run is in judging again what its parents recorded, in replies; null once it is through. */
export function judgingAgain(db: ReadableDb, run: number): Readonly<{ done: number; total: number }> | null {
  return db.get(row, sql, run) ?? null;
}

/** Parsings are numbered without gaps and judged in their order. */
const sql = `SELECT g.id - 1 AS done, (SELECT max(id) FROM parsing) AS total FROM parsing g
  WHERE g.id = (SELECT next.id FROM parsing next
      WHERE next.id > coalesce((SELECT parsing FROM tally WHERE run = ?1 ORDER BY id DESC LIMIT 1), 0) ORDER BY next.id LIMIT 1)
    AND ${isJudgedAgain("g.parsed_at", "?1")}`;
