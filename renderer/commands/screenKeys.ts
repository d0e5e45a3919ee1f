import { useEffect, useSyncExternalStore } from "react";

/** Keys that a view has besides the commands: "J K", "Next and previous row". */
export type ScreenKey = Readonly<{ keys: string; does: string }>;

let shown: readonly (readonly ScreenKey[])[] = [];
const listeners = new Set<() => void>();

function set(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the key sheet of a view's own keys while the view is mounted; `keys` is a constant of the module. */
export function useScreenKeys(keys: readonly ScreenKey[]): void {
  useEffect(() => {
    set([...shown, keys]);
    return () => set(shown.filter((other) => other !== keys));
  }, [keys]);
}

/** The keys that the mounted views told of. */
export function useShownScreenKeys(): readonly ScreenKey[] {
  return useSyncExternalStore(subscribe, () => shown).flat();
}
