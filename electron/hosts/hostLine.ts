import { mainMessage } from "../nouns/hostPort.ts";
import type { BackendMessage, MainMessage } from "../nouns/hostPort.ts";
import { dataOf } from "../nouns/parentPort.ts";
import type { ParentPort } from "../nouns/parentPort.ts";

/** The backend's end of the line to Electron's main process. */
export type HostLine = Readonly<{
  send: (message: BackendMessage) => void;
  /** Resolves when main is gone. */
  closed: Promise<void>;
}>;

/** How often the parent is looked for; a port that lost its other end may say nothing. */
const lookEveryMs = 2000;

/** Takes the line up: `hear` gets every message of the contract, `report` whatever else arrives. */
export function openHostLine(
  port: ParentPort,
  hear: (message: MainMessage) => void,
  report: (fault: unknown) => void,
): HostLine {
  const closed = Promise.withResolvers<void>();
  port.on("message", (event) => {
    const message = mainMessage.safeParse(dataOf(event));
    if (message.success) hear(message.data);
    else report(new Error("Main sent what the contract does not know.", { cause: message.error }));
  });
  port.on("close", () => closed.resolve());
  process.on("disconnect", () => closed.resolve());
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid !== parent) closed.resolve();
  }, lookEveryMs);
  looking.unref();
  return { send: (message) => port.postMessage(message), closed: closed.promise };
}
