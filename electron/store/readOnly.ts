import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";
import { connection } from "./connection.ts";
import { diskFailure } from "./diskFailure.ts";
import { ledgerVersion } from "./migrate.ts";
import { gone } from "./project.ts";
import type { ReadableDb } from "./readable.ts";

/** Memory for the file's pages, in KiB: a reader goes through them once. The driver's own choice is 16 MB. */
const cacheKib = 2048;

/** A project's ledger as a thread beside its opener reads it. */
export type ReadOnly = Readonly<{ db: ReadableDb; close: () => void }>;

/**
 * Opens a connection that only reads, beside the one that has the project open: it takes no lock and migrates
 * nothing. Each query sees the facts of its moment and holds nothing afterwards, so the log can be moved into the
 * file between two. Close it before the project is closed: the last to close takes the log away, and this one may
 * not. Throws Failure `project-missing`, `project-newer`, `project-damaged`
 * and `project-not-writable`.
 */
export function openReadOnly(path: string): ReadOnly {
  if (!existsSync(path)) throw gone(path);
  try {
    const raw = new Database(path, { readonly: true, fileMustExist: true });
    if (raw.pragma("user_version", { simple: true }) !== ledgerVersion) {
      raw.close();
      throw new Failure("project-newer", `The project ${path} is of another Seedbed. Open it again.`);
    }
    raw.pragma(`cache_size = -${cacheKib}`);
    const { all, get } = connection(raw, path);
    return { db: { all, get }, close: () => void raw.close() };
  } catch (error) {
    throw diskFailure(error, path) ?? error;
  }
}
