import { z } from "zod";
import { random } from "../kernel/random.ts";
import type { ReadableDb } from "../store/readable.ts";

const resamples = 1000;

/**
 * How much the filter discards, with a bootstrap interval over requests (ALGORITHMS 6b, R10): the share
 * belongs to this writer, these seeds and this number of rows. Null before anything was generated.
 */
export function keepRate(
  db: ReadableDb,
  run: number,
  key: string,
): Readonly<{ discarded: number; low: number; high: number; keptPerRequest: number }> | null {
  const tallies = db.all(
    z.object({ generated: z.number().int(), kept: z.number().int() }),
    "SELECT generated, kept FROM tally WHERE run = ? ORDER BY id",
    run,
  );
  const total = share(tallies);
  if (total === null) return null;
  const draw = random(key, "bootstrap", tallies.length);
  const shares = Array.from({ length: resamples }, () =>
    share(tallies.map(() => tallies[Math.floor(draw() * tallies.length)] ?? { generated: 0, kept: 0 })),
  )
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  const kept = tallies.reduce((sum, tally) => sum + tally.kept, 0);
  return {
    discarded: total,
    low: shares[Math.floor(0.025 * shares.length)] ?? total,
    high: shares[Math.ceil(0.975 * shares.length) - 1] ?? total,
    keptPerRequest: kept / tallies.length,
  };
}

function share(tallies: readonly { generated: number; kept: number }[]): number | null {
  const generated = tallies.reduce((sum, tally) => sum + tally.generated, 0);
  const kept = tallies.reduce((sum, tally) => sum + tally.kept, 0);
  return generated === 0 ? null : 1 - kept / generated;
}
