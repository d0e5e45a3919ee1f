import Database from "better-sqlite3";
import { Failure } from "../nouns/failure.ts";

/**
 * Holds a project for one opener: `BEGIN EXCLUSIVE` on an empty database beside it, which the system
 * frees when the process ends, however it ends. Throws Failure `project-open-elsewhere`.
 */
export function lockProject(path: string): () => void {
  const lock = new Database(`${path}-lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Database.SqliteError) || !cause.code.startsWith("SQLITE_BUSY")) throw cause;
    throw new Failure(
      "project-open-elsewhere",
      `The project ${path} is open in another Seedbed. Close it there, or open another project here.`,
      { cause },
    );
  }
  return () => {
    lock.exec("ROLLBACK");
    lock.close();
  };
}
