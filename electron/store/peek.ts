import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";
import { connection } from "./connection.ts";
import { readHeader } from "./header.ts";
import { applicationId, ledgerVersion } from "./migrate.ts";
import type { ReadableDb } from "./readable.ts";
import { hasLedgerSchema } from "./schema.ts";

/**
 * Reads a project without opening it: takes no lock, migrates nothing and works beside another Seedbed that has
 * it open. Null when the file is not a project of this ledger version or cannot be read.
 */
export function peekProject<T>(path: string, read: (db: ReadableDb) => T): T | null {
  if (!mayBeOurs(path)) return null;
  let raw: Database.Database;
  try {
    raw = new Database(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
  try {
    if (raw.pragma("application_id", { simple: true }) !== applicationId) return null;
    if (raw.pragma("user_version", { simple: true }) !== ledgerVersion) return null;
    if (!hasLedgerSchema(raw, ledgerVersion)) return null;
    return read(connection(raw, path));
  } catch (error) {
    if (error instanceof Database.SqliteError || error instanceof Failure) return null;
    throw error;
  } finally {
    raw.close();
  }
}

/** Whether a file is a project of an earlier Seedbed, by its header: opening it brings it up to date. */
export function isOlderProject(path: string): boolean {
  try {
    const header = readHeader(path);
    if (header === null || header === "empty" || header.applicationId !== applicationId) return false;
    return header.version > 0 && header.version < ledgerVersion;
  } catch {
    return false; // missing, a folder, or not readable
  }
}

/** By the header alone; a project that was just made has its application id still in its write-ahead log. */
function mayBeOurs(path: string): boolean {
  try {
    const header = readHeader(path);
    if (header === null || header === "empty") return false;
    if (header.applicationId === 0) return header.version === 0 && header.pages <= 1;
    return header.applicationId === applicationId && header.version <= ledgerVersion;
  } catch {
    return false; // missing, a folder, or not readable
  }
}
