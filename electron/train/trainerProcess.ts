import { openParent } from "../workers/parentLines.ts";
import { serve } from "./serve.ts";

// Ctrl-C in a terminal reaches the whole process group; the application decides when this process ends.
process.on("SIGINT", () => undefined);
const clock = { unixMs: () => Date.now(), monotonicMs: () => performance.now() };
process.exit(await serve(openParent(), clock));
