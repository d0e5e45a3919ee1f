import { z } from "zod";
import type { InstructionFilter, InstructionLine, InstructionPage } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { marksText } from "./marks.ts";

type Show = InstructionFilter["show"];

const wholeNumber = z.number().int();
const lineRow = z.object({
  candidate: wholeNumber,
  keptNumber: wholeNumber.nullable(),
  rule: z.string().nullable(),
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  score: z.number().nullable(),
  cluster: wholeNumber.nullable(),
  batch: wholeNumber.nullable(),
  gradientNorm: z.number().nullable(),
  marks: marksText,
  prompt: wholeNumber,
});
const totalRow = z.object({ total: wholeNumber });

/** How each choice is narrowed, what its pages go by, and where its total stands without a search. */
const shows: Readonly<
  Record<Show, Readonly<{ where: string; key: "v.kept_number" | "v.candidate"; total: string }>>
> = {
  kept: { where: "v.kept_number IS NOT NULL", key: "v.kept_number", total: "kept_total" },
  marked: {
    where: "v.kept_number IS NOT NULL AND v.marks <> '[]'",
    key: "v.kept_number",
    total: "marked_total",
  },
  "set aside": { where: "v.kept_number IS NULL", key: "v.candidate", total: "parsed_total - kept_total" },
  all: { where: "1", key: "v.candidate", total: "parsed_total" },
};

const searched =
  "(c.instruction LIKE ?3 ESCAPE '\\' OR c.input LIKE ?3 ESCAPE '\\' OR c.output LIKE ?3 ESCAPE '\\')";

/** A key above every other; SQLite's largest integer that a double holds exactly. */
const beforeFirst = Number.MAX_SAFE_INTEGER;

/**
 * A page of at most `limit` rows below the key `before` (null: from the newest): by kept number for kept and
 * marked rows, by candidate for the others. The total comes from the last tally; only a search counts.
 */
export function instructions(
  db: ReadableDb,
  run: number,
  filter: InstructionFilter,
  before: number | null,
  limit: number,
): InstructionPage {
  const pattern = likePattern(filter.search);
  const found = db.all(
    lineRow,
    pageSql(filter.show, pattern !== null),
    run,
    before ?? beforeFirst,
    pattern,
    limit + 1,
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last !== undefined ? keyOf(filter.show, last) : null;
  return { rows, next, total: total(db, run, filter.show, pattern) };
}

function keyOf(show: Show, line: InstructionLine): number | null {
  return shows[show].key === "v.kept_number" ? line.keptNumber : line.candidate;
}

/** The pattern for LIKE that finds `search` as it is written, or null for an empty search. */
function likePattern(search: string): string | null {
  const wanted = search.trim();
  return wanted === "" ? null : `%${wanted.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** The query of a page; its parameters are run, key, pattern, limit. */
function pageSql(show: Show, isSearched: boolean): string {
  const { where, key } = shows[show];
  return `SELECT v.candidate, v.kept_number AS keptNumber, v.rule, c.instruction, c.input, c.output, v.score, v.marks,
    p.prompt, (SELECT cluster FROM cluster k WHERE k.run = v.run AND k.kept_number = v.kept_number) AS cluster,
    b.number AS batch, s.gradient_norm AS gradientNorm
  FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing p ON p.id = c.parsing
    LEFT JOIN batch b ON b.id = (SELECT m.batch FROM batch_member m JOIN batch f ON f.id = m.batch
      WHERE m.candidate = v.candidate AND f.run = v.run ORDER BY m.batch LIMIT 1)
    LEFT JOIN training_step s ON s.batch = b.id
  WHERE v.run = ?1 AND ${key} < ?2 AND ${isSearched ? searched : "?3 IS NULL"} AND ${where} ORDER BY ${key} DESC LIMIT ?4`;
}

function total(db: ReadableDb, run: number, show: Show, pattern: string | null): number {
  if (pattern === null) {
    const sql = `SELECT ${shows[show].total} AS total FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`;
    return db.get(totalRow, sql, run)?.total ?? 0;
  }
  // The one count that reads every row of the run: a search has no tally.
  const sql = `SELECT count(*) AS total FROM verdict v JOIN candidate c ON c.id = v.candidate
    WHERE v.run = ?1 AND ${shows[show].key} < ?2 AND ${searched} AND ${shows[show].where}`;
  return db.get(totalRow, sql, run, beforeFirst, pattern)?.total ?? 0;
}
