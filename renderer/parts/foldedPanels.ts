import { useSyncExternalStore } from "react";

/** Names of the panels folded away since the page was opened. */
let folded: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a side panel is folded away, and how to change that; kept while the page is open. */
export function useFolded(name: string): readonly [boolean, (isFolded: boolean) => void] {
  const isFolded = useSyncExternalStore(subscribe, () => folded.has(name));
  const set = (next: boolean): void => {
    folded = next ? new Set([...folded, name]) : new Set([...folded].filter((other) => other !== name));
    for (const listener of listeners) listener();
  };
  return [isFolded, set];
}
