import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";
import { summedCounts } from "../store/seedPool.ts";

const count = z.number().int().nonnegative();
const id = z.number().int().positive();
const counted = z.object({ seed: id, generated: count, kept: count });

/** SeedGen and SeedKept of a seed (S0 step C, ambiguity 14). */
export type SeedCounts = Readonly<{ generated: number; kept: number }>;

const none: SeedCounts = { generated: 0, kept: 0 };

/** SeedKept ÷ SeedGen; null before the seed's first generation (ambiguity 17). */
export function seedScore({ generated, kept }: SeedCounts): number | null {
  return generated === 0 ? null : kept / generated;
}

/**
 * Counts of every seed of a run: the last window's snapshot and the tallies judged since; a seed that left by a
 * window and was not brought back keeps the counts it left with. The cost grows with the pool and with one window,
 * not with the run; only a run that closes no windows sums all its tallies. With `of`, only these seeds are known.
 */
export function seedCounts(
  db: ReadableDb,
  run: number | null,
  of: readonly number[] | null = null,
): (seed: number) => SeedCounts {
  if (run === null) return () => none;
  const counts = new Map<number, SeedCounts>();
  const found =
    of === null ? db.all(counted, summedSql, run) : db.all(counted, someSql, run, JSON.stringify(of));
  for (const { seed, ...summed } of found) counts.set(seed, summed);
  for (const { seed, ...left } of db.all(counted, leftSql, run)) counts.set(seed, left);
  return (seed) => counts.get(seed) ?? none;
}

const earlierRow = z.object({ run: id });

/**
 * Counts of any seed that a prompt of `run` or of its parents holds: a seed that a window of an earlier run let in
 * keeps what it brought there.
 */
export function countsInChain(db: ReadableDb, run: number | null): (seed: number) => SeedCounts {
  const own = seedCounts(db, run);
  return (seed) => {
    const earlier = db.get(earlierRow, "SELECT run FROM seed WHERE id = ? AND run < ?", seed, run);
    return earlier === undefined ? own(seed) : seedCounts(db, earlier.run, [seed])(seed);
  };
}

const summedSql = `${summedCounts} SELECT seed, generated, kept FROM summed`;

const someSql = `${summedSql} WHERE seed IN (SELECT value FROM json_each(?2))`;

const leftSql = `SELECT left_seed AS seed, left_generated AS generated, left_kept AS kept FROM seed_change x WHERE run = ?
  AND NOT EXISTS (SELECT 1 FROM seed_act u WHERE u.change = x.id AND u.act = 'restore')`;
