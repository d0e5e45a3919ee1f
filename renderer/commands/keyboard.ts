import type { Bridge } from "../../electron/nouns/bridge.ts";

/** What the words and the meaning of keys depend on. */
export type Keyboard = Readonly<{ isMac: boolean; isBrowser: boolean }>;

/** The keyboard of this page: the desktop app says its system, a browser is asked for it. */
export function keyboardOf(bridge: Pick<Bridge, "platform"> | undefined, browserPlatform: string): Keyboard {
  if (bridge !== undefined) return { isMac: bridge.platform === "darwin", isBrowser: false };
  return { isMac: /^(Mac|iP)/.test(browserPlatform), isBrowser: true };
}

export const keyboard: Keyboard = keyboardOf(
  typeof window === "undefined" ? undefined : window.seedbed,
  typeof navigator === "undefined" ? "" : navigator.platform,
);
