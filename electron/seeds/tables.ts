import { z } from "zod";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import { bedSizeSql, isInBed, isPinned, isPutBack } from "../store/seedPool.ts";
import type { FileSeed, SeedFormat, SetAsideLine } from "./seedFile.ts";

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

/** The newest seed that a person gave with this text; null when there is none. */
export function findSeed(db: ReadableDb, textSha256: string): number | null {
  const sql = "SELECT id FROM seed WHERE text_sha256 = ? AND candidate IS NULL ORDER BY id DESC LIMIT 1";
  return db.get(idRow, sql, textSha256)?.id ?? null;
}

export function insertSource(
  db: WritableDb,
  source: {
    name: string;
    sha256: string;
    bytes: number;
    format: SeedFormat;
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

/** A seed that a person gave; it can be drawn from the next prompt on. Gives its id. */
export function insertGivenSeed(
  db: WritableDb,
  source: number,
  seed: FileSeed & { textSha256: string },
  now: number,
): number {
  return db.insert(
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

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const standingRow = z.object({
  isInBed: flag,
  isPinned: flag,
  change: z.number().int().positive().nullable(),
  isRestored: flag,
});

/**
 * Where a seed stands for the next prompt of `run` (null: no run): `change` is the swap that keeps it out, and
 * `isRestored` says that a swap took it out and a person brought it back. Undefined: no such seed, or one that a
 * window of an earlier run let in.
 */
export type Standing = Readonly<z.infer<typeof standingRow>>;

export function standing(db: ReadableDb, run: number | null, seed: number): Standing | undefined {
  return db.get(
    standingRow,
    `SELECT ${isInBed("seed.id", "?1", "?3")} AS isInBed, ${isPinned("seed.id", "?1")} AS isPinned,
       (SELECT x.id FROM seed_change x WHERE x.run = ?1 AND x.left_seed = seed.id
         AND NOT EXISTS (SELECT 1 FROM seed_act u WHERE u.change = x.id AND u.act = 'restore')) AS change,
       ${isPutBack("seed.id", "?1")} AS isRestored
     FROM seed WHERE id = ?2 AND (run IS NULL OR run = ?1)`,
    run,
    seed,
    nextPrompt(db),
  );
}

const sizeRow = z.object({ size: z.number().int().nonnegative() });

/** Seeds in the bed for the next prompt. */
export function bedSize(db: ReadableDb, run: number | null): number {
  return db.get(sizeRow, bedSizeSql, run)?.size ?? 0;
}

const swapRow = z.object({
  change: z.number().int().positive(),
  left: z.number().int(),
  came: z.number().int(),
});

/** The swaps of a window by its number, and those of them that no act undid; undefined: no such window yet. */
export function swapsOf(
  db: ReadableDb,
  run: number | null,
  window: number,
): Readonly<{ all: number; inForce: readonly Readonly<z.infer<typeof swapRow>>[] }> | undefined {
  const row = db.get(idRow, "SELECT id FROM window WHERE run = ? AND number = ?", run, window);
  if (row === undefined) return undefined;
  const sql =
    "SELECT id AS change, left_seed AS left, came_seed AS came FROM seed_change x WHERE run = ? AND window = ?";
  const standing = "NOT EXISTS (SELECT 1 FROM seed_act u WHERE u.change = x.id AND u.act = 'restore')";
  return {
    all: db.all(swapRow, sql, run, row.id).length,
    inForce: db.all(swapRow, `${sql} AND ${standing} ORDER BY id`, run, row.id),
  };
}

const replacedRow = z.object({ id: z.number().int().positive().nullable() });

/** The seed that a person wrote in place of this one, when its newest retirement was an edit; else null. */
export function editedInto(db: ReadableDb, seed: number): number | null {
  const sql =
    "SELECT replaced_by AS id FROM seed_act WHERE seed = ? AND act = 'retire' ORDER BY id DESC LIMIT 1";
  return db.get(replacedRow, sql, seed)?.id ?? null;
}

/** What a person did with a seed; in force from the next prompt on. */
export function insertAct(
  db: WritableDb,
  act: {
    seed: number;
    act: "pin" | "unpin" | "retire" | "restore";
    change?: number | null;
    replacedBy?: number;
  },
  now: number,
): void {
  db.insert(
    "INSERT INTO seed_act (seed, act, change, replaced_by, from_prompt, made_at) VALUES (?, ?, ?, ?, ?, ?)",
    act.seed,
    act.act,
    act.change ?? null,
    act.replacedBy ?? null,
    nextPrompt(db),
    now,
  );
}
