import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

const runRow = z.object({
  settings: jsonText(z.looseObject({ theta: z.number() })),
  createdAt: z.number(),
  firstPrompt: z.number().int().nullable(),
  lastPrompt: z.number().int().nullable(),
});

/** A run whose recorded replies a later one judged again, and the requests it asked; null: it asked none itself. */
export type EarlierRun = Readonly<z.infer<typeof runRow>>;

/** The runs that a run goes on from, the first first. */
export function earlierRuns(db: ReadableDb, run: number): readonly EarlierRun[] {
  return db.all(runRow, sql, run);
}

const sql = `SELECT r.settings, r.created_at AS createdAt, (SELECT min(id) FROM prompt WHERE run = r.id) AS firstPrompt,
    (SELECT max(id) FROM prompt WHERE run = r.id) AS lastPrompt
  FROM run r WHERE r.kind = 'grow' AND r.id < ? ORDER BY r.id`;
