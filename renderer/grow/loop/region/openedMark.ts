import type { Item } from "../items.ts";

/** A mark that was opened by key, and the history entry it was opened from. */
type Opened = Readonly<{ region: string; item: Item; entry: string }>;

let opened: Opened | null = null;

/** The page's place in its history, as one string. */
function entryNow(): string {
  return JSON.stringify(history.state);
}

/** Remembers the mark that is opened now: coming back leads to it. */
export function rememberOpened(region: string, item: Item): void {
  opened = { region, item, entry: entryNow() };
}

/** The mark of this region that was opened from this place in the history, once; else null. */
export function takeOpened(region: string): Item | null {
  if (opened?.region !== region || opened.entry !== entryNow()) return null;
  const { item } = opened;
  opened = null;
  return item;
}

/** Whether nobody has chosen where the focus is: it lies on the page or on the view as a whole. */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.id === "main";
}
