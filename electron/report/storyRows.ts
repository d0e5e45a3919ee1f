import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import { marksText } from "./marks.ts";

const id = z.number().int().positive();
const wholeNumber = z.number().int();
const text = z.string();

/** The candidate with its prompt and its reply. */
export const birth = {
  schema: z.object({
    instruction: text,
    input: text,
    output: text,
    shortened: wholeNumber,
    ordinal: wholeNumber,
    prompt: id,
    writer: text,
    createdAt: wholeNumber,
    seed1: id,
    seed2: id,
    seed3: id,
    finishReason: text,
    latencyMs: z.number(),
    promptTokens: wholeNumber.nullable(),
    completionTokens: wholeNumber.nullable(),
    found: wholeNumber,
    broken: jsonText(z.array(z.unknown())).transform((tasks) => tasks.length),
    text,
  }),
  sql: `SELECT c.instruction, c.input, c.output, c.shortened, c.ordinal, p.id AS prompt, f.writer, p.created_at AS createdAt,
      p.seed1, p.seed2, p.seed3, r.finish_reason AS finishReason, r.latency_ms AS latencyMs,
      r.prompt_tokens AS promptTokens, r.completion_tokens AS completionTokens, g.found, g.broken, r.text
    FROM candidate c JOIN parsing g ON g.id = c.parsing JOIN reply r ON r.id = g.reply JOIN prompt p ON p.id = g.prompt
      JOIN recipe f ON f.id = p.recipe WHERE c.id = ?`,
} as const;

/** The verdict of a candidate in a run, with its nearest neighbour's text and the run's threshold. */
export const verdict = {
  schema: z.object({
    keptNumber: wholeNumber.nullable(),
    rule: text.nullable(),
    score: z.number().nullable(),
    marks: marksText,
    nearestSeed: id.nullable(),
    nearestCandidate: id.nullable(),
    nearestText: text.nullable(),
    theta: jsonText(z.object({ theta: z.number() })).transform((settings) => settings.theta),
  }),
  sql: `SELECT v.kept_number AS keptNumber, v.rule, v.score, v.marks, v.nearest_seed AS nearestSeed,
      v.nearest_candidate AS nearestCandidate, coalesce(s.instruction, c.instruction) AS nearestText, r.settings AS theta
    FROM verdict v JOIN run r ON r.id = v.run LEFT JOIN seed s ON s.id = v.nearest_seed
      LEFT JOIN candidate c ON c.id = v.nearest_candidate WHERE v.run = ? AND v.candidate = ?`,
} as const;

export const placed = {
  schema: z.object({ cluster: wholeNumber, keptNumber: wholeNumber }),
  sql: "SELECT cluster, kept_number AS keptNumber FROM cluster WHERE candidate = ? AND run = ?",
} as const;

const inBatch = `EXISTS (SELECT 1 FROM batch_member m JOIN batch b ON b.id = m.batch
  WHERE m.candidate = k.candidate AND b.run = k.run)`;

/**
 * Rows of the same cluster that wait before a waiting one. A cluster is a queue, so those that wait begin
 * after the last row that a batch took. Parameters: run, cluster, kept number.
 */
export const waitingBefore = {
  schema: z.object({ rows: wholeNumber }),
  sql: `SELECT count(*) AS rows FROM cluster k WHERE k.run = ?1 AND k.cluster = ?2 AND k.kept_number < ?3
      AND k.kept_number > coalesce((SELECT k.kept_number FROM cluster k WHERE k.run = ?1 AND k.cluster = ?2
        AND k.kept_number < ?3 AND ${inBatch} ORDER BY k.kept_number DESC LIMIT 1), 0)`,
} as const;

/** The batches a row stood in, with their steps. Parameters: candidate, run. */
export const batches = {
  schema: z.object({
    number: wholeNumber,
    epoch: wholeNumber,
    place: wholeNumber,
    wantedCluster: wholeNumber,
    step: wholeNumber.nullable(),
    loss: z.number().nullable(),
    gradientNorm: z.number().nullable(),
  }),
  sql: `SELECT b.number, b.epoch, m.place, m.wanted_cluster AS wantedCluster, s.step, s.loss, s.gradient_norm AS gradientNorm
    FROM batch_member m JOIN batch b ON b.id = m.batch LEFT JOIN training_step s ON s.batch = b.id
    WHERE m.candidate = ? AND b.run = ? ORDER BY m.batch`,
} as const;

/** The windows whose winner held the row: candidates are rows of the winner's batch (S0 step F). */
export const candidacies = {
  schema: z.object({ window: wholeNumber, fate: text, score: z.number().nullable() }),
  sql: `SELECT w.number AS window, x.fate, x.score
    FROM batch_member m JOIN batch b ON b.id = m.batch JOIN window w ON w.run = b.run AND w.winner_batch = b.id
      JOIN window_candidate x ON x.window = w.id AND x.candidate = m.candidate
    WHERE m.candidate = ? AND b.run = ? ORDER BY w.number`,
} as const;

export const becameSeed = {
  schema: z.object({ id }),
  sql: "SELECT id FROM seed WHERE candidate = ? AND run = ?",
} as const;

/** Exports that hold a kept row: an export holds the rows kept so far, from the first on. */
export const exported = {
  schema: z.object({ format: text, exportedAt: wholeNumber }),
  sql: "SELECT format, exported_at AS exportedAt FROM export WHERE run = ? AND rows >= ? ORDER BY id",
} as const;
