import { z } from "zod";
import type { ChildOutlook } from "../nouns/filterView.ts";
import { runSettings } from "../nouns/settings.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";
import { replaysOf } from "./replays.ts";

const count = z.number().int().nonnegative();
const figuresRow = z.object({
  settings: jsonText(runSettings),
  candidates: count,
  through: count,
  trained: count,
});

/**
 * What a child run of `run` with other settings would judge, keep and train again. Rows kept are known from the what-if
 * of the settings' hash (`whatIfHash`) that went through the last recorded reply, and end at the goal.
 */
export function childOutlook(
  db: ReadableDb,
  run: number,
  settingsHash: string,
): Omit<ChildOutlook, "refusal"> {
  const row = db.get(figuresRow, figuresSql, run);
  if (row === undefined) throw new Error(`Run ${run} is not in the ledger.`);
  const { goal } = row.settings;
  const [same] = replaysOf(db, run, row.through, settingsHash);
  return {
    judgedAgain: row.candidates,
    kept: same === undefined ? null : Math.min(same.kept, goal),
    goal,
    trainedBatches: row.trained,
  };
}

/** Candidates are numbered without gaps. */
const figuresSql = `SELECT settings, (SELECT coalesce(max(id), 0) FROM candidate) AS candidates,
    (SELECT coalesce(max(id), 0) FROM parsing) AS through,
    (SELECT coalesce(max(step), 0) FROM training_step WHERE run = ?1) AS trained FROM run WHERE id = ?1`;
