import { z } from "zod";
import type { Overview } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";

const count = z.number().int().nonnegative();

const firstChangeSql = "SELECT id FROM seed_change WHERE run = ?1 ORDER BY from_prompt, id LIMIT 1";

/** Changes at or before the newest prompt. */
const inForceSql = `SELECT coalesce((SELECT id FROM seed_change
    WHERE run = ?1 AND from_prompt <= (SELECT max(id) FROM prompt WHERE run = ?1) ORDER BY from_prompt DESC, id DESC LIMIT 1)
  - (${firstChangeSql}) + 1, 0) AS n`;

const grownTotalSql = "SELECT from_grown_total AS n FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1";

/**
 * The loop's figures (ALGORITHMS 6b, R5). Closure: share of kept rows whose prompt held at least one seed
 * that came in by replacement. Lag of a replacing window: prompts asked between the newest prompt whose rows
 * stand in its last batch and the first prompt that can draw its seeds.
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
  const total = kept === 0 ? 0 : one(db, grownTotalSql, run);
  return {
    windows: {
      closed: one(db, "SELECT coalesce(max(number), 0) AS n FROM window WHERE run = ?", run),
      replacements: seedChanges(db, run),
      replacementsInForce: one(db, inForceSql, run),
    },
    closure: kept === 0 ? null : total / kept,
    closureLastQuarter: kept === 0 ? null : lastQuarter(db, run, kept, total),
    lagMedian: quantile(lags, 0.5),
    lagP90: quantile(lags, 0.9),
  };
}

/** Seeds replaced so far: changes are numbered without gaps, in the order in which they take effect. */
export function seedChanges(db: ReadableDb, run: number): number {
  return one(
    db,
    `SELECT coalesce((SELECT id FROM seed_change WHERE run = ?1 ORDER BY from_prompt DESC, id DESC LIMIT 1)
       - (${firstChangeSql}) + 1, 0) AS n`,
    run,
  );
}

function one(db: ReadableDb, sql: string, run: number): number {
  return db.get(z.object({ n: count }), sql, run)?.n ?? 0;
}

/**
 * Closure of the rows with a kept number above three quarters of those kept so far: what the tallies count
 * from the one on that holds the first of these rows, less that reply's rows before it. Rows of one reply
 * come from one prompt, so they count all or not at all.
 */
function lastQuarter(db: ReadableDb, run: number, kept: number, total: number): number {
  const after = Math.floor((3 * kept) / 4);
  const border = db.get(
    z.object({ fromGrown: count, fromGrownTotal: count, keptTotal: count }),
    `SELECT t.from_grown AS fromGrown, t.from_grown_total AS fromGrownTotal, t.kept_total AS keptTotal
     FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN tally t ON t.run = v.run AND t.parsing = c.parsing
     WHERE v.run = ? AND v.kept_number = ?`,
    run,
    after + 1,
  );
  if (border === undefined) throw new Error(`Kept row ${after + 1} of run ${run} has no tally.`);
  const ofBorder = border.fromGrown === 0 ? 0 : border.keptTotal - after;
  return (total - border.fromGrownTotal + ofBorder) / (kept - after);
}

/** The value at quantile `q` of sorted values, by linear interpolation; null of none. */
function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
