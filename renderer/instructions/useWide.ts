import { useSyncExternalStore } from "react";

/** From this width on the story is wider and rows have more columns (ui.md part 3). */
const query = "(width >= 1800px)";

function subscribe(listener: () => void): () => void {
  const wide = matchMedia(query);
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}

/** Whether the window is one of the wide ones. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
