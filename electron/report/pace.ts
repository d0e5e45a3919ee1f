import { z } from "zod";
import type { Live } from "../nouns/live.ts";
import type { Overview } from "../nouns/view.ts";
import { isJudgedAgain } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";

/** Tallies that the rate is measured over. */
const recentTallies = 24;

/** Time spent and left: the rate is that of the sitting's last replies, not of those that a child run judges again. */
export function paceFigures(
  db: ReadableDb,
  run: number,
  live: Live | null,
  now: number,
  kept: number,
  goal: number,
): Pick<Overview, "elapsedMs" | "remainingMs" | "keptPerMinute"> {
  const past = db.get(
    z.object({ ms: z.number() }),
    `SELECT coalesce(sum(e.ended_at - s.started_at), 0) AS ms FROM session s JOIN session_end e ON e.session = s.id WHERE s.run = ?`,
    run,
  );
  const elapsedMs = (past?.ms ?? 0) + (live === null ? 0 : now - live.startedAt);
  const keptPerMinute = live === null ? null : recentRate(db, run, live.startedAt);
  const isKnown = keptPerMinute !== null && keptPerMinute > 0;
  return { elapsedMs, keptPerMinute, remainingMs: isKnown ? ((goal - kept) / keptPerMinute) * 60_000 : null };
}

function recentRate(db: ReadableDb, run: number, since: number): number | null {
  const row = db.get(
    z.object({
      n: z.number().int(),
      first: z.number().nullable(),
      last: z.number().nullable(),
      kept: z.number().nullable(),
    }),
    `SELECT count(*) AS n, min(judged_at) AS first, max(judged_at) AS last,
       max(kept_total) - min(kept_total) AS kept
     FROM (SELECT judged_at, kept_total, parsing FROM tally
       WHERE run = ?1 ORDER BY id DESC LIMIT ?2) WHERE judged_at >= ?3 AND NOT ${isJudgedAgain("parsing", "?1")}`,
    run,
    recentTallies,
    since,
  );
  if (row === undefined || row.n < 3 || row.first === null || row.last === null || row.kept === null)
    return null;
  const spanMs = row.last - row.first;
  return spanMs <= 0 ? null : (row.kept / spanMs) * 60_000;
}
