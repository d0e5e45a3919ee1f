import { z } from "zod";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import { bedSizeSql, isInBed, isPinned, summedCounts } from "../store/seedPool.ts";
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

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const countedRow = z.object({
  id,
  instruction: z.string(),
  isHuman: flag,
  isPinned: flag,
  isInBed: flag,
  fromPrompt: z.number().int(),
  generated: count,
  kept: count,
  prompts: count,
});

const judgedRow = countedRow.omit({ instruction: true, isInBed: true });

type CountedSeed = PoolSeed & Readonly<{ instruction: string }>;

/** The pool that prompt `prompt` would draw from, with SeedGen and SeedKept. */
export function poolWithCounts(db: ReadableDb, run: number, prompt: number): readonly CountedSeed[] {
  return seedsWithCounts(db, run, prompt).pool;
}

/**
 * The pool at `prompt`, and the seeds that a person took out of it: their counts are carried on, because they may
 * come back.
 */
export function seedsWithCounts(
  db: ReadableDb,
  run: number,
  prompt: number,
): Readonly<{ pool: readonly CountedSeed[]; retired: readonly CountedSeed[] }> {
  const rows = db.all(
    countedRow,
    `${summedCounts},
     came AS (SELECT id, instruction, candidate IS NULL AS isHuman, from_prompt, ${isInBed("seed.id", "?1", "?2")} AS isInBed
       FROM seed WHERE from_prompt <= ?2 AND (run IS NULL OR run = ?1))
     SELECT s.id, s.instruction, s.isHuman, ${isPinned("s.id", "?1")} AS isPinned, s.isInBed, s.from_prompt AS fromPrompt,
       coalesce(k.generated, 0) AS generated, coalesce(k.kept, 0) AS kept, coalesce(k.prompts, 0) AS prompts
     FROM came s LEFT JOIN summed k ON k.seed = s.id
     WHERE s.isInBed OR EXISTS (SELECT 1 FROM seed_act a WHERE a.seed = s.id AND a.act = 'retire') ORDER BY s.id`,
    run,
    prompt,
  );
  const of = (wanted: boolean): readonly CountedSeed[] =>
    rows.flatMap(({ isInBed: is, generated, kept, prompts, ...seed }) =>
      is === wanted ? [{ ...seed, count: { generated, kept, prompts } }] : [],
    );
  return { pool: of(true), retired: of(false) };
}

/** The size of the pool that the next prompt would draw from, and how many of its seeds are a person's. */
export function poolSize(db: ReadableDb, run: number): Readonly<{ seeds: number; humans: number }> {
  const next = "(SELECT coalesce(max(id), 0) + 1 FROM prompt)";
  const humans = `SELECT (SELECT count(*) FROM seed WHERE run IS NULL) - (SELECT count(*)
      FROM (SELECT left_seed AS seed FROM seed_change WHERE run = ?1 UNION SELECT seed FROM seed_act) touched
      WHERE (SELECT s.run IS NULL FROM seed s WHERE s.id = touched.seed) AND NOT ${isInBed("touched.seed", "?1", next)}) AS value`;
  return {
    seeds: db.get(z.object({ size: count }), bedSizeSql, run)?.size ?? 0,
    humans: one(db, humans, run),
  };
}

/** The seeds of the pool at `prompt` with at least `minGenerated` texts of evidence, and at least one. */
export function judgedSeeds(
  db: ReadableDb,
  run: number,
  prompt: number,
  minGenerated: number,
): readonly PoolSeed[] {
  const rows = db.all(
    judgedRow,
    `${summedCounts}
     SELECT s.id, s.run IS NULL AS isHuman, ${isPinned("s.id", "?1")} AS isPinned, s.from_prompt AS fromPrompt,
       k.generated, k.kept, k.prompts
     FROM summed k CROSS JOIN seed s ON s.id = k.seed
     WHERE k.generated >= max(1, ?3) AND s.from_prompt <= ?2 AND (s.run IS NULL OR s.run = ?1)
       AND ${isInBed("s.id", "?1", "?2")} ORDER BY s.id`,
    run,
    prompt,
    minGenerated,
  );
  return rows.map(({ generated, kept, prompts, ...seed }) => ({
    ...seed,
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
    humanSeeds: one(
      db,
      `SELECT count(*) AS value FROM seed WHERE candidate IS NULL
         AND coalesce((SELECT act FROM seed_act WHERE seed = seed.id AND act IN ('retire', 'restore') ORDER BY id DESC LIMIT 1), '') <> 'retire'`,
    ),
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
  pool: readonly CountedSeed[];
  /** Seeds that a person took out; the snapshot carries their counts on. */
  retired: readonly CountedSeed[];
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
  for (const seed of [...window.pool, ...window.retired]) insertSeedScore(db, row, seed);
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
