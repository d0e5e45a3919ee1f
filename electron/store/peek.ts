import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";
import { connection } from "./connection.ts";
import { applicationId, ledgerVersion } from "./migrate.ts";
import type { ReadableDb } from "./readable.ts";

/**
 * Reads a project without opening it: takes no lock, migrates nothing and works beside another Seedbed that has
 * it open. Null when the file is not a project of this ledger version or cannot be read.
 */
export function peekProject<T>(path: string, read: (db: ReadableDb) => T): T | null {
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
    return read(connection(raw, path));
  } catch (error) {
    if (error instanceof Database.SqliteError || error instanceof Failure) return null;
    throw error;
  } finally {
    raw.close();
  }
}
