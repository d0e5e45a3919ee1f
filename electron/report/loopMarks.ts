import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

const last = z.number().int().nonnegative();
const marks = z.object({
  prompt: last,
  attempt: last,
  failedAttempts: last,
  reply: last,
  parsing: last,
  tally: last,
  cluster: last,
  batch: last,
  step: last,
  window: last,
  change: last,
  seed: last,
  act: last,
});

/** The last id of each fact that the Loop shows: while they are equal, so is what is drawn. */
export type LoopMarks = Readonly<z.infer<typeof marks>>;

const names = {
  prompt: "prompt",
  attempt: "attempt",
  reply: "reply",
  parsing: "parsing",
  tally: "tally",
  cluster: "cluster",
  batch: "batch",
  step: "training_step",
  window: "window",
  change: "seed_change",
  seed: "seed",
  act: "seed_act",
} as const;

const sql = `SELECT ${Object.entries(names)
  .map(([mark, table]) => `(SELECT coalesce(max(id), 0) FROM ${table}) AS ${mark}`)
  .join(", ")}, (SELECT count(*) FROM attempt_end WHERE outcome <> 'replied') AS failedAttempts`;

/** The marks now: one index seek each. */
export function loopMarks(db: ReadableDb): LoopMarks {
  const row = db.get(marks, sql);
  if (row === undefined) throw new Error("A row of maxima always stands.");
  return row;
}
