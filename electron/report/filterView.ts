import { z } from "zod";
import type { Breathe } from "../nouns/breathe.ts";
import type { FilterView, IndexState } from "../nouns/filterView.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";
import { filterCounts } from "./filterCounts.ts";
import { filterOfRun } from "./filterOfRun.ts";
import { filterTotals } from "./filterTotals.ts";
import { keptByPerson } from "./reviews.ts";

/** What the Filter screen shows of a run; `index`: how the pool in memory stands. Verdicts are read in slices. */
export async function filterView(
  db: ReadableDb,
  run: number,
  index: IndexState,
  breathe: Breathe,
): Promise<FilterView> {
  const { theta, goal, filter, icu } = filterOfRun(db, run);
  const counts = await filterCounts(db, run, filter.tokenizer, breathe);
  const { rules, ...totals } = filterTotals(db, run);
  return {
    run,
    theta,
    goal,
    filter,
    icu: { began: icu, here: process.versions.icu ?? "" },
    ...totals,
    tooClose: rules["too_close"] ?? 0,
    exactRepeats: rules["exact_repeat"] ?? 0,
    requests: judgedReplies(db, run),
    hasReplacedSeeds: hasReplacedSeeds(db, run),
    histogram: { kept: [...counts.kept], tooClose: [...counts.tooClose] },
    keptByPerson: keptByPerson(db, run),
    tokenless: counts.tokenless,
    index,
  };
}

const one = z.object({ n: z.int().nonnegative() });

function judgedReplies(db: ReadableDb, run: number): number {
  return db.get(one, "SELECT count(*) AS n FROM tally WHERE run = ?", run)?.n ?? 0;
}

/** Whether a prompt of the run or of its parents could draw seeds that came in by a swap. */
function hasReplacedSeeds(db: ReadableDb, run: number): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM seed_change
    WHERE run <= ?1 AND from_prompt <= (SELECT max(p.id) FROM prompt p WHERE ${isOfRun("p.id", "?1")})) AS n`;
  return db.get(one, sql, run)?.n === 1;
}
