import { z } from "zod";
import type { ParsedReply } from "../nouns/parsed.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import { isInBed } from "../store/seedPool.ts";
import type { AskFailure, PromptSeed, WrittenReply } from "./writer.ts";

const id = z.number().int().positive();
const idRow = z.object({ id });
const lastIdRow = z.object({ id: z.number().int() });
const roundRow = z.object({ round: z.number().int().nullable() });
const foundRow = z.object({ found: z.number().int() });
const seedRow = z.object({ id, instruction: z.string(), input: z.string(), output: z.string() });

/**
 * The pool of seeds that prompt `prompt` may draw from, by id: a pure function of the ledger, because a
 * seed change and a person's act take effect at a prompt (DESIGN 4, point 2).
 */
export function poolAt(db: ReadableDb, run: number, prompt: number): readonly PromptSeed[] {
  return db.all(
    seedRow,
    `SELECT id, instruction, input, output FROM seed
     WHERE from_prompt <= ?2 AND (run IS NULL OR run = ?1) AND ${isInBed("seed.id", "?1", "?2")} ORDER BY id`,
    run,
    prompt,
  );
}

/** The id the next prompt of the project will have. */
export function nextPromptId(db: ReadableDb): number {
  return (db.get(lastIdRow, "SELECT coalesce(max(id), 0) AS id FROM prompt")?.id ?? 0) + 1;
}

/** The recipe's id; a recipe that stands already is found by its content. */
export function recipeId(
  db: WritableDb,
  recipe: { sha256: string; layout: string; writer: string; parameters: string },
  now: number,
): number {
  const known = db.get(idRow, "SELECT id FROM recipe WHERE sha256 = ?", recipe.sha256);
  if (known !== undefined) return known.id;
  return db.insert(
    "INSERT INTO recipe (sha256, layout, writer, parameters, created_at) VALUES (?, ?, ?, ?, ?)",
    recipe.sha256,
    recipe.layout,
    recipe.writer,
    recipe.parameters,
    now,
  );
}

/** A prompt stands before its request is sent. */
export function insertPrompt(
  db: WritableDb,
  prompt: {
    id: number;
    run: number;
    recipe: number;
    round: number | null;
    seeds: readonly [number, number, number];
    request: string;
  },
  now: number,
): void {
  db.insert(
    "INSERT INTO prompt (id, run, recipe, round, seed1, seed2, seed3, request, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    prompt.id,
    prompt.run,
    prompt.recipe,
    prompt.round,
    ...prompt.seeds,
    prompt.request,
    now,
  );
}

const openPromptRow = z.object({ id, request: z.string() });
export type OpenPrompt = z.infer<typeof openPromptRow>;

/**
 * Prompts of a run and its parents that have neither a reply nor been given up, oldest first. Requests finish out
 * of order, so this is an anti-join; it is asked once a sitting.
 */
export function openPrompts(db: ReadableDb, run: number): readonly OpenPrompt[] {
  return db.all(
    openPromptRow,
    `SELECT id, request FROM prompt p WHERE ${isOfRun("p.id", "?")}
       AND NOT EXISTS (SELECT 1 FROM reply WHERE prompt = p.id)
       AND NOT EXISTS (SELECT 1 FROM abandoned WHERE prompt = p.id) ORDER BY id`,
    run,
  );
}

/** The number of the last round of a run in turn and its parents, 0 before the first. */
export function lastRound(db: ReadableDb, run: number): number {
  const row = db.get(
    roundRow,
    `SELECT round FROM prompt p WHERE ${isOfRun("p.id", "?")} ORDER BY p.id DESC LIMIT 1`,
    run,
  );
  return row?.round ?? 0;
}

export function insertAttempt(db: WritableDb, prompt: number, session: number, now: number): number {
  return db.insert(
    "INSERT INTO attempt (prompt, session, started_at) VALUES (?, ?, ?)",
    prompt,
    session,
    now,
  );
}

/** The reply as it came, and the end of its attempt. */
export function insertReply(
  db: WritableDb,
  prompt: number,
  attempt: number,
  reply: WrittenReply,
  now: number,
): void {
  db.insert(
    "INSERT INTO attempt_end (attempt, outcome, possibly_paid, ended_at) VALUES (?, 'replied', 1, ?)",
    attempt,
    now,
  );
  db.insert(
    `INSERT INTO reply (prompt, attempt, text, finish_reason, model, prompt_tokens, completion_tokens, latency_ms, arrived_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    prompt,
    attempt,
    reply.text,
    reply.finishReason,
    reply.model,
    reply.promptTokens,
    reply.completionTokens,
    Math.round(reply.latencyMs),
    now,
  );
}

export function insertAttemptFailure(
  db: WritableDb,
  attempt: number,
  failure: AskFailure,
  now: number,
): void {
  db.insert(
    "INSERT INTO attempt_end (attempt, outcome, possibly_paid, status, retry_after_ms, sentence, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    attempt,
    failure.kind,
    failure.possiblyPaid ? 1 : 0,
    failure.status,
    failure.retryAfterMs,
    failure.sentence,
    now,
  );
}

/** A prompt that no server will ever answer is given up, so that it does not stand in the way. */
export function insertAbandoned(db: WritableDb, prompt: number, failure: AskFailure, now: number): void {
  db.insert(
    "INSERT INTO abandoned (prompt, failure, sentence, abandoned_at) VALUES (?, ?, ?, ?)",
    prompt,
    failure.kind,
    failure.sentence,
    now,
  );
}

/** How many of the newest settled prompts after `since` brought no task in a row; counts to `limit`. */
export function barrenStreak(db: ReadableDb, run: number, since: number, limit: number): number {
  const rows = db.all(
    foundRow,
    `SELECT coalesce((SELECT found FROM parsing WHERE prompt = p.id), 0) AS found FROM prompt p
     WHERE ${isOfRun("p.id", "?")} AND id > ?
       AND (EXISTS (SELECT 1 FROM parsing WHERE prompt = p.id) OR EXISTS (SELECT 1 FROM abandoned WHERE prompt = p.id))
     ORDER BY id DESC LIMIT ?`,
    run,
    since,
    limit,
  );
  const firstFertile = rows.findIndex((row) => row.found > 0);
  return firstFertile === -1 ? rows.length : firstFertile;
}

const unparsedRow = z.object({
  reply: id,
  prompt: id,
  text: z.string(),
  finishReason: z.string(),
  layout: z.enum(["list20", "userTurn"]),
});
export type Unparsed = z.infer<typeof unparsedRow>;

/** Replies beyond the last parsed one, as they arrived. */
export function unparsedReplies(db: ReadableDb, limit: number): readonly Unparsed[] {
  return db.all(
    unparsedRow,
    `SELECT r.id AS reply, r.prompt, r.text, r.finish_reason AS finishReason, c.layout FROM reply r
     JOIN prompt p ON p.id = r.prompt JOIN recipe c ON c.id = p.recipe
     WHERE r.id > (SELECT coalesce(max(reply), 0) FROM parsing) ORDER BY r.id LIMIT ?`,
    limit,
  );
}

/** One parsing fact, also for a reply with no task, and its candidates. */
export function insertParsing(
  db: WritableDb,
  unparsed: { reply: number; prompt: number },
  parsed: ParsedReply,
  version: number,
  now: number,
): void {
  const parsing = db.insert(
    "INSERT INTO parsing (reply, prompt, version, found, broken, parsed_at) VALUES (?, ?, ?, ?, ?, ?)",
    unparsed.reply,
    unparsed.prompt,
    version,
    parsed.candidates.length,
    JSON.stringify(parsed.broken),
    now,
  );
  for (const candidate of parsed.candidates) {
    db.insert(
      "INSERT INTO candidate (parsing, ordinal, instruction, input, output, shortened) VALUES (?, ?, ?, ?, ?, ?)",
      parsing,
      candidate.ordinal,
      candidate.instruction,
      candidate.input,
      candidate.output,
      candidate.shortened ? 1 : 0,
    );
  }
}
