import { z } from "zod";
import type { LoopWindow } from "../nouns/loop.ts";
import type { ReadableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const windowRow = z.object({
  id,
  number: id,
  firstStep: id,
  lastStep: id,
  winner: id.nullable(),
  winnerBatch: id.nullable(),
  gradientNorm: z.number().nullable(),
  sentence: z.string(),
});
const placeRow = z.object({
  candidate: id,
  keptNumber: id,
  cluster: z.number().int().nonnegative(),
  fate: z.enum(["came_in", "advised", "no_output", "marked", "too_close", "no_room"]),
});
const changeRow = z.object({
  leftId: id,
  leftInstruction: z.string(),
  leftScore: z.number(),
  cameId: id,
  cameInstruction: z.string(),
  isUndone: z.union([z.literal(0), z.literal(1)]),
});

/** The last closed window of a run with its winner's rows and what was replaced; null before the first. */
export function loopWindow(db: ReadableDb, run: number): LoopWindow | null {
  const row = db.get(windowRow, windowSql, run);
  if (row === undefined) return null;
  const { id: window, winner, ...told } = row;
  const changes = db.all(changeRow, changesSql, run, window);
  return {
    ...told,
    places: winner === null ? [] : db.all(placeRow, placesSql, window, winner, run),
    changes: changes.map((change) => ({
      left: { id: change.leftId, instruction: change.leftInstruction, score: change.leftScore },
      came: { id: change.cameId, instruction: change.cameInstruction },
      isUndone: change.isUndone === 1,
    })),
  };
}

const windowSql = `SELECT w.id, w.number, w.first_step AS firstStep, w.last_step AS lastStep, w.winner_batch AS winner,
    b.number AS winnerBatch, s.gradient_norm AS gradientNorm, w.sentence
  FROM window w LEFT JOIN batch b ON b.id = w.winner_batch LEFT JOIN training_step s ON s.batch = b.id
  WHERE w.run = ? ORDER BY w.number DESC LIMIT 1`;

const placesSql = `SELECT f.candidate, v.kept_number AS keptNumber, m.cluster, f.fate FROM window_candidate f
    JOIN batch_member m ON m.batch = ?2 AND m.candidate = f.candidate
    JOIN verdict v ON v.run = ?3 AND v.candidate = f.candidate
  WHERE f.window = ?1 ORDER BY f.place`;

const changesSql = `SELECT l.id AS leftId, l.instruction AS leftInstruction, x.left_score AS leftScore, c.id AS cameId,
    c.instruction AS cameInstruction,
    EXISTS (SELECT 1 FROM seed_act a WHERE a.seed = x.left_seed AND a.change = x.id) AS isUndone
  FROM seed_change x JOIN seed l ON l.id = x.left_seed JOIN seed c ON c.id = x.came_seed
  WHERE x.run = ?1 AND x.window = ?2 ORDER BY x.id`;
