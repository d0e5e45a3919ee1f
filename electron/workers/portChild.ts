import type { ChildPort } from "../nouns/host.ts";
import type { Child, Exit } from "./child.ts";
import { inputEnd } from "./inputEnd.ts";
import { openMailbox } from "./mailbox.ts";

/**
 * A process that the host started for us, spoken to over its port. Its input ends by a last message; the host
 * kills it when it is still there after the grace.
 */
export function portChild(port: ChildPort): Child {
  const messages = openMailbox<unknown>();
  const logs = openMailbox<string>();
  const ended = Promise.withResolvers<Exit>();
  let hasEnded = false;
  port.onMessage(messages.put);
  port.onLog(logs.put);
  port.onExit((code) => {
    hasEnded = true;
    ended.resolve({ code, signal: null });
  });
  return {
    pid: undefined,
    send: (message) => {
      if (!hasEnded) port.send(message);
    },
    onMessage: messages.listen,
    onLog: logs.listen,
    exited: ended.promise,
    stop: (graceMs) => {
      if (!hasEnded) {
        port.send(inputEnd);
        port.stop(graceMs);
      }
      return ended.promise;
    },
  };
}
