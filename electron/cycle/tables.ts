import { z } from "zod";
import { runSettings } from "../nouns/settings.ts";
import type { RunSettings, WriterChoice } from "../nouns/settings.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import { bedSizeSql } from "../store/seedPool.ts";

const id = z.number().int().positive();
const poolRow = z.object({ size: z.number().int() });
const progressRow = z.object({
  kept: z.number().int(),
  composed: z.number().int(),
  trained: z.number().int(),
});
const runRow = z.object({
  id,
  key: z.string().regex(/^[0-9a-f]+$/),
  settings: jsonText(runSettings),
  parent: id.nullable(),
});

/** A run: its key and its frozen settings; `parent`: the run that it goes on from, null for a project's first. */
export type Run = Readonly<{ id: number; key: string; settings: RunSettings; parent: number | null }>;

/** The project's run, the newest that asks a writer; null before the first. */
export function currentRun(db: ReadableDb): Run | null {
  const row = db.get(
    runRow,
    "SELECT id, key, settings, parent FROM run WHERE kind = 'grow' ORDER BY id DESC LIMIT 1",
  );
  return row ?? null;
}

/** A run; `parent`: the run that it goes on from or judges again, null when it is a project's first. */
export function insertRun(
  db: WritableDb,
  run: {
    kind: "grow" | "replay";
    parent: number | null;
    key: string;
    settings: string;
    settingsHash: string;
    versions: string;
  },
  now: number,
): number {
  return db.insert(
    "INSERT INTO run (kind, parent, key, settings, settings_hash, versions, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    run.kind,
    run.parent,
    run.key,
    run.settings,
    run.settingsHash,
    run.versions,
    now,
  );
}

/** One sitting of a run; `writer` is the choice that the next sitting goes on with, its key's name but no key. */
export function insertSession(
  db: WritableDb,
  session: { run: number; host: string; writer: WriterChoice | null; concurrency: number },
  now: number,
): number {
  return db.insert(
    "INSERT INTO session (run, host, writer, concurrency, started_at) VALUES (?, ?, ?, ?, ?)",
    session.run,
    session.host,
    session.writer === null ? null : JSON.stringify(session.writer),
    session.concurrency,
    now,
  );
}

export function insertSessionEnd(
  db: WritableDb,
  end: {
    session: number;
    reason: "finished" | "paused" | "stopped" | "failed";
    failure: string | null;
    sentence: string | null;
  },
  now: number,
): void {
  db.insert(
    "INSERT INTO session_end (session, reason, failure, sentence, ended_at) VALUES (?, ?, ?, ?, ?)",
    end.session,
    end.reason,
    end.failure,
    end.sentence,
    now,
  );
}

/** Seeds in the pool that the next prompt would draw from. */
export function poolSize(db: ReadableDb, run: number): number {
  return db.get(poolRow, bedSizeSql, run)?.size ?? 0;
}

/** Progress that the corridor's conditions hang on; three index seeks. */
export function progress(db: ReadableDb, run: number): { kept: number; composed: number; trained: number } {
  const row = db.get(
    progressRow,
    `SELECT coalesce((SELECT kept_total FROM tally WHERE run = ?1 ORDER BY id DESC LIMIT 1), 0) AS kept,
       coalesce((SELECT max(number) FROM batch WHERE run = ?1), 0) AS composed,
       coalesce((SELECT max(step) FROM training_step WHERE run = ?1), 0) AS trained`,
    run,
  );
  return row ?? { kept: 0, composed: 0, trained: 0 };
}
