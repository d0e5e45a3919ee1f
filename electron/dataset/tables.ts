import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { DatasetRow } from "./row.ts";

const id = z.number().int().positive();

const keptRow = z.object({
  id,
  keptNumber: id,
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  writer: z.string(),
  nearestScore: z.number().nullable(),
  cluster: z.number().int().nullable(),
  marks: jsonText(z.array(z.string())),
});

/** Which kept rows go in: those that carry none of these marks. */
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
    `SELECT v.candidate AS id, v.kept_number AS keptNumber, c.instruction, c.input, c.output, e.writer,
       v.score AS nearestScore, k.cluster, v.marks
     FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing
       JOIN prompt p ON p.id = g.prompt JOIN recipe e ON e.id = p.recipe
       LEFT JOIN cluster k ON k.run = v.run AND k.kept_number = v.kept_number
     WHERE v.run = ? AND v.kept_number > ? ORDER BY v.kept_number LIMIT ?`,
    run,
    after,
    limit,
  );
  const chosen = found.filter(({ marks }) => !marks.some((mark) => leftOut.includes(mark)));
  const rows = chosen.map(
    ({ id: candidate, instruction, input, output, writer, nearestScore, cluster, marks }) => ({
      id: candidate,
      instruction,
      input,
      output,
      writer,
      nearestScore,
      cluster,
      marks,
    }),
  );
  return { rows, last: found.at(-1)?.keptNumber ?? null };
}

const markRow = z.object({ mark: z.string(), count: z.number().int() });
const countRow = z.object({ rows: z.number().int(), marked: z.number().int() });

/** How many kept rows would go in, how many of them carry a mark, and how many kept rows carry each mark. */
export function keptCounts(
  db: ReadableDb,
  run: number,
  { leftOut }: Chosen,
): Readonly<{ rows: number; marked: number; marks: readonly Readonly<z.infer<typeof markRow>>[] }> {
  const counted = db.get(
    countRow,
    `SELECT count(*) AS rows, coalesce(sum(marks <> '[]'), 0) AS marked FROM verdict
     WHERE run = ?1 AND kept_number IS NOT NULL AND (marks = '[]' OR NOT EXISTS
       (SELECT 1 FROM json_each(verdict.marks) m WHERE m.value IN (SELECT value FROM json_each(?2))))`,
    run,
    JSON.stringify(leftOut),
  );
  const marks = db.all(
    markRow,
    `SELECT m.value AS mark, count(*) AS count FROM verdict v, json_each(v.marks) m
     WHERE v.run = ? AND v.kept_number IS NOT NULL AND v.marks <> '[]' GROUP BY m.value ORDER BY count DESC, m.value`,
    run,
  );
  return { rows: counted?.rows ?? 0, marked: counted?.marked ?? 0, marks };
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
