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

/** Kept rows after kept number `after`, in the order kept, and the number of the last of them. */
export function keptRows(
  db: ReadableDb,
  run: number,
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
  const rows = found.map(
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
