import { z } from "zod";
import type { QuantisedVector } from "../nouns/vector.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const textRow = z.object({ id, text: z.string() });
const keptRow = textRow.extend({ keptNumber: id });
const numberRow = z.object({ n: z.number().int().nullable() });

/** A text that waits for its vector. */
export type Unembedded = Readonly<{ kind: "seed" | "candidate"; id: number; text: string }>;

/** Seeds of the project's people without a vector of this model. */
export function unembeddedSeeds(db: ReadableDb, model: string): readonly Unembedded[] {
  const rows = db.all(
    textRow,
    `SELECT id, instruction AS text FROM seed WHERE candidate IS NULL
       AND NOT EXISTS (SELECT 1 FROM embedding e WHERE e.seed = seed.id AND e.model = ?) ORDER BY id`,
    model,
  );
  return rows.map((row) => ({ kind: "seed", ...row }));
}

/**
 * Kept rows above kept number `after` without a vector of this model, in the order kept. `through`: up to this kept
 * number none but these lacks one. A run may keep rows that its parent embedded, between others that it did not keep.
 */
export function unembeddedKept(
  db: ReadableDb,
  run: number,
  model: string,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Readonly<{ items: readonly Unembedded[]; through: number }> {
  const rows = db.all(
    keptRow,
    `SELECT c.id, c.instruction AS text, v.kept_number AS keptNumber FROM verdict v JOIN candidate c ON c.id = v.candidate
     WHERE v.run = ? AND v.kept_number > ?
       AND NOT EXISTS (SELECT 1 FROM embedding e WHERE e.candidate = v.candidate AND e.model = ?)
     ORDER BY v.kept_number LIMIT ?`,
    run,
    after,
    model,
    limit,
  );
  const last = rows.length < limit ? lastKept(db, run) : rows.at(-1)?.keptNumber;
  return {
    items: rows.map(({ id: candidate, text }) => ({ kind: "candidate", id: candidate, text })),
    through: Math.max(after, last ?? 0),
  };
}

function lastKept(db: ReadableDb, run: number): number {
  const sql = "SELECT max(kept_number) AS n FROM verdict WHERE run = ? AND kept_number IS NOT NULL";
  return db.get(numberRow, sql, run)?.n ?? 0;
}

/** The kept number up to which every row of a run has a cluster, so a vector too: they are placed in the order kept. */
export function placedThrough(db: ReadableDb, run: number): number {
  return db.get(numberRow, "SELECT max(kept_number) AS n FROM cluster WHERE run = ?", run)?.n ?? 0;
}

export function insertEmbedding(
  db: WritableDb,
  model: string,
  of: Unembedded,
  vector: QuantisedVector,
): void {
  db.insert(
    "INSERT INTO embedding (model, candidate, seed, scale, vector) VALUES (?, ?, ?, ?, ?)",
    model,
    of.kind === "candidate" ? of.id : null,
    of.kind === "seed" ? of.id : null,
    vector.scale,
    new Uint8Array(vector.values.buffer, vector.values.byteOffset, vector.values.byteLength),
  );
}
