import type { Bridge } from "../electron/nouns/bridge.ts";

declare global {
  interface Window {
    /** The desktop app's side of the page; undefined in a browser. */
    readonly seedbed: Bridge | undefined;
  }
}
