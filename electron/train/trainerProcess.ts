import { openParent } from "../workers/parentLines.ts";
import { serve } from "./serve.ts";

// Ctrl-C in a terminal, and its closing, reach the whole process group; the application decides when this process ends.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
const clock = { unixMs: () => Date.now(), monotonicMs: () => performance.now() };
process.exit(await serve(openParent(), clock));
