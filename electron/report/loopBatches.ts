import { z } from "zod";
import type { LoopBatch } from "../nouns/loop.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

const shown = 160;

const places = jsonText(z.array(z.number().int().nonnegative()));
const batchRow = z.object({
  id: z.number().int().positive(),
  number: z.number().int().positive(),
  epoch: z.number().int().positive(),
  cells: places,
  wanted: places,
  step: z.number().int().nullable(),
  gradientNorm: z.number().nullable(),
  loss: z.number().nullable(),
});
const winnerRow = z.object({ batch: z.number().int().positive() });

/** The last 160 batches of a run, oldest first, with their step where they have one. */
export function loopBatches(db: ReadableDb, run: number): readonly LoopBatch[] {
  const rows = db.all(batchRow, batchesSql, run, shown);
  const winners = new Set(db.all(winnerRow, winnersSql, run, shown).map(({ batch }) => batch));
  return rows.toReversed().map(({ id, ...batch }) => ({ ...batch, isWinner: winners.has(id) }));
}

const placesOf = (column: string): string =>
  `(SELECT json_group_array(${column}) FROM (SELECT ${column} FROM batch_member WHERE batch = b.id ORDER BY place))`;

const batchesSql = `SELECT b.id, b.number, b.epoch, ${placesOf("cluster")} AS cells, ${placesOf("wanted_cluster")} AS wanted,
    s.step, s.gradient_norm AS gradientNorm, s.loss
  FROM batch b LEFT JOIN training_step s ON s.batch = b.id WHERE b.run = ? ORDER BY b.number DESC LIMIT ?`;

const winnersSql =
  "SELECT winner_batch AS batch FROM window WHERE run = ? AND winner_batch IS NOT NULL ORDER BY number DESC LIMIT ?";
