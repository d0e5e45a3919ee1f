import { parseArgs } from "node:util";
import { asFailure } from "../nouns/failure.ts";
import { findParentPort } from "../nouns/parentPort.ts";
import { leavesWithinMs, runDesktop } from "./runDesktop.ts";

/** The backend as Electron's utility process runs it: `desktop.ts [--page FOLDER]`, spoken to over `hostPort.ts`. */
const port = findParentPort();
if (port === null) {
  process.stderr.write("Seedbed's desktop app starts this file. Run npm start.\n");
  process.exitCode = 2;
} else {
  const { values } = parseArgs({ options: { page: { type: "string" } }, strict: true });
  await runDesktop(port, values.page ?? null).catch((error: unknown) => {
    const failure = asFailure(error);
    if (failure === null) throw error;
    port.postMessage({ kind: "failed", sentence: failure.sentence });
    setTimeout(() => process.exit(1), leavesWithinMs);
  });
}
