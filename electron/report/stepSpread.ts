import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

/** Mean and standard deviation over the steps that have a value; null below two of them. */
export type Spread = Readonly<{ mean: number; deviation: number; steps: number }> | null;

const row = z.object({ loss: z.number().nullable(), gradientNorm: z.number().nullable() });

/**
 * How much loss and gradient norm differ from batch to batch after the skipped steps of a run (ALGORITHMS 6b, R8).
 * Reads every step: for a view that a person opens, not for one that is live.
 */
export function stepSpread(
  db: ReadableDb,
  run: number,
  skippedSteps: number,
): Readonly<{ loss: Spread; gradientNorm: Spread }> {
  const steps = db.all(
    row,
    "SELECT loss, gradient_norm AS gradientNorm FROM training_step WHERE run = ? AND step > ? ORDER BY step",
    run,
    skippedSteps,
  );
  return {
    loss: spread(steps.flatMap(({ loss }) => (loss === null ? [] : [loss]))),
    gradientNorm: spread(steps.flatMap((step) => (step.gradientNorm === null ? [] : [step.gradientNorm]))),
  };
}

function spread(values: readonly number[]): Spread {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)), steps: values.length };
}
