import { stat } from "node:fs/promises";
import { extname, isAbsolute, resolve } from "node:path";

/** True for the name of a project file. */
export function isProjectName(path: string): boolean {
  return extname(path).toLowerCase() === ".seedbed";
}

/** True for an absolute path at which a project file lies. */
export async function isProjectFile(path: string): Promise<boolean> {
  if (!isAbsolute(path) || !isProjectName(path)) return false;
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The project that a command line names (the last one), as an absolute path; null: none. */
export function projectIn(argv: readonly string[], workingDirectory: string): string | null {
  const named = argv.findLast((word) => !word.startsWith("-") && isProjectName(word));
  return named === undefined ? null : resolve(workingDirectory, named);
}
