import { openParent } from "../workers/parent.ts";
import { silenceOnnxRuntime } from "../workers/noTelemetry.ts";

// Ctrl-C in a terminal, and its closing, reach the whole process group; the application decides when this process ends.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
const clock = { unixMs: () => Date.now(), monotonicMs: () => performance.now() };
silenceOnnxRuntime();
// Loaded only now: a static import would load the library first.
const { serve } = await import("./serve.ts");
process.exit(await serve(openParent(), clock));
