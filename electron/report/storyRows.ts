import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import { marksText } from "./marks.ts";
import { keptByPersonRows, leftOutByPersonRows } from "./reviews.ts";

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
    temperature: jsonText(z.looseObject({ temperature: z.number().nullish() })).transform(
      (parameters) => parameters.temperature ?? null,
    ),
    createdAt: wholeNumber,
    seed1: id,
    seed2: id,
    seed3: id,
    finishReason: text,
    latencyMs: z.number(),
    arrivedAt: wholeNumber,
    promptTokens: wholeNumber.nullable(),
    completionTokens: wholeNumber.nullable(),
    found: wholeNumber,
    broken: jsonText(z.array(z.unknown())).transform((tasks) => tasks.length),
    text,
  }),
  sql: `SELECT c.instruction, c.input, c.output, c.shortened, c.ordinal, p.id AS prompt, f.writer,
      f.parameters AS temperature, p.created_at AS createdAt, p.seed1, p.seed2, p.seed3,
      r.finish_reason AS finishReason, r.latency_ms AS latencyMs, r.arrived_at AS arrivedAt, r.prompt_tokens AS promptTokens, r.completion_tokens AS completionTokens, g.found, g.broken, r.text
    FROM candidate c JOIN parsing g ON g.id = c.parsing JOIN reply r ON r.id = g.reply JOIN prompt p ON p.id = g.prompt
      JOIN recipe f ON f.id = p.recipe WHERE c.id = ?`,
} as const;

/** The verdict of a candidate in a run, with its nearest neighbour. */
export const verdict = {
  schema: z.object({
    keptNumber: wholeNumber.nullable(),
    rule: text.nullable(),
    score: z.number().nullable(),
    marks: marksText,
    nearestSeed: id.nullable(),
    nearestCandidate: id.nullable(),
    nearestText: text.nullable(),
    nearestKept: id.nullable(),
    nearestPrompt: id.nullable(),
    judgedAt: wholeNumber.nullable(),
  }),
  sql: `SELECT v.kept_number AS keptNumber, v.rule, v.score, v.marks, v.nearest_seed AS nearestSeed,
      v.nearest_candidate AS nearestCandidate, coalesce(s.instruction, c.instruction) AS nearestText,
      n.kept_number AS nearestKept, g.prompt AS nearestPrompt,
      (SELECT t.judged_at FROM candidate o JOIN tally t ON t.run = v.run AND t.parsing = o.parsing WHERE o.id = v.candidate) AS judgedAt
    FROM verdict v LEFT JOIN seed s ON s.id = v.nearest_seed
      LEFT JOIN candidate c ON c.id = v.nearest_candidate LEFT JOIN parsing g ON g.id = c.parsing
      LEFT JOIN verdict n ON n.run = v.run AND n.candidate = v.nearest_candidate
    WHERE v.run = ? AND v.candidate = ?`,
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
    batch: id,
    number: wholeNumber,
    epoch: wholeNumber,
    place: wholeNumber,
    wantedCluster: wholeNumber,
    composedAt: wholeNumber,
    step: wholeNumber.nullable(),
    loss: z.number().nullable(),
    gradientNorm: z.number().nullable(),
    steppedAt: wholeNumber.nullable(),
  }),
  sql: `SELECT b.id AS batch, b.number, b.epoch, m.place, m.wanted_cluster AS wantedCluster, b.composed_at AS composedAt,
      s.step, s.loss, s.gradient_norm AS gradientNorm, s.stepped_at AS steppedAt
    FROM batch_member m JOIN batch b ON b.id = m.batch LEFT JOIN training_step s ON s.batch = b.id
    WHERE m.candidate = ? AND b.run = ? ORDER BY m.batch`,
} as const;

/** The cluster of each place of a batch. */
export const cells = {
  schema: z.object({ cluster: wholeNumber }),
  sql: "SELECT cluster FROM batch_member WHERE batch = ? ORDER BY place",
} as const;

/** The closed window that holds a step. Parameters: run, step. */
export const windowOfStep = {
  schema: z.object({ id, number: wholeNumber, winner: id.nullable() }),
  sql: `SELECT id, number, winner_batch AS winner FROM window
    WHERE run = ?1 AND first_step <= ?2 AND last_step >= ?2 ORDER BY number LIMIT 1`,
} as const;

/** The batches of a window in the order trained. */
export const windowNorms = {
  schema: z.object({ batch: wholeNumber, norm: z.number().nullable() }),
  sql: `SELECT b.number AS batch, x.gradient_norm AS norm FROM window_batch x JOIN batch b ON b.id = x.batch
    WHERE x.window = ? ORDER BY x.batch`,
} as const;

/** The windows whose winner held the row: candidates are rows of the winner's batch (S0 step F). */
export const candidacies = {
  schema: z.object({ window: wholeNumber, fate: text, score: z.number().nullable(), closedAt: wholeNumber }),
  sql: `SELECT w.number AS window, x.fate, x.score, w.closed_at AS closedAt
    FROM batch_member m JOIN batch b ON b.id = m.batch JOIN window w ON w.run = b.run AND w.winner_batch = b.id
      JOIN window_candidate x ON x.window = w.id AND x.candidate = m.candidate
    WHERE m.candidate = ? AND b.run = ? ORDER BY w.number`,
} as const;

/** The seed whose place a seed took, and whether a person undid it. Parameters: run, seed that came. */
export const tookPlace = {
  schema: z.object({
    id,
    score: z.number(),
    isUndone: z.union([z.literal(0), z.literal(1)]).transform((undone) => undone === 1),
  }),
  sql: `SELECT x.left_seed AS id, x.left_score AS score,
      EXISTS (SELECT 1 FROM seed_act a WHERE a.change = x.id AND a.act = 'restore') AS isUndone
    FROM seed_change x WHERE x.run = ? AND x.came_seed = ?`,
} as const;

export const becameSeed = {
  schema: z.object({ id }),
  sql: "SELECT id FROM seed WHERE candidate = ? AND run = ?",
} as const;

/**
 * Exports that hold a kept row: an export holds the rows kept so far, from the first on, less those that a person
 * left out, and behind them those that a person kept anyway. Parameters: run, kept number, candidate.
 */
export const exported = {
  schema: z.object({ format: text, exportedAt: wholeNumber }),
  sql: `SELECT format, exported_at AS exportedAt FROM export
    WHERE run = ?1 AND rows - (SELECT count(*) FROM ${keptByPersonRows("export.run", "export.exported_at")})
        + (SELECT count(*) FROM ${leftOutByPersonRows("export.run", "export.exported_at")}) >= ?2
      AND (SELECT w.act FROM review w WHERE w.candidate = ?3 AND w.made_at <= export.exported_at
        ORDER BY w.id DESC LIMIT 1) IS NOT 'leave_out' ORDER BY id`,
} as const;

/** Exports made while a person's word kept a row that was set aside. Parameters: run, candidate. */
export const exportedByWord = {
  schema: exported.schema,
  sql: `SELECT format, exported_at AS exportedAt FROM export WHERE run = ? AND (SELECT w.act FROM review w
    WHERE w.candidate = ? AND w.made_at <= export.exported_at ORDER BY w.id DESC LIMIT 1) = 'keep' ORDER BY id`,
} as const;
