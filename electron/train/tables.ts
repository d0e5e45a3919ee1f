import { z } from "zod";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();

const lastStepRow = z.object({ step: count });
const batchRow = z.object({ id, number: id, epoch: id });
export type TrainBatch = z.infer<typeof batchRow>;

/** The composed batch with this number, if it stands. */
export function batchNumbered(db: ReadableDb, run: number, number: number): TrainBatch | undefined {
  return db.get(batchRow, "SELECT id, number, epoch FROM batch WHERE run = ? AND number = ?", run, number);
}

const exampleRow = z.object({ id, instruction: z.string(), input: z.string(), output: z.string() });

/** The rows of a batch as the trainer reads them, in batch order. */
export function examplesOf(db: ReadableDb, batch: number): readonly z.infer<typeof exampleRow>[] {
  return db.all(
    exampleRow,
    `SELECT c.id, c.instruction, c.input, c.output FROM batch_member m JOIN candidate c ON c.id = m.candidate
     WHERE m.batch = ? ORDER BY m.place`,
    batch,
  );
}

/** Number of the last recorded step, which is that of its batch; 0 before the first. */
export function lastStep(db: ReadableDb, run: number): number {
  return (
    db.get(lastStepRow, "SELECT coalesce(max(step), 0) AS step FROM training_step WHERE run = ?", run)
      ?.step ?? 0
  );
}

const stepFigures = z.object({ loss: z.number().nullable(), gradientNorm: z.number().nullable() });

/** What was recorded of a step, to compare a repetition with. */
export function recordedStep(
  db: ReadableDb,
  run: number,
  step: number,
): z.infer<typeof stepFigures> | undefined {
  return db.get(
    stepFigures,
    "SELECT loss, gradient_norm AS gradientNorm FROM training_step WHERE run = ? AND step = ?",
    run,
    step,
  );
}

const checkpointRow = z.object({ file: z.string(), step: count });

/** The run's checkpoints, newest first; the trainer keeps the files of the last two. */
export function lastCheckpoints(db: ReadableDb, run: number): readonly z.infer<typeof checkpointRow>[] {
  return db.all(
    checkpointRow,
    "SELECT file, step FROM checkpoint WHERE run = ? ORDER BY id DESC LIMIT 2",
    run,
  );
}

export function insertTraining(
  db: WritableDb,
  training: { run: number; trainer: string; details: string; resumedStep: number | null },
  now: number,
): number {
  return db.insert(
    "INSERT INTO training (run, trainer, details, resumed_step, started_at) VALUES (?, ?, ?, ?, ?)",
    training.run,
    training.trainer,
    training.details,
    training.resumedStep,
    now,
  );
}

export function insertStep(
  db: WritableDb,
  step: {
    run: number;
    training: number;
    batch: number;
    step: number;
    loss: number | null;
    gradientNorm: number | null;
    lossVariance: number | null;
    tokens: number;
    learningRate: number;
    clipped: boolean;
    ms: number;
  },
  now: number,
): void {
  db.insert(
    `INSERT INTO training_step (run, training, batch, step, loss, gradient_norm, loss_variance, tokens, learning_rate,
       clipped, duration_ms, stepped_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    step.run,
    step.training,
    step.batch,
    step.step,
    step.loss,
    step.gradientNorm,
    step.lossVariance,
    step.tokens,
    step.learningRate,
    step.clipped ? 1 : 0,
    step.ms,
    now,
  );
}

/** A repeated step that did not give the recorded figures: the trainer is not deterministic here. */
export function insertMismatch(
  db: WritableDb,
  found: { training: number; batch: number; loss: number | null; gradientNorm: number | null },
  now: number,
): void {
  db.insert(
    "INSERT INTO training_mismatch (training, batch, loss, gradient_norm, found_at) VALUES (?, ?, ?, ?, ?)",
    found.training,
    found.batch,
    found.loss,
    found.gradientNorm,
    now,
  );
}

export function insertCheckpoint(
  db: WritableDb,
  checkpoint: { run: number; training: number; step: number; file: string; bytes: number; sha256: string },
  now: number,
): void {
  db.insert(
    "INSERT INTO checkpoint (run, training, step, file, bytes, sha256, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    checkpoint.run,
    checkpoint.training,
    checkpoint.step,
    checkpoint.file,
    checkpoint.bytes,
    checkpoint.sha256,
    now,
  );
}

export function insertTrainingEnd(
  db: WritableDb,
  end: { training: number; reason: string; sentence: string | null },
  now: number,
): void {
  db.insert(
    "INSERT INTO training_end (training, reason, sentence, ended_at) VALUES (?, ?, ?, ?)",
    end.training,
    end.reason,
    end.sentence,
    now,
  );
}
