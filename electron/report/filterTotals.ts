import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

const count = z.int().nonnegative();

const row = z.object({
  throughParsing: count,
  written: count,
  generated: count,
  kept: count,
  ruledOut: count,
  overGoal: count,
  rules: jsonText(z.record(z.string(), count)),
});

/** A run's totals after its last judged reply. `throughParsing`: that reply's parsing, 0 before the first. */
export type FilterTotals = Readonly<z.infer<typeof row>>;

const nothingYet: FilterTotals = {
  throughParsing: 0,
  written: 0,
  generated: 0,
  kept: 0,
  ruledOut: 0,
  overGoal: 0,
  rules: {},
};

/** Running totals of a run: one seek. */
export function filterTotals(db: ReadableDb, run: number): FilterTotals {
  const sql = `SELECT parsing AS throughParsing, parsed_total AS written, generated_total AS generated,
      kept_total AS kept, ruled_out_total AS ruledOut, over_goal_total AS overGoal, rules_total AS rules
    FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`;
  return db.get(row, sql, run) ?? nothingYet;
}
