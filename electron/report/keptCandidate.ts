import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

const row = z.object({ candidate: z.int().positive() });

/** The candidate that a run kept under this number; null when it has kept no such one. */
export function keptCandidate(db: ReadableDb, run: number, keptNumber: number): number | null {
  return db.get(row, keptCandidateSql, run, keptNumber)?.candidate ?? null;
}

const keptCandidateSql = "SELECT candidate FROM verdict WHERE run = ? AND kept_number = ?";
