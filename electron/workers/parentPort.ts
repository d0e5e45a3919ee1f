import { dataOf } from "../nouns/parentPort.ts";
import type { ParentPort } from "../nouns/parentPort.ts";
import { isInputEnd } from "./inputEnd.ts";
import { openMailbox } from "./mailbox.ts";
import type { FromParent, Parent } from "./parentLines.ts";

/** Electron tells of no delivery; this is ample for a message to leave the process. */
const leavesWithinMs = 100;

/** The child's side of `portChild`. */
export function openParentPort(port: ParentPort): Parent {
  const arrived = openMailbox<FromParent>();
  const closed = Promise.withResolvers<void>();
  port.on("message", (event) => {
    const message = dataOf(event);
    if (isInputEnd(message)) closed.resolve();
    else arrived.put({ message });
  });
  port.on("close", () => closed.resolve());
  return {
    send: (message) => port.postMessage(message),
    listen: arrived.listen,
    closed: closed.promise,
    flushed: () => new Promise((resolve) => setTimeout(resolve, leavesWithinMs)),
  };
}
