import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

const count = z.number().int().nonnegative();
const id = z.number().int().positive();
const lastWindow = z.object({ id, throughTally: count });
const counted = z.object({ seed: id, generated: count, kept: count });

/** SeedGen and SeedKept of a seed (S0 step C, ambiguity 14). */
export type SeedCounts = Readonly<{ generated: number; kept: number }>;

const none: SeedCounts = { generated: 0, kept: 0 };

/** SeedKept ÷ SeedGen; null before the seed's first generation (ambiguity 17). */
export function seedScore({ generated, kept }: SeedCounts): number | null {
  return generated === 0 ? null : kept / generated;
}

/**
 * Counts of every seed of a run: the last window's snapshot and the tallies judged since; a seed that left
 * keeps the counts it left with. The cost grows with the pool and with one window, not with the run; only a
 * run that closes no windows sums all its tallies.
 */
export function seedCounts(db: ReadableDb, run: number | null): (seed: number) => SeedCounts {
  if (run === null) return () => none;
  const window = db.get(
    lastWindow,
    "SELECT id, through_tally AS throughTally FROM window WHERE run = ? ORDER BY number DESC LIMIT 1",
    run,
  );
  const counts = new Map<number, SeedCounts>();
  const snapshot = window === undefined ? [] : db.all(counted, snapshotSql, window.id);
  for (const row of [...snapshot, ...tallied(db, run, window?.throughTally ?? 0)]) {
    const before = counts.get(row.seed) ?? none;
    counts.set(row.seed, { generated: before.generated + row.generated, kept: before.kept + row.kept });
  }
  for (const { seed, ...left } of db.all(counted, leftSql, run)) counts.set(seed, left);
  return (seed) => counts.get(seed) ?? none;
}

const snapshotSql = "SELECT seed, generated, kept FROM seed_score WHERE window = ?";

const leftSql =
  "SELECT left_seed AS seed, left_generated AS generated, left_kept AS kept FROM seed_change WHERE run = ?";

/** What the tallies after `since` add to each seed: all three seeds of a prompt get the full count (ambiguity 16). */
function tallied(db: ReadableDb, run: number, since: number): readonly z.infer<typeof counted>[] {
  return db.all(
    counted,
    `SELECT seed, sum(generated) AS generated, sum(kept) AS kept FROM (
       SELECT p.seed1 AS seed, t.generated, t.kept FROM tally t JOIN prompt p ON p.id = t.prompt WHERE t.run = ?1 AND t.id > ?2
       UNION ALL
       SELECT p.seed2, t.generated, t.kept FROM tally t JOIN prompt p ON p.id = t.prompt WHERE t.run = ?1 AND t.id > ?2
       UNION ALL
       SELECT p.seed3, t.generated, t.kept FROM tally t JOIN prompt p ON p.id = t.prompt WHERE t.run = ?1 AND t.id > ?2
     ) GROUP BY seed`,
    run,
    since,
  );
}
