import type { Child, Exit } from "./child.ts";
import { openMailbox } from "./mailbox.ts";

/** The other end of a pair: what plays the process. */
export type FarEnd = Readonly<{
  /** Messages that the near end sends. */
  onMessage: (listener: (message: unknown) => void) => void;
  /** Calls when the near end closes this one's input or kills it. */
  onStop: (listener: () => void) => void;
  send: (message: object) => void;
  log: (line: string) => void;
  exit: (exit: Exit) => void;
}>;

/**
 * A child without a process: both ends in memory, every message copied as JSON so that nothing is shared.
 * `stop` gives the far end its chance to exit by itself; if it does not, it counts as killed.
 */
export function pairChild(): Readonly<{ child: Child; far: FarEnd }> {
  const toFar = openMailbox<unknown>();
  const toNear = openMailbox<unknown>();
  const logs = openMailbox<string>();
  const stops = openMailbox<void>();
  const ended = Promise.withResolvers<Exit>();
  const copy = (message: object): unknown => JSON.parse(JSON.stringify(message));
  return {
    child: {
      pid: undefined,
      send: (message) => toFar.put(copy(message)),
      onMessage: toNear.listen,
      onLog: logs.listen,
      exited: ended.promise,
      stop: (graceMs) => {
        stops.put();
        const timer = setTimeout(() => ended.resolve({ code: null, signal: "SIGKILL" }), graceMs);
        void ended.promise.then(() => clearTimeout(timer));
        return ended.promise;
      },
    },
    far: {
      onMessage: toFar.listen,
      onStop: stops.listen,
      send: (message) => toNear.put(copy(message)),
      log: logs.put,
      exit: ended.resolve,
    },
  };
}
