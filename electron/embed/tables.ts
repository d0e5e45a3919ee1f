import { z } from "zod";
import type { QuantisedVector } from "../nouns/vector.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const textRow = z.object({ id, text: z.string() });

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

/** Kept rows beyond the last one that has a vector, in the order kept. */
export function unembeddedKept(db: ReadableDb, run: number, limit: number): readonly Unembedded[] {
  const rows = db.all(
    textRow,
    `SELECT c.id, c.instruction AS text FROM verdict v JOIN candidate c ON c.id = v.candidate
     WHERE v.run = ?1 AND v.kept_number > coalesce(
       (SELECT w.kept_number FROM embedding e JOIN verdict w ON w.run = ?1 AND w.candidate = e.candidate
        WHERE e.id = (SELECT max(id) FROM embedding WHERE candidate IS NOT NULL)), 0)
     ORDER BY v.kept_number LIMIT ?2`,
    run,
    limit,
  );
  return rows.map((row) => ({ kind: "candidate", ...row }));
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
