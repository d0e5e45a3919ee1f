import { useSyncExternalStore } from "react";

/** Whether the backend answers; `since` is when that became so (ms since 1970). */
export type Connection = Readonly<{ isOpen: boolean; since: number; wasOpen: boolean }>;

let current: Connection = { isOpen: false, since: Date.now(), wasOpen: false };
const listeners = new Set<() => void>();

/** Notes that the WebSocket opened or closed; a repeated close keeps the time of the first. */
export function noteConnection(isOpen: boolean): void {
  if (isOpen === current.isOpen) return;
  current = { isOpen, since: Date.now(), wasOpen: current.wasOpen || isOpen };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The connection's state, live. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => current);
}
