import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

const runRow = z.object({ id: z.number().int().positive() });

/** The run that the screens show: the newest that asked a writer; null before the first. */
export function currentRun(db: ReadableDb): number | null {
  return db.get(runRow, "SELECT id FROM run WHERE kind = 'grow' ORDER BY id DESC LIMIT 1")?.id ?? null;
}
