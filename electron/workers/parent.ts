import { findParentPort } from "../nouns/parentPort.ts";
import { openParentLines } from "./parentLines.ts";
import type { Parent } from "./parentLines.ts";
import { openParentPort } from "./parentPort.ts";

/** The line to whoever started this process: its port in Electron, else stdin and stdout as JSON lines. */
export function openParent(): Parent {
  const port = findParentPort();
  return port === null ? openParentLines() : openParentPort(port);
}
