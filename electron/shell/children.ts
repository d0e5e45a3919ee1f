import type { BackendMessage, MainMessage, OwnChild } from "../nouns/hostPort.ts";
import type { Utility } from "./electronApi.ts";

export type ChildMessage = Extract<BackendMessage, { kind: "startChild" | "childSend" | "childStop" }>;

/** The processes that main starts for the backend and whose messages it carries between the two. */
export type Children = Readonly<{
  take: (message: ChildMessage) => void;
  /** Ends all: the backend that asked for them has gone. */
  killAll: () => void;
}>;

/** A timer past this fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Carries out what the backend asks about its children; `send` is the way back. */
export function brokerChildren(
  fork: (which: OwnChild, onLine: (line: string) => void) => Utility,
  send: (message: MainMessage) => void,
): Children {
  const running = new Map<number, Utility>();

  const start = (child: number, which: OwnChild): void => {
    const forked = fork(which, (line) => {
      if (running.get(child) === forked) send({ kind: "childLog", child, line });
    });
    running.set(child, forked);
    forked.on("message", (message) => {
      if (running.get(child) === forked) send({ kind: "childMessage", child, message });
    });
    forked.on("exit", (code) => {
      if (running.get(child) !== forked) return;
      running.delete(child);
      send({ kind: "childExit", child, code: Number.isInteger(code) ? code : null });
    });
  };

  const stop = (child: number, graceMs: number): void => {
    const forked = running.get(child);
    if (forked === undefined) return;
    const killer = setTimeout(() => forked.kill(), Math.min(graceMs, LONGEST_TIMER_MS));
    forked.on("exit", () => clearTimeout(killer));
  };

  return {
    take: (message) => {
      if (message.kind === "startChild") return start(message.child, message.which);
      if (message.kind === "childStop") return stop(message.child, message.graceMs);
      running.get(message.child)?.postMessage(message.message);
    },
    killAll: () => {
      for (const forked of running.values()) forked.kill();
      running.clear();
    },
  };
}
