import { fileURLToPath } from "node:url";

/** The command line that starts the embedded trainer as a process of this same Node. */
export function embeddedTrainerArgv(): readonly string[] {
  return [process.execPath, fileURLToPath(new URL("./trainerProcess.ts", import.meta.url))];
}
