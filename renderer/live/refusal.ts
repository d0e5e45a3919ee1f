import { useSyncExternalStore } from "react";

/** The sentence of the last act that was refused, until the user sends it away. */
let refused: string | null = null;
const listeners = new Set<() => void>();

/** Tells the user why an act did not happen, wherever it was given; null takes the sentence away. */
export function noteRefusal(sentence: string | null): void {
  refused = sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sentence of the last refusal; null when there is none to show. */
export function useRefusal(): string | null {
  return useSyncExternalStore(subscribe, () => refused);
}
