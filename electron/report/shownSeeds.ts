import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";
import { isInBed } from "../store/seedPool.ts";

const idRow = z.object({ id: z.number().int().positive() });

/**
 * Ids of at most `most` seeds in the bed of `run` (null: before a run), rising: those of `first`, then the grown
 * ones, then a person's, each in the order they came in.
 */
export function shownSeeds(
  db: ReadableDb,
  run: number | null,
  most: number,
  first: readonly number[],
): readonly number[] {
  const rows = (sql: string): readonly number[] => db.all(idRow, sql, run, most).map(({ id }) => id);
  const all = new Set([...first, ...rows(grownSql), ...rows(givenSql)]);
  return [...all].slice(0, most).toSorted((a, b) => a - b);
}

const stays = isInBed("seed.id", "?1", "(SELECT coalesce(max(id), 0) + 1 FROM prompt)");
const grownSql = `SELECT id FROM seed WHERE run = ?1 AND ${stays} ORDER BY from_prompt, id LIMIT ?2`;
const givenSql = `SELECT id FROM seed WHERE run IS NULL AND ${stays} ORDER BY from_prompt, id LIMIT ?2`;
