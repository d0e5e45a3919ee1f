import { existsSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** The absolute path of a file in the folder of shared test data, which lies beside the project. */
export function sharedFile(name: string): string {
  return resolve(process.env["SEEDBED_SHARED"] ?? resolve(root, "../shared"), name);
}

/** The project's root folder. */
export function projectFile(name: string): string {
  return resolve(root, name);
}

/**
 * Why a test cannot run here, as node:test's `skip` option wants it: a sentence, or false.
 * Under CI=true a missing thing is an error, so that a skipped test never looks green.
 */
export function needs(path: string | undefined, what = path ?? "a file"): string | false {
  if (path !== undefined && existsSync(path)) return false;
  const sentence = `${what} is not here`;
  if (process.env["CI"] === "true") throw new Error(`${sentence}, and CI=true forbids to skip.`);
  return sentence;
}
