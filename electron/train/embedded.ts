import { fileURLToPath } from "node:url";
import { entryBeside } from "../workers/entry.ts";

/** The command line that starts the embedded trainer as a process of this same Node. */
export function embeddedTrainerArgv(): readonly string[] {
  return [process.execPath, fileURLToPath(entryBeside(import.meta.url, "trainerProcess"))];
}
