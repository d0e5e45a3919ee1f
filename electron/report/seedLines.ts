import { z } from "zod";
import type { SeedLine } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { seedScore } from "./seedScores.ts";
import type { SeedCounts } from "./seedScores.ts";

const seedRow = z.object({
  id: z.number().int().positive(),
  instruction: z.string(),
  isGrown: z.union([z.literal(0), z.literal(1)]),
});

/** The columns of `seed` that a line needs, for a query of one's own. */
export const seedColumns = "seed.id, seed.instruction, seed.candidate IS NOT NULL AS isGrown";

/** Checks rows of `seedColumns`. */
export const seedSchema = seedRow;

/** A row of `seedColumns` with its counts as a line. */
export function seedLine(row: z.infer<typeof seedRow>, counts: SeedCounts): SeedLine {
  return {
    id: row.id,
    instruction: row.instruction,
    isGrown: row.isGrown === 1,
    ...counts,
    score: seedScore(counts),
  };
}

/** The line of one seed by its id. */
export function seedLineById(db: ReadableDb, seed: number, counts: SeedCounts): SeedLine {
  const row = db.get(seedRow, `SELECT ${seedColumns} FROM seed WHERE id = ?`, seed);
  if (row === undefined) throw new Error(`Seed ${seed} is not in the ledger.`);
  return seedLine(row, counts);
}
