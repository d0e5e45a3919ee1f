import { useState } from "react";

/** Unfinished input by its key: it outlives the screen it is typed on, not the page. */
export type Drafts<T> = Map<string, T>;

/** A draft that is read anew when its screen opens again. */
export type Draft<T> = Readonly<{
  value: T;
  change: (next: (before: T) => T) => void;
  /** Drops what is kept; what the screen shows stays until it closes. */
  forget: () => void;
}>;

/** Keeps what is typed under `key` until it is forgotten; `first` is what an untouched one holds. */
export function useDraft<T>(drafts: Drafts<T>, key: string, first: T): Draft<T> {
  const [value, setValue] = useState(() => drafts.get(key) ?? first);
  return {
    value,
    // From the map: what an answer of the backend changes may come after later changes by hand.
    change: (next) => {
      const changed = next(drafts.get(key) ?? value);
      drafts.set(key, changed);
      setValue(changed);
    },
    forget: () => void drafts.delete(key),
  };
}
