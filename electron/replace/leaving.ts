import type { RunSettings } from "../nouns/settings.ts";
import type { ReadableDb } from "../store/readable.ts";
import { evictionOrder } from "./score.ts";
import { horizon, poolWithCounts } from "./tables.ts";

/** Ids of the seeds that would leave, first to go first, if a window closed now and had rows enough. */
export function nextToLeave(
  db: ReadableDb,
  run: number,
  { replacement }: Pick<RunSettings, "replacement">,
): readonly number[] {
  if (replacement.policy === "off") return [];
  const { lastPrompt, humanSeeds } = horizon(db, run, 0);
  const pool = poolWithCounts(db, run, lastPrompt + 1);
  const most = replacement.maxPerWindow ?? Math.max(1, Math.ceil(pool.length / 12));
  return evictionOrder(pool, { ...replacement, humanSeeds })
    .slice(0, most)
    .map((seed) => seed.id);
}
