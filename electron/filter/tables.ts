import { z } from "zod";
import type { DropRule, Mark } from "../nouns/rules.ts";
import { jsonText } from "../store/jsonText.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import { parsedReplies } from "../store/parsedReplies.ts";
import type { ParsedReply } from "../store/parsedReplies.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const numberRow = z.object({ number: count.nullable() });
const seedTextRow = z.object({ id, text: z.string() });
const keptTextRow = z.object({ keptNumber: id, id, text: z.string() });

/** The prompt that a run or its first parent began with, null before it: initial seeds are those that stood there. */
export function firstPrompt(db: ReadableDb, run: number): number | null {
  const sql = `SELECT min(p.id) AS number FROM prompt p WHERE ${isOfRun("p.id", "?")}`;
  return db.get(numberRow, sql, run)?.number ?? null;
}

/**
 * A page of the seeds that a person gave before a prompt, by their ids above `after`. They stay in the pool when
 * they leave the bed.
 */
export function initialSeeds(
  db: ReadableDb,
  prompt: number,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): readonly z.infer<typeof seedTextRow>[] {
  return db.all(
    seedTextRow,
    `SELECT id, instruction AS text FROM seed WHERE candidate IS NULL AND from_prompt <= ? AND id > ?
     ORDER BY id LIMIT ?`,
    prompt,
    after,
    limit,
  );
}

/** How many seeds a person gave before a prompt. */
export function howManyInitialSeeds(db: ReadableDb, prompt: number): number {
  const sql = "SELECT count(*) AS number FROM seed WHERE candidate IS NULL AND from_prompt <= ?";
  return db.get(numberRow, sql, prompt)?.number ?? 0;
}

/** A page of a run's kept instructions, by their numbers above `after`. */
export function keptTexts(
  db: ReadableDb,
  run: number,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): readonly z.infer<typeof keptTextRow>[] {
  return db.all(
    keptTextRow,
    `SELECT v.kept_number AS keptNumber, c.id, c.instruction AS text FROM verdict v JOIN candidate c ON c.id = v.candidate
     WHERE v.run = ? AND v.kept_number > ? ORDER BY v.kept_number LIMIT ?`,
    run,
    after,
    limit,
  );
}

/** The number of the last kept row of a run: how many there are. */
export function lastKeptNumber(db: ReadableDb, run: number): number {
  const sql = `SELECT kept_number AS number FROM verdict WHERE run = ? AND kept_number IS NOT NULL
     ORDER BY kept_number DESC LIMIT 1`;
  return db.get(numberRow, sql, run)?.number ?? 0;
}

/** Characters of text after which no further reply is read at once: a millisecond or two. */
const enoughCharacters = 500_000;

/** Parsed replies beyond the last one judged in this run: at most `limit`, fewer where their texts are long. */
export function unjudged(db: ReadableDb, run: number, limit: number): readonly ParsedReply[] {
  const found: ParsedReply[] = [];
  let after = lastJudged(db, run);
  for (let characters = 0; found.length < limit && characters < enoughCharacters;) {
    const [next] = parsedReplies(db, { after, through: null }, 1);
    if (next === undefined) break;
    found.push(next);
    after = next.parsing;
    for (const { instruction, input, output } of next.candidates)
      characters += instruction.length + input.length + output.length;
  }
  return found;
}

/** The last parsing that a run judged; 0 before the first. */
export function lastJudged(db: ReadableDb, run: number): number {
  const sql = "SELECT parsing AS number FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1";
  return db.get(numberRow, sql, run)?.number ?? 0;
}

/** Why a candidate was set aside: a rule of the texts, or the filter. */
export type SetAside = DropRule | "too_close" | "exact_repeat" | "over_goal";

/** One candidate's verdict: a kept number or the rule that set it aside, and its nearest neighbour. */
export type Verdict = Readonly<{
  candidate: number;
  keptNumber: number | null;
  rule: SetAside | null;
  nearestSeed: number | null;
  nearestCandidate: number | null;
  score: number | null;
  marks: readonly Mark[];
}>;

/** What one reply brought. */
export type Tally = Readonly<{
  parsing: number;
  prompt: number;
  parsed: number;
  broken: number;
  ruledOut: number;
  overGoal: number;
  /** What entered the ROUGE filter: SeedGen's count. */
  generated: number;
  kept: number;
  marked: number;
  /** Kept rows whose prompt held a seed that came in by replacement: closure's count. */
  fromGrown: number;
  promptTokens: number;
  completionTokens: number;
  rules: Readonly<Record<string, number>>;
}>;

const ruleCounts = z.record(z.string(), count);
const totalsRow = z.object({
  parsed: count,
  broken: count,
  ruledOut: count,
  overGoal: count,
  generated: count,
  kept: count,
  marked: count,
  fromGrown: count,
  promptTokens: count,
  completionTokens: count,
  rules: jsonText(ruleCounts),
});

const nothingYet = {
  parsed: 0,
  broken: 0,
  ruledOut: 0,
  overGoal: 0,
  generated: 0,
  kept: 0,
  marked: 0,
  fromGrown: 0,
  promptTokens: 0,
  completionTokens: 0,
  rules: {},
} as const;

/** The run's totals: those of its last tally. */
function totals(db: ReadableDb, run: number): z.infer<typeof totalsRow> {
  return (
    db.get(
      totalsRow,
      `SELECT parsed_total AS parsed, broken_total AS broken, ruled_out_total AS ruledOut, over_goal_total AS overGoal,
         generated_total AS generated, kept_total AS kept, marked_total AS marked, from_grown_total AS fromGrown,
         prompt_tokens_total AS promptTokens, completion_tokens_total AS completionTokens, rules_total AS rules FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`,
      run,
    ) ?? nothingYet
  );
}

/** Rows kept so far in a run. */
export function keptTotal(db: ReadableDb, run: number): number {
  return totals(db, run).kept;
}

export function insertVerdict(db: WritableDb, run: number, verdict: Verdict): void {
  db.insert(
    `INSERT INTO verdict (run, candidate, kept_number, rule, nearest_seed, nearest_candidate, score, marks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    verdict.candidate,
    verdict.keptNumber,
    verdict.rule,
    verdict.nearestSeed,
    verdict.nearestCandidate,
    verdict.score,
    JSON.stringify(verdict.marks),
  );
}

/** A reply's tally and the run's totals with it, so that no counter is ever a scan. */
export function insertTally(db: WritableDb, run: number, tally: Tally, now: number): void {
  const before = totals(db, run);
  const rules = { ...before.rules };
  for (const [rule, number] of Object.entries(tally.rules)) rules[rule] = (rules[rule] ?? 0) + number;
  db.insert(
    `INSERT INTO tally (run, parsing, prompt, parsed, broken, ruled_out, over_goal, generated, kept, marked, from_grown,
       rules, parsed_total, broken_total, ruled_out_total, over_goal_total, generated_total, kept_total, marked_total,
       from_grown_total, rules_total, prompt_tokens_total, completion_tokens_total, judged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    tally.parsing,
    tally.prompt,
    tally.parsed,
    tally.broken,
    tally.ruledOut,
    tally.overGoal,
    tally.generated,
    tally.kept,
    tally.marked,
    tally.fromGrown,
    JSON.stringify(tally.rules),
    before.parsed + tally.parsed,
    before.broken + tally.broken,
    before.ruledOut + tally.ruledOut,
    before.overGoal + tally.overGoal,
    before.generated + tally.generated,
    before.kept + tally.kept,
    before.marked + tally.marked,
    before.fromGrown + tally.fromGrown,
    JSON.stringify(rules),
    before.promptTokens + tally.promptTokens,
    before.completionTokens + tally.completionTokens,
    now,
  );
}

const requestRow = z.object({
  parsing: id,
  kept: count.nullable(),
  promptTokens: count,
  completionTokens: count,
});

/** What a parsed reply cost and how many of its rows a run kept (null: not judged). */
export type RequestFigures = Readonly<z.infer<typeof requestRow>>;

/** The first parsed replies after one parsing and through another, in order. */
export function requestsAfter(
  db: ReadableDb,
  run: number,
  { after, through }: Readonly<{ after: number; through: number }>,
  limit: number,
): readonly RequestFigures[] {
  return db.all(
    requestRow,
    `SELECT g.id AS parsing, t.kept, coalesce(r.prompt_tokens, 0) AS promptTokens, coalesce(r.completion_tokens, 0) AS completionTokens
     FROM parsing g JOIN reply r ON r.id = g.reply LEFT JOIN tally t ON t.parsing = g.id AND t.run = ?
     WHERE g.id > ? AND g.id <= ? ORDER BY g.id LIMIT ?`,
    run,
    after,
    through,
    limit,
  );
}

/** What judging the recorded replies again gave: counts as in a tally, and rows kept of each reply in order. */
export type Replayed = Readonly<{
  throughParsing: number;
  requests: number;
  parsed: number;
  generated: number;
  kept: number;
  rules: Readonly<Record<string, number>>;
  keptByRequest: readonly number[];
  tookMs: number;
}>;

/** The result of a replay run. */
export function insertReplay(db: WritableDb, run: number, replayed: Replayed, now: number): void {
  db.insert(
    `INSERT INTO replay (run, through_parsing, requests, parsed, generated, kept, rules, kept_by_request, took_ms, replayed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    replayed.throughParsing,
    replayed.requests,
    replayed.parsed,
    replayed.generated,
    replayed.kept,
    JSON.stringify(replayed.rules),
    JSON.stringify(replayed.keptByRequest),
    replayed.tookMs,
    now,
  );
}

const keptRow = z.object({ keptByRequest: jsonText(z.array(count)) });

/** Rows that a replay run kept of each reply, in order. */
export function replayedKept(db: ReadableDb, run: number): readonly number[] {
  const row = db.get(keptRow, "SELECT kept_by_request AS keptByRequest FROM replay WHERE run = ?", run);
  return row?.keptByRequest ?? [];
}
