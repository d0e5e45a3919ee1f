import { Failure } from "../nouns/failure.ts";

/** The system's or SQLite's code of an error, null when it has none: then it is a bug. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

const sqliteBugs = /^SQLITE_(CONSTRAINT|ERROR|MISUSE|MISMATCH|RANGE|SCHEMA)/;

/**
 * The failure that an error of the disk under a project stands for: its file, folder or disk cannot be written or
 * read, is full or damaged. Null for a bug.
 */
export function diskFailure(error: unknown, path: string): Failure | null {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code === null || code === "EISDIR" || code.startsWith("ERR_") || sqliteBugs.test(code)) return null;
  const options = { cause: error };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new Failure(
      "project-damaged",
      `The project ${path} is damaged (${code}). Open a copy made earlier, or start a new project.`,
      options,
    );
  }
  return new Failure("project-not-writable", sentenceOf(code, path), options);
}

function sentenceOf(code: string, path: string): string {
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) {
    return `The disk is full: the project ${path} cannot be written (${code}). Make room, then open it again; what was saved before is there.`;
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM)/.test(code)) {
    return `The project ${path} cannot be written (${code}): its file, folder or disk is read-only or belongs to someone else. Allow writing there, or open a copy of it in a folder of yours.`;
  }
  return `The disk with the project ${path} does not answer as it should (${code}). See that it is connected, then open the project again; what was saved before is there.`;
}
