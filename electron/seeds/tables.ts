import { z } from "zod";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { FileSeed, SetAsideLine } from "./seedFile.ts";

const idRow = z.object({ id: z.number().int().nonnegative() });

/** The first prompt that a seed written now can stand in. */
function nextPrompt(db: ReadableDb): number {
  return (db.get(idRow, "SELECT coalesce(max(id), 0) AS id FROM prompt")?.id ?? 0) + 1;
}

/** Whether the very same bytes came in before. */
export function hasSource(db: ReadableDb, sha256: string): boolean {
  return db.get(idRow, "SELECT id FROM source WHERE sha256 = ?", sha256) !== undefined;
}

/** Whether a person gave this project any seed. */
export function hasGivenSeeds(db: ReadableDb): boolean {
  return db.get(idRow, "SELECT id FROM seed WHERE candidate IS NULL LIMIT 1") !== undefined;
}

export function hasSeed(db: ReadableDb, textSha256: string): boolean {
  return (
    db.get(idRow, "SELECT id FROM seed WHERE text_sha256 = ? AND candidate IS NULL", textSha256) !== undefined
  );
}

export function insertSource(
  db: WritableDb,
  source: {
    name: string;
    sha256: string;
    bytes: number;
    format: string;
    added: number;
    repeated: number;
    setAside: readonly SetAsideLine[];
  },
  now: number,
): number {
  const id = db.insert(
    "INSERT INTO source (name, sha256, bytes, format, added, repeated, set_aside, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    source.name,
    source.sha256,
    source.bytes,
    source.format,
    source.added,
    source.repeated,
    source.setAside.length,
    now,
  );
  for (const line of source.setAside) {
    db.insert(
      "INSERT INTO set_aside (source, line, item, reason, text) VALUES (?, ?, ?, ?, ?)",
      id,
      line.line,
      line.item,
      line.reason,
      line.text,
    );
  }
  return id;
}

/** A seed that a person gave; it can be drawn from the next prompt on. */
export function insertGivenSeed(
  db: WritableDb,
  source: number,
  seed: FileSeed & { textSha256: string },
  now: number,
): void {
  db.insert(
    `INSERT INTO seed (source, line, from_prompt, name, instruction, input, output, text_sha256, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    source,
    seed.line,
    nextPrompt(db),
    seed.name,
    seed.instruction,
    seed.input,
    seed.output,
    seed.textSha256,
    now,
  );
}

const candidateRow = z.object({ instruction: z.string(), input: z.string(), output: z.string() });

/**
 * Lets a kept row into the bed (S0 step G, ambiguity 19: instruction, input and output of the generated
 * row); it can be drawn from prompt `fromPrompt` on. Gives the new seed's id.
 */
export function admitSeed(
  db: WritableDb,
  grown: {
    run: number;
    candidate: number;
    fromPrompt: number;
    textSha256: (seed: z.infer<typeof candidateRow>) => string;
  },
  now: number,
): number {
  const row = db.get(
    candidateRow,
    "SELECT instruction, input, output FROM candidate WHERE id = ?",
    grown.candidate,
  );
  if (row === undefined) throw new Error(`Candidate ${grown.candidate} is not in the ledger.`);
  return db.insert(
    `INSERT INTO seed (candidate, run, from_prompt, name, instruction, input, output, text_sha256, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    grown.candidate,
    grown.run,
    grown.fromPrompt,
    `grown_${grown.candidate}`,
    row.instruction,
    row.input,
    row.output,
    grown.textSha256(row),
    now,
  );
}
