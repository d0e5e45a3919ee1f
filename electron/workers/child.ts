import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { openMailbox } from "./mailbox.ts";
import { parseLine, readLines } from "./lines.ts";

export type Exit = Readonly<{ code: number | null; signal: string | null }>;

/** A process of ours or the user's that takes and gives messages (JSON objects); a third maker may use Electron's ports. */
export type Child = Readonly<{
  pid: number | undefined;
  /** Sends one message; one to a child that has ended is dropped, since `exited` tells of that. */
  send(message: object): void;
  /** Messages wait for their first listener. */
  onMessage(listener: (message: unknown) => void): void;
  /** What the child says beside its messages: stderr, and lines that are not JSON. */
  onLog(listener: (line: string) => void): void;
  /** Resolves when the child has ended and everything it wrote was delivered; never rejects. */
  exited: Promise<Exit>;
  /** Closes the child's input, which ends it; after `graceMs` kills it. */
  stop(graceMs: number): Promise<Exit>;
}>;

/**
 * Starts a process that speaks UTF-8 JSON lines: commands on its stdin, messages on its stdout, free text on its stderr.
 * A line that is not JSON is a log line; what stands after the last newline when it ends is dropped and logged.
 * A program that cannot be started exits with code null and a log line that says why.
 */
export function stdioChild(
  argv: readonly string[],
  options: Readonly<{ cwd?: string; env?: Readonly<Record<string, string | undefined>> }> = {},
): Child {
  const [program = "", ...rest] = argv;
  const env = { ...(options.env ?? process.env) };
  const child = spawn(program, rest, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env,
    windowsHide: true,
  });
  const messages = openMailbox<unknown>();
  const logs = openMailbox<string>();
  const exited = exitOf(child, logs.put);

  readLines(child.stdout, {
    onLine: (line) => {
      const message = parseLine(line);
      if (message === undefined) logs.put(line);
      else messages.put(message);
    },
    onTooLong: (bytes) => logs.put(`A line of ${bytes} bytes was dropped: it is too long.`),
    onEnd: (tail) => {
      if (tail !== "") logs.put(`A line without its end was dropped: ${tail.slice(0, 200)}`);
    },
  });
  readLines(child.stderr, {
    onLine: logs.put,
    onTooLong: (bytes) => logs.put(`A log line of ${bytes} bytes was dropped.`),
    onEnd: (tail) => {
      if (tail !== "") logs.put(tail);
    },
  });
  // A write to a child that has just ended fails with EPIPE; `exited` is how that is told.
  child.stdin.on("error", () => undefined);

  return {
    pid: child.pid,
    send: (message) => {
      if (child.stdin.writable) child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    onMessage: messages.listen,
    onLog: logs.listen,
    exited,
    stop: async (graceMs) => {
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
  };
}

function exitOf(child: ChildProcessWithoutNullStreams, log: (line: string) => void): Promise<Exit> {
  return new Promise((resolve) => {
    child.on("error", (error) => {
      log(error.message);
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
}
