import { z } from "zod";
import type { SeedLine } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { isInBed, isPinned } from "../store/seedPool.ts";
import { seedColumns, seedLine, seedSchema } from "./seedLines.ts";
import { seedCounts } from "./seedScores.ts";

const nextRow = z.object({ next: z.number().int().positive() });

/**
 * The seeds that the next prompt of `run` draws from, by id, each with its counts in that run; all given
 * seeds, without counts, when there is no run.
 */
export function pool(db: ReadableDb, run: number | null): readonly SeedLine[] {
  const countsOf = seedCounts(db, run);
  return poolRows(db, run).map((row) => seedLine(row, countsOf(row.id)));
}

/** Seeds by their ids, rising, each with its counts in `run`; unknown ids are left out. */
export function seedsById(db: ReadableDb, run: number | null, ids: readonly number[]): readonly SeedLine[] {
  const countsOf = seedCounts(db, run, ids);
  return db.all(seedSchema, byIdSql, JSON.stringify(ids)).map((row) => seedLine(row, countsOf(row.id)));
}

const byIdSql = `SELECT ${seedColumns} FROM json_each(?) wanted CROSS JOIN seed ON seed.id = wanted.value ORDER BY seed.id`;

function poolRows(db: ReadableDb, run: number | null): readonly z.infer<typeof seedSchema>[] {
  const next = db.get(nextRow, "SELECT coalesce(max(id), 0) + 1 AS next FROM prompt")?.next ?? 1;
  const stays = `from_prompt <= ?2 AND ${isInBed("seed.id", "?1", "?2")}`;
  return db.all(
    seedSchema,
    `SELECT ${seedColumns} FROM seed WHERE run IS NULL AND ${stays}
     UNION ALL SELECT ${seedColumns} FROM seed WHERE run = ?1 AND ${stays} ORDER BY id`,
    run,
    next,
  );
}

const idRow = z.object({ id: z.number().int().positive() });

/** Ids of the seeds that never leave by a window of `run`: pinned, or brought back after a swap. */
export function pinnedSeeds(db: ReadableDb, run: number | null): ReadonlySet<number> {
  const rows = db.all(
    idRow,
    `SELECT id FROM seed WHERE id IN (SELECT seed FROM seed_act) AND ${isPinned("seed.id", "?1")}`,
    run,
  );
  return new Set(rows.map((row) => row.id));
}
