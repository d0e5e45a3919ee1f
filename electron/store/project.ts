import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { platform } from "node:process";
import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";
import { connection } from "./connection.ts";
import { readHeader } from "./header.ts";
import { lockProject } from "./lock.ts";
import { applicationId, ledgerVersion, migrate } from "./migrate.ts";
import type { ReadableDb, WritableDb } from "./readable.ts";

/** An open project: one SQLite file, one writer. */
export type Project = Readonly<{
  path: string;
  name: string;
  db: ReadableDb;
  /** One transaction: all facts that `work` inserts stand, or none. */
  write: <T>(work: (db: WritableDb) => T) => T;
  /** Moves the write-ahead log into the file, so that the file alone is the project. */
  settle: () => void;
  close: () => void;
}>;

/**
 * Opens a project file, or creates it when `create` is set and it is missing.
 * Throws Failure `project-missing`, `project-not-ours`, `project-newer`, `project-open-elsewhere`,
 * `project-not-writable`; a
 * file that is not ours is left as it was, byte for byte.
 */
export function openProject(path: string, options: { create: boolean }): Project {
  const exists = existsSync(path);
  if (!exists && !options.create) {
    throw new Failure(
      "project-missing",
      `There is no project at ${path}. Check the name, or start a new one.`,
    );
  }
  if (exists) refuseForeign(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    return locked(path);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const code = codeOf(cause);
    if (code === null) throw cause;
    throw new Failure(
      "project-not-writable",
      `The project ${path} cannot be written (${code}). Choose a folder on a disk of this computer that you may write to.`,
      { cause },
    );
  }
}

/** The system's or SQLite's code of an error, null when it has none: then it is a bug. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function locked(path: string): Project {
  const unlock = lockProject(path);
  try {
    const raw = new Database(path);
    try {
      configure(raw);
      migrate(raw, path, version(raw));
      return opened(raw, path, unlock);
    } catch (error) {
      raw.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

function opened(raw: Database.Database, path: string, unlock: () => void): Project {
  const db = connection(raw, path);
  return {
    path,
    name: basename(path).replace(/\.seedbed$/, ""),
    db,
    write: (work) => raw.transaction(() => work(db)).immediate(),
    settle: () => void raw.pragma("wal_checkpoint(TRUNCATE)"),
    close: () => {
      raw.pragma("wal_checkpoint(TRUNCATE)");
      raw.close();
      unlock();
    },
  };
}

function configure(raw: Database.Database): void {
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("recursive_triggers = ON");
  if (platform === "darwin") raw.pragma("fullfsync = ON");
}

function version(raw: Database.Database): number {
  return Number(raw.pragma("user_version", { simple: true }));
}

/** By the header first, which leaves no trace; then through SQLite, which knows the write-ahead log too. */
function refuseForeign(path: string): void {
  try {
    const header = readHeader(path);
    if (header === "empty") return;
    if (header === null) throw notOurs(path);
    const isNew = header.applicationId === 0 && header.version === 0 && header.pages <= 1;
    if (!isNew) refuse(path, { id: header.applicationId, version: header.version });
    const raw = new Database(path, { readonly: true });
    try {
      const seen = { id: Number(raw.pragma("application_id", { simple: true })), version: version(raw) };
      if (seen.id !== 0 || seen.version !== 0 || !isEmpty(raw)) refuse(path, seen);
    } finally {
      raw.close();
    }
  } catch (cause) {
    throw cause instanceof Failure ? cause : notOurs(path, cause);
  }
}

function refuse(path: string, seen: { id: number; version: number }): void {
  if (seen.id !== applicationId) throw notOurs(path);
  if (seen.version <= ledgerVersion) return;
  throw new Failure(
    "project-newer",
    `${path} was written by a newer Seedbed (ledger ${seen.version}, this one knows ${ledgerVersion}). Update Seedbed to open it.`,
  );
}

function notOurs(path: string, cause?: unknown): Failure {
  return new Failure(
    "project-not-ours",
    `${path} is not a Seedbed project. Choose a file that ends in .seedbed.`,
    { cause },
  );
}

/** True for a database without tables: what a kill between creating the file and the first migration leaves. */
function isEmpty(raw: Database.Database): boolean {
  return raw.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}
