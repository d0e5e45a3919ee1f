import { endAtOnce } from "./hardExit.ts";

/** npm passes a signal on that the terminal sent us already; what comes this soon is that echo. */
const echoMs = 500;

/**
 * Runs `end` at the first Ctrl-C or SIGTERM and then exits with 0; a second Ctrl-C ends it at once. An error
 * of `end` is a bug and ends the process with its stack.
 */
export function onInterrupt(end: () => Promise<void>): void {
  let endingSince: number | null = null;
  const interrupted = (): void => {
    if (endingSince === null) {
      endingSince = performance.now();
      void end().then(() => process.exit(0));
    } else if (performance.now() - endingSince > echoMs) {
      endAtOnce();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupted);
}
