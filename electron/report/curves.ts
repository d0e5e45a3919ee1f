import { z } from "zod";
import type { Curves } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";

const stepRow = z.object({
  step: z.number().int(),
  batch: z.number().int(),
  loss: z.number().nullable(),
  gradientNorm: z.number().nullable(),
  tokens: z.number().int(),
  epoch: z.number().int(),
});

/** Loss and gradient norm of the steps after `afterStep`, by step, in columns; `batch` is the batch's number. */
export function curves(db: ReadableDb, run: number, afterStep: number): Curves {
  const rows = db.all(
    stepRow,
    `SELECT s.step, b.number AS batch, s.loss, s.gradient_norm AS gradientNorm, s.tokens, b.epoch
     FROM training_step s JOIN batch b ON b.id = s.batch WHERE s.run = ? AND s.step > ? ORDER BY s.step`,
    run,
    afterStep,
  );
  return {
    step: rows.map((row) => row.step),
    batch: rows.map((row) => row.batch),
    loss: rows.map((row) => row.loss),
    gradientNorm: rows.map((row) => row.gradientNorm),
    tokens: rows.map((row) => row.tokens),
    epoch: rows.map((row) => row.epoch),
  };
}
