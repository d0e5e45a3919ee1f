import { z } from "zod";
import type { WindowLine } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { seedLineById } from "./seedLines.ts";
import { seedCounts } from "./seedScores.ts";

const id = z.number().int().positive();
const windowRow = z.object({
  id,
  number: z.number().int(),
  firstStep: z.number().int(),
  lastStep: z.number().int(),
  signal: z.string(),
  winnerBatch: z.number().int().nullable(),
  winnerStep: z.number().int().nullable(),
  normWinnerBatch: z.number().int().nullable(),
  normWinnerStep: z.number().int().nullable(),
  outcome: z.enum(["replaced", "advice", "no_winner", "no_candidate", "none_eligible", "off"]),
  sentence: z.string(),
  fromPrompt: z.number().int(),
  lagPrompts: z.number().int(),
});
const changeRow = z.object({
  window: id,
  fromPrompt: z.number().int(),
  leftSeed: id,
  cameSeed: id,
  signal: z.number(),
});

/**
 * The closed windows of a run by number. A seed that left shows the counts it left with, the one that came in
 * its counts so far.
 */
export function windows(db: ReadableDb, run: number): readonly WindowLine[] {
  const countsOf = seedCounts(db, run);
  const changes = Map.groupBy(db.all(changeRow, changesSql, run), (change) => change.window);
  return db.all(windowRow, windowsSql, run).map(({ id: window, ...line }) => ({
    ...line,
    changes: (changes.get(window) ?? []).map(({ leftSeed, cameSeed, fromPrompt, signal }) => ({
      left: seedLineById(db, leftSeed, countsOf(leftSeed)),
      came: seedLineById(db, cameSeed, countsOf(cameSeed)),
      fromPrompt,
      signal,
    })),
  }));
}

const windowsSql = `SELECT w.id, w.number, w.first_step AS firstStep, w.last_step AS lastStep, w.signal,
    (SELECT number FROM batch WHERE id = w.winner_batch) AS winnerBatch,
    (SELECT step FROM window_batch WHERE window = w.id AND batch = w.winner_batch) AS winnerStep,
    (SELECT number FROM batch WHERE id = w.norm_winner_batch) AS normWinnerBatch,
    (SELECT step FROM window_batch WHERE window = w.id AND batch = w.norm_winner_batch) AS normWinnerStep,
    w.outcome, w.sentence, w.from_prompt AS fromPrompt, w.lag_prompts AS lagPrompts
  FROM window w WHERE w.run = ? ORDER BY w.number`;

const changesSql = `SELECT window, from_prompt AS fromPrompt, left_seed AS leftSeed, came_seed AS cameSeed, came_signal AS signal
  FROM seed_change WHERE run = ? ORDER BY id`;
