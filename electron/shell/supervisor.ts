import type { BackendMessage, MainMessage } from "../nouns/hostPort.ts";
import { backendProcess } from "./backendProcess.ts";
import type { BackendProcess } from "./backendProcess.ts";
import { backOff } from "./backOff.ts";
import type { Utility } from "./electronApi.ts";

/** Keeps one backend alive. */
export type Supervisor = Readonly<{
  start: () => void;
  /** Dropped while no backend runs. */
  send: (message: MainMessage) => void;
  /** Asks the backend to pause and close; resolves when no backend runs, and none is started again. */
  end: () => Promise<void>;
  kill: () => void;
}>;

export type SupervisorOptions = Readonly<{
  fork: () => Utility;
  /** Waits before the first, second, … new start; a crash more within `crashesWithinMs` gives up. */
  restartDelaysMs: readonly number[];
  crashesWithinMs: number;
  /** Time that a backend has until `ready`, and between `ended` or `failed` and its exit. */
  readyWithinMs: number;
  exitWithinMs: number;
  say: (line: string) => void;
  /** `reply` reaches this life of the backend and no later one. */
  onMessage: (message: BackendMessage, reply: (message: MainMessage) => void) => void;
  /** The backend has ended by itself; whatever it had asked for is void. */
  onGone: () => void;
  /** No new start by itself: it crashed too often, or could not start (the sentence says why). */
  onGivenUp: (sentence: string | null) => void;
}>;

export function superviseBackend(options: SupervisorOptions): Supervisor {
  const { say } = options;
  const delayAfterCrash = backOff(options.restartDelaysMs, options.crashesWithinMs);
  const over = Promise.withResolvers<void>();
  let running: BackendProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let isEnding = false;

  const start = (): void => {
    clearTimeout(restart);
    if (running !== null || isEnding) return;
    let failed: string | null = null;
    const process = backendProcess(options.fork(), {
      say,
      onMessage: (message) => {
        if (message.kind === "failed") failed = message.sentence;
        if (message.kind === "ready") clearTimeout(killer);
        if (message.kind === "failed" || message.kind === "ended") {
          clearTimeout(killer);
          killer = setTimeout(process.kill, options.exitWithinMs);
        }
        options.onMessage(message, process.send);
      },
      onExit: (code) => {
        clearTimeout(killer);
        running = null;
        say(`The backend ended with code ${code}.`);
        options.onGone();
        afterExit(failed);
      },
    });
    running = process;
    let killer = setTimeout(process.kill, options.readyWithinMs);
  };

  const afterExit = (failed: string | null): void => {
    if (isEnding) return over.resolve();
    const delayMs = failed === null ? delayAfterCrash(performance.now()) : null;
    if (delayMs === null) return options.onGivenUp(failed);
    restart = setTimeout(start, delayMs);
  };

  return {
    start,
    send: (message) => running?.send(message),
    end: () => {
      isEnding = true;
      clearTimeout(restart);
      if (running === null) over.resolve();
      running?.send({ kind: "end" });
      return over.promise;
    },
    kill: () => running?.kill(),
  };
}
