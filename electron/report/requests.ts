import { z } from "zod";
import type { FailureGroup, RequestLine, RequestPage, RequestShow } from "../nouns/requestView.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";
import { promptSeedColumns, promptSeedShape, withSeeds } from "./promptSeeds.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const lineRow = z.object({
  prompt: id,
  ...promptSeedShape,
  writer: z.string(),
  state: z.enum(["waiting", "asked", "replied", "judged", "abandoned"]),
  attempts: count,
  sentence: z.string().nullable(),
  askedAt: count.nullable(),
  latencyMs: count.nullable(),
  promptTokens: count.nullable(),
  completionTokens: count.nullable(),
  found: count.nullable(),
  kept: count.nullable(),
});

/** A prompt number above every other. */
const beforeFirst = Number.MAX_SAFE_INTEGER;

const shows: Readonly<Record<RequestShow, string>> = {
  all: "1",
  open: "r.id IS NULL AND b.prompt IS NULL",
  // Failures are few and have an index of their own; going by it keeps a page cheap in a long run.
  failed: `p.id IN (SELECT f.prompt FROM attempt_end x JOIN attempt f ON f.id = x.attempt WHERE x.outcome <> 'replied')`,
};

/** A page of at most `limit` requests of a run and its parents below prompt `before` (null: from the newest). */
export function requests(
  db: ReadableDb,
  run: number,
  show: RequestShow,
  before: number | null,
  limit: number,
): RequestPage {
  const where = `p.id < ?2 AND ${shows[show]}`;
  const found = db.all(lineRow, linesSql(where), run, before ?? beforeFirst, limit + 1);
  const rows = found.slice(0, limit).map(withSeeds);
  return { rows, next: found.length > limit ? (rows.at(-1)?.prompt ?? null) : null };
}

/** One request of a run or its parents, as this run judged it; null when there is none of this number. */
export function requestLine(db: ReadableDb, run: number, prompt: number): RequestLine | null {
  const row = db.get(lineRow, linesSql("p.id = ?2"), run, prompt, 1);
  return row === undefined ? null : withSeeds(row);
}

/** Requests of a run and its parents, newest first; its parameters are run, the one that `where` takes, limit. */
const linesSql = (where: string): string => `SELECT p.id AS prompt, ${promptSeedColumns}, c.writer,
    CASE WHEN t.id IS NOT NULL THEN 'judged' WHEN r.id IS NOT NULL THEN 'replied' WHEN b.prompt IS NOT NULL THEN 'abandoned'
      WHEN a.id IS NOT NULL AND e.attempt IS NULL THEN 'asked' ELSE 'waiting' END AS state,
    (SELECT count(*) FROM attempt WHERE prompt = p.id) AS attempts,
    CASE WHEN r.id IS NOT NULL THEN NULL ELSE coalesce(b.sentence, e.sentence) END AS sentence,
    a.started_at AS askedAt, r.latency_ms AS latencyMs, r.prompt_tokens AS promptTokens,
    r.completion_tokens AS completionTokens, g.found, t.kept
  FROM prompt p JOIN recipe c ON c.id = p.recipe
    LEFT JOIN attempt a ON a.id = (SELECT max(id) FROM attempt WHERE prompt = p.id)
    LEFT JOIN attempt_end e ON e.attempt = a.id LEFT JOIN reply r ON r.prompt = p.id
    LEFT JOIN parsing g ON g.prompt = p.id LEFT JOIN tally t ON t.run = ?1 AND t.parsing = g.id
    LEFT JOIN abandoned b ON b.prompt = p.id
  WHERE ${isOfRun("p.id", "?1")} AND ${where} ORDER BY p.id DESC LIMIT ?3`;

const groupRow = z.object({
  outcome: z.string(),
  status: count.nullable(),
  count,
  sentence: z.string().nullable(),
});

/** Failed attempts of a run and its parents by what was answered. */
export function failureGroups(db: ReadableDb, run: number): readonly FailureGroup[] {
  const rows = db.all(
    groupRow,
    // Beside max() SQLite gives the other columns of the row that has it: the newest one's sentence.
    `SELECT e.outcome, e.status, count(*) AS count, max(e.attempt) AS newest, e.sentence
     FROM attempt_end e CROSS JOIN attempt a ON a.id = e.attempt
     WHERE e.outcome <> 'replied' AND ${isOfRun("a.prompt", "?")} GROUP BY e.outcome, e.status ORDER BY count DESC, newest DESC`,
    run,
  );
  return rows.map((row) => ({ ...row, sentence: row.sentence ?? "" }));
}
