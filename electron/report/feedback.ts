import { z } from "zod";
import type { Overview } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";

const count = z.number().int().nonnegative();

/**
 * The loop's figures (ALGORITHMS 6b, R5). Closure: share of kept rows whose prompt held at least one seed
 * that came in by replacement. Lag of a replacing window: prompts asked between those whose rows its last
 * step learned from and the first prompt that can draw its seeds.
 */
export function feedbackFigures(
  db: ReadableDb,
  run: number,
  kept: number,
): Pick<Overview, "windows" | "closure" | "closureLastQuarter" | "lagMedian" | "lagP90"> {
  const lags = db
    .all(
      z.object({ lag: count }),
      "SELECT lag_prompts AS lag FROM window WHERE run = ? AND outcome = 'replaced' ORDER BY lag_prompts",
      run,
    )
    .map((row) => row.lag);
  const windows = db.get(
    z.object({ closed: count, replacements: count, replacementsInForce: count }),
    `SELECT (SELECT count(*) FROM window WHERE run = ?1) AS closed,
       count(*) AS replacements,
       coalesce(sum(from_prompt <= (SELECT max(id) FROM prompt WHERE run = ?1)), 0) AS replacementsInForce
     FROM seed_change WHERE run = ?1`,
    run,
  ) ?? { closed: 0, replacements: 0, replacementsInForce: 0 };
  return {
    windows,
    closure: kept === 0 ? null : grownTotal(db, run) / kept,
    closureLastQuarter: kept === 0 ? null : lastQuarter(db, run, kept),
    lagMedian: quantile(lags, 0.5),
    lagP90: quantile(lags, 0.9),
  };
}

function grownTotal(db: ReadableDb, run: number): number {
  const row = db.get(
    z.object({ n: count }),
    "SELECT from_grown_total AS n FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1",
    run,
  );
  return row?.n ?? 0;
}

/** Closure of the rows with a kept number above three quarters of those kept so far. */
function lastQuarter(db: ReadableDb, run: number, kept: number): number {
  const after = Math.floor((3 * kept) / 4);
  const row = db.get(
    z.object({ n: count }),
    `SELECT coalesce(sum(EXISTS (SELECT 1 FROM seed s WHERE s.id IN (p.seed1, p.seed2, p.seed3) AND s.candidate IS NOT NULL)), 0) AS n
     FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing JOIN prompt p ON p.id = g.prompt
     WHERE v.run = ? AND v.kept_number > ?`,
    run,
    after,
  );
  return (row?.n ?? 0) / (kept - after);
}

/** The value at quantile `q` of sorted values, by linear interpolation; null of none. */
function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
