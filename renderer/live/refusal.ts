import { useSyncExternalStore } from "react";

/** What the user is told, until they send it away; `waits`: nothing for them to do. */
export type Told = Readonly<{ sentence: string; kind: "failed" | "waits" }>;

let told: Told | null = null;
const listeners = new Set<() => void>();

/** Tells the user why an act did not happen, or what happened by itself; null takes the sentence away. */
export function noteRefusal(sentence: string | null, kind: Told["kind"] = "failed"): void {
  told = sentence === null ? null : { sentence, kind };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the user was told last; null when there is nothing to show. */
export function useRefusal(): Told | null {
  return useSyncExternalStore(subscribe, () => told);
}
