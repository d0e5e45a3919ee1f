import { z } from "zod";

/** The port to the process that started this one, as an Electron utility process finds it on `process`. */
export type ParentPort = Readonly<{
  postMessage: (message: unknown) => void;
  /** `message` events carry the message as `data`. */
  on: (event: "message" | "close", listener: (event: unknown) => void) => unknown;
}>;

const messageEvent = z.object({ data: z.unknown() });

/** `process.parentPort`, or null in a process that Electron did not start. */
export function findParentPort(): ParentPort | null {
  const found: unknown = Reflect.get(process, "parentPort");
  return isParentPort(found) ? found : null;
}

/** What a `message` event brought. */
export function dataOf(event: unknown): unknown {
  return messageEvent.parse(event).data;
}

function isParentPort(found: unknown): found is ParentPort {
  if (typeof found !== "object" || found === null || !("postMessage" in found) || !("on" in found))
    return false;
  return typeof found.postMessage === "function" && typeof found.on === "function";
}
