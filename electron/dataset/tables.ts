import { z } from "zod";
import { personMark } from "../nouns/personMark.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { DatasetRow } from "./row.ts";

const id = z.number().int().positive();

const textRow = z.object({
  id,
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  writer: z.string(),
  nearestScore: z.number().nullable(),
  cluster: z.number().int().nullable(),
});
const keptRow = textRow.extend({
  keptNumber: id,
  marks: jsonText(z.array(z.string())),
  isLeftOut: z.number().int(),
});

/** What a row is made of, of a verdict v; the joins bring its text, its writer and its cluster. */
const rowColumns = `v.candidate AS id, c.instruction, c.input, c.output, e.writer, v.score AS nearestScore, k.cluster`;
const rowJoins = `JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing
  JOIN prompt p ON p.id = g.prompt JOIN recipe e ON e.id = p.recipe
  LEFT JOIN cluster k ON k.run = v.run AND k.kept_number = v.kept_number`;

/** Candidates that a person's newest word leaves out. */
const leftOutByPerson = `(SELECT r.candidate FROM review r WHERE r.act = 'leave_out'
  AND r.id = (SELECT max(w.id) FROM review w WHERE w.candidate = r.candidate))`;

/** Which kept rows go in: those that carry none of these marks. A person's word on a row goes before. */
export type Chosen = Readonly<{ leftOut: readonly string[] }>;

/**
 * Of the kept rows after kept number `after`, at most `limit`, those that are chosen, in the order kept, and the
 * number of the last that was looked at.
 */
export function keptRows(
  db: ReadableDb,
  run: number,
  { leftOut }: Chosen,
  after: number,
  limit: number,
): { rows: readonly DatasetRow[]; last: number | null } {
  const found = db.all(
    keptRow,
    `SELECT ${rowColumns}, v.kept_number AS keptNumber, v.marks, v.candidate IN ${leftOutByPerson} AS isLeftOut
     FROM verdict v ${rowJoins}
     WHERE v.run = ? AND v.kept_number > ? ORDER BY v.kept_number LIMIT ?`,
    run,
    after,
    limit,
  );
  const chosen = found.filter(
    ({ marks, isLeftOut }) => isLeftOut === 0 && !marks.some((mark) => leftOut.includes(mark)),
  );
  const rows = chosen.map((row) => datasetRow(row, row.marks));
  return { rows, last: found.at(-1)?.keptNumber ?? null };
}

/** Candidates that a run set aside and a person's newest word keeps; reviews are a person's, so they are few. */
const keptByPerson = `(SELECT DISTINCT candidate FROM review WHERE act = 'keep') said
  JOIN verdict v ON v.run = ?1 AND v.candidate = said.candidate AND v.kept_number IS NULL
    AND (SELECT w.act FROM review w WHERE w.candidate = said.candidate ORDER BY w.id DESC LIMIT 1) = 'keep'`;

/** Of the rows after candidate `after` that the run set aside and a person keeps, at most `limit`, by candidate. */
export function personRows(
  db: ReadableDb,
  run: number,
  { leftOut }: Chosen,
  after: number,
  limit: number,
): readonly DatasetRow[] {
  if (leftOut.includes(personMark)) return [];
  const found = db.all(
    textRow,
    `SELECT ${rowColumns} FROM ${keptByPerson} ${rowJoins}
     WHERE v.candidate > ?2 ORDER BY v.candidate LIMIT ?3`,
    run,
    after,
    limit,
  );
  return found.map((row) => datasetRow(row, [personMark]));
}

function datasetRow(
  { id: candidate, instruction, input, output, writer, nearestScore, cluster }: z.infer<typeof textRow>,
  marks: readonly string[],
): DatasetRow {
  return { id: candidate, instruction, input, output, writer, nearestScore, cluster, marks };
}

function personCount(db: ReadableDb, run: number): number {
  const one = z.object({ rows: z.number().int() });
  return db.get(one, `SELECT count(*) AS rows FROM ${keptByPerson}`, run)?.rows ?? 0;
}

const markRow = z.object({ mark: z.string(), count: z.number().int() });
const countRow = z.object({ rows: z.number().int(), marked: z.number().int() });

/**
 * How many kept rows would go in, how many of them carry a mark, and how many kept rows carry each mark; those that
 * a person keeps anyway are kept rows with a mark, and those that a person leaves out are none.
 */
export function keptCounts(
  db: ReadableDb,
  run: number,
  { leftOut }: Chosen,
): Readonly<{ rows: number; marked: number; marks: readonly Readonly<z.infer<typeof markRow>>[] }> {
  const counted = db.get(
    countRow,
    `SELECT count(*) AS rows, coalesce(sum(marks <> '[]'), 0) AS marked FROM verdict
     WHERE run = ?1 AND kept_number IS NOT NULL AND candidate NOT IN ${leftOutByPerson} AND (marks = '[]' OR NOT EXISTS
       (SELECT 1 FROM json_each(verdict.marks) m WHERE m.value IN (SELECT value FROM json_each(?2))))`,
    run,
    JSON.stringify(leftOut),
  );
  const marks = db.all(
    markRow,
    `SELECT m.value AS mark, count(*) AS count FROM verdict v, json_each(v.marks) m
     WHERE v.run = ? AND v.kept_number IS NOT NULL AND v.marks <> '[]' AND v.candidate NOT IN ${leftOutByPerson}
     GROUP BY m.value ORDER BY count DESC, m.value`,
    run,
  );
  const byPerson = personCount(db, run);
  const more = leftOut.includes(personMark) ? 0 : byPerson;
  return {
    rows: (counted?.rows ?? 0) + more,
    marked: (counted?.marked ?? 0) + more,
    marks: byPerson === 0 ? marks : [...marks, { mark: personMark, count: byPerson }].toSorted(byCount),
  };
}

function byCount(a: Readonly<{ count: number }>, b: Readonly<{ count: number }>): number {
  return b.count - a.count;
}

export function insertExport(
  db: WritableDb,
  fact: { run: number; format: string; license: string | null; rows: number; files: string },
  now: number,
): void {
  db.insert(
    "INSERT INTO export (run, format, license, rows, files, exported_at) VALUES (?, ?, ?, ?, ?, ?)",
    fact.run,
    fact.format,
    fact.license,
    fact.rows,
    fact.files,
    now,
  );
}
