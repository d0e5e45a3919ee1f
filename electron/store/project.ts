import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { platform } from "node:process";
import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";
import { connection } from "./connection.ts";
import { diskFailure } from "./diskFailure.ts";
import { readHeader } from "./header.ts";
import { lockProject } from "./lock.ts";
import { applicationId, ledgerVersion, migrate } from "./migrate.ts";
import type { ReadableDb, WritableDb } from "./readable.ts";
import { hasLedgerSchema } from "./schema.ts";

/** An open project: one SQLite file, one writer. */
export type Project = Readonly<{
  path: string;
  name: string;
  db: ReadableDb;
  /**
   * One transaction: all facts that `work` inserts stand, or none. Throws Failure `project-missing` when the file
   * is not in its place any more, and `project-not-writable` for its disk.
   */
  write: <T>(work: (db: WritableDb) => T) => T;
  /** Moves the write-ahead log into the file, so that the file alone is the project. */
  settle: () => void;
  close: () => void;
}>;

/**
 * Opens a project file, or creates it when `create` is set and it is missing.
 * Throws Failure `project-missing`, `project-not-ours`, `project-newer`, `project-open-elsewhere`,
 * `project-not-writable`; a file that is not ours is left as it was, byte for byte.
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
    // SQLite opens a file that it may only read, and fails at the first fact.
    if (exists) accessSync(path, constants.W_OK);
    return locked(path);
  } catch (cause) {
    throw diskFailure(cause, path) ?? cause;
  }
}

function locked(path: string): Project {
  const unlock = lockProject(path);
  try {
    const raw = new Database(path);
    try {
      configure(raw);
      const found = version(raw);
      if (found > 0 && !hasLedgerSchema(raw, found)) throw notOurs(path);
      migrate(raw, path, found);
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
  const number = fileNumber(path);
  return {
    path,
    name: basename(path).replace(/\.seedbed$/, ""),
    db,
    write: (work) => {
      // SQLite would go on in a file that has lost its name, and nobody could find it again.
      if (fileNumber(path) !== number) throw gone(path);
      try {
        return raw.transaction(() => work(db)).immediate();
      } catch (error) {
        throw diskFailure(error, path) ?? error;
      }
    },
    settle: () => void raw.pragma("wal_checkpoint(TRUNCATE)"),
    close: () => {
      try {
        raw.pragma("wal_checkpoint(TRUNCATE)");
      } catch (error) {
        // The log stays beside the file and is taken in when the disk is there again.
        if (diskFailure(error, path) === null) throw error;
      } finally {
        raw.close();
        unlock();
      }
    },
  };
}

/** Which file a path names now; null when it names none. */
function fileNumber(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

/** What is thrown when the file of an open project is not in its place any more. */
export function gone(path: string): Failure {
  return new Failure(
    "project-missing",
    `The project file ${path} is not there any more: it was moved or deleted, or its disk was taken out. Put it back, then open it again.`,
  );
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
    if (cause instanceof Failure) throw cause;
    const failure = diskFailure(cause, path);
    throw failure?.kind === "project-not-writable" ? failure : notOurs(path, cause);
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
