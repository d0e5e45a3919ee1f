import { z } from "zod";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { WinnerRow } from "./candidates.ts";
import type { Decision, WindowStep } from "./decide.ts";
import type { PoolSeed } from "./score.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const numberRow = z.object({ value: count });

function one(db: ReadableDb, sql: string, ...params: readonly number[]): number {
  return db.get(numberRow, sql, ...params)?.value ?? 0;
}

/** Number of the last closed window, 0 before the first. */
export function lastWindow(db: ReadableDb, run: number): number {
  return one(db, "SELECT coalesce(max(number), 0) AS value FROM window WHERE run = ?", run);
}

/** The last recorded step of a run, 0 before the first. */
export function lastStep(db: ReadableDb, run: number): number {
  return one(db, "SELECT coalesce(max(step), 0) AS value FROM training_step WHERE run = ?", run);
}

const stepRow = z.object({ batch: id, step: id, gradientNorm: z.number().nullable(), tokens: count });

/** Recorded steps `first` … `last` of a run. */
export function stepsBetween(
  db: ReadableDb,
  run: number,
  first: number,
  last: number,
): readonly WindowStep[] {
  return db.all(
    stepRow,
    "SELECT batch, step, gradient_norm AS gradientNorm, tokens FROM training_step WHERE run = ? AND step BETWEEN ? AND ? ORDER BY step",
    run,
    first,
    last,
  );
}

const winnerRow = z.object({ candidate: id, instruction: z.string(), output: z.string(), marks: z.string() });

/** The rows of a batch in batch order. */
export function rowsOfBatch(db: ReadableDb, run: number, batch: number): readonly WinnerRow[] {
  const rows = db.all(
    winnerRow,
    `SELECT m.candidate, c.instruction, c.output, v.marks FROM batch_member m
     JOIN candidate c ON c.id = m.candidate JOIN verdict v ON v.run = ? AND v.candidate = m.candidate
     WHERE m.batch = ? ORDER BY m.place`,
    run,
    batch,
  );
  return rows.map((row) => ({
    candidate: row.candidate,
    instruction: row.instruction,
    output: row.output,
    hasMark: row.marks !== "[]",
  }));
}

const poolRow = z.object({
  id,
  instruction: z.string(),
  isHuman: z.number().int(),
  fromPrompt: z.number().int(),
  generated: count,
  kept: count,
  prompts: count,
});

/**
 * The pool that prompt `prompt` would draw from, with SeedGen and SeedKept: the last window's snapshot and
 * the tallies since.
 */
export function poolWithCounts(
  db: ReadableDb,
  run: number,
  prompt: number,
): readonly (PoolSeed & Readonly<{ instruction: string }>)[] {
  const rows = db.all(
    poolRow,
    `WITH snapshot AS (SELECT id, through_tally FROM window WHERE run = ?1 ORDER BY number DESC LIMIT 1),
     since AS (SELECT p.seed1, p.seed2, p.seed3, t.generated, t.kept FROM tally t JOIN prompt p ON p.id = t.prompt
       WHERE t.run = ?1 AND t.id > coalesce((SELECT through_tally FROM snapshot), 0)),
     counted AS (
       SELECT seed, generated, kept, prompts FROM seed_score WHERE window = (SELECT id FROM snapshot)
       UNION ALL SELECT seed1, generated, kept, 1 FROM since
       UNION ALL SELECT seed2, generated, kept, 1 FROM since WHERE seed2 <> seed1
       UNION ALL SELECT seed3, generated, kept, 1 FROM since WHERE seed3 NOT IN (seed1, seed2)),
     summed AS (SELECT seed, sum(generated) AS generated, sum(kept) AS kept, sum(prompts) AS prompts FROM counted GROUP BY seed)
     SELECT s.id, s.instruction, s.candidate IS NULL AS isHuman, s.from_prompt AS fromPrompt,
       coalesce(k.generated, 0) AS generated, coalesce(k.kept, 0) AS kept, coalesce(k.prompts, 0) AS prompts
     FROM seed s LEFT JOIN summed k ON k.seed = s.id
     WHERE s.from_prompt <= ?2 AND (s.run IS NULL OR s.run = ?1)
       AND NOT EXISTS (SELECT 1 FROM seed_change c WHERE c.run = ?1 AND c.left_seed = s.id AND c.from_prompt <= ?2)
     ORDER BY s.id`,
    run,
    prompt,
  );
  return rows.map(({ generated, kept, prompts, isHuman, ...seed }) => ({
    ...seed,
    isHuman: isHuman === 1,
    count: { generated, kept, prompts },
  }));
}

/** What a window's numbers hang on: how far prompts and tallies had come when it closed. */
export type Horizon = Readonly<{
  lastPrompt: number;
  lastTally: number;
  humanSeeds: number;
  learnedPrompt: number;
}>;

/** `learnedPrompt`: the newest prompt whose rows stand in the window's last batch. */
export function horizon(db: ReadableDb, run: number, lastBatch: number): Horizon {
  return {
    lastPrompt: one(db, "SELECT coalesce(max(id), 0) AS value FROM prompt"),
    lastTally: one(db, "SELECT coalesce(max(id), 0) AS value FROM tally WHERE run = ?", run),
    humanSeeds: one(db, "SELECT count(*) AS value FROM seed WHERE candidate IS NULL"),
    learnedPrompt: one(
      db,
      `SELECT coalesce(max(p.prompt), 0) AS value FROM batch_member m JOIN candidate c ON c.id = m.candidate
       JOIN parsing p ON p.id = c.parsing WHERE m.batch = ?`,
      lastBatch,
    ),
  };
}

/** A closed window with everything that its fact rows need. */
export type ClosedWindow = Readonly<{
  number: number;
  signal: string;
  steps: readonly WindowStep[];
  decision: Decision;
  pool: readonly (PoolSeed & Readonly<{ instruction: string }>)[];
  horizon: Horizon;
  fromPrompt: number;
}>;

/** Writes a window and its batches, candidates and seed scores; gives the window's id. */
export function insertWindow(db: WritableDb, run: number, window: ClosedWindow, now: number): number {
  const { decision, steps, horizon: at } = window;
  const batchOf = (index: number | null): number | null =>
    index === null ? null : (steps[index]?.batch ?? null);
  const row = db.insert(
    `INSERT INTO window (run, number, first_step, last_step, signal, winner_batch, norm_winner_batch, outcome, sentence,
       pool, eligible, max_swaps, from_prompt, lag_prompts, through_tally, closed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    window.number,
    steps[0]?.step ?? 0,
    steps.at(-1)?.step ?? 0,
    window.signal,
    batchOf(decision.winner),
    batchOf(decision.normWinner),
    decision.outcome,
    decision.sentence,
    window.pool.length,
    decision.eligible,
    decision.maxSwaps,
    window.fromPrompt,
    Math.max(0, window.fromPrompt - 1 - at.learnedPrompt),
    at.lastTally,
    now,
  );
  for (const [index, step] of steps.entries())
    insertWindowBatch(db, row, step, decision.signals[index] ?? null);
  for (const [place, judged] of decision.rows.entries()) {
    db.insert(
      `INSERT INTO window_candidate (window, place, candidate, fate, nearest_seed, nearest_candidate, score)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      row,
      place,
      judged.candidate,
      judged.fate,
      judged.nearest?.kind === "seed" ? judged.nearest.id : null,
      judged.nearest?.kind === "candidate" ? judged.nearest.id : null,
      judged.score,
    );
  }
  for (const seed of window.pool) insertSeedScore(db, row, seed);
  return row;
}

function insertWindowBatch(db: WritableDb, window: number, step: WindowStep, signal: number | null): void {
  db.insert(
    "INSERT INTO window_batch (window, batch, step, gradient_norm, tokens, signal) VALUES (?, ?, ?, ?, ?, ?)",
    window,
    step.batch,
    step.step,
    step.gradientNorm,
    step.tokens,
    signal,
  );
}

function insertSeedScore(db: WritableDb, window: number, seed: PoolSeed): void {
  const { generated, kept, prompts } = seed.count;
  db.insert(
    "INSERT INTO seed_score (window, seed, generated, kept, prompts, score) VALUES (?, ?, ?, ?, ?, ?)",
    window,
    seed.id,
    generated,
    kept,
    prompts,
    generated === 0 ? null : kept / generated,
  );
}

/** One swap: who left with its score, who came in with the signal that brought it. */
export function insertSeedChange(
  db: WritableDb,
  change: {
    run: number;
    window: number;
    fromPrompt: number;
    left: PoolSeed;
    cameSeed: number;
    signal: number;
    norm: number;
  },
): void {
  const { generated, kept } = change.left.count;
  db.insert(
    `INSERT INTO seed_change (run, window, from_prompt, left_seed, left_generated, left_kept, left_score, came_seed, came_signal, came_norm)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    change.run,
    change.window,
    change.fromPrompt,
    change.left.id,
    generated,
    kept,
    kept / generated,
    change.cameSeed,
    change.signal,
    change.norm,
  );
}
