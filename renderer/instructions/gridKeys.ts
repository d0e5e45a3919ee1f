import type { Reach, Selection } from "./useSelection.ts";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 };

/** The keys of the list besides the commands, for the key sheet. */
export const listKeys = [
  { keys: "↑ ↓, J K", does: "Next and previous row" },
  { keys: "Shift ↑ ↓", does: "Select more rows" },
  { keys: "Ctrl A", does: "Select all rows" },
  { keys: "Home, End", does: "First and last row" },
  { keys: "Enter", does: "Open the story" },
  { keys: "Esc", does: "Leave the selection, then the story" },
] as const;

type Pressed = Readonly<{
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  /** Ctrl or Cmd. */
  mod: boolean;
  hasLetters: boolean;
}>;

/** What a key does in the grid; true when it did something. Letters act only where the user wants them to. */
export function pressKey(pressed: Pressed, selection: Selection, rows: number, pageRows: number): boolean {
  const { key, shiftKey, altKey, mod, hasLetters } = pressed;
  if (altKey || (mod && key.toLowerCase() !== "a")) return false;
  if (mod) {
    selection.selectAll();
    return true;
  }
  const reach: Reach = shiftKey ? "stretch" : "one";
  const step = key.length > 1 || hasLetters ? steps[key] : undefined;
  if (step !== undefined) {
    selection.move(step, reach);
    return true;
  }
  switch (key) {
    case "PageDown":
      selection.move(pageRows, reach);
      return true;
    case "PageUp":
      selection.move(-pageRows, reach);
      return true;
    case "Home":
      selection.choose(0, reach);
      return true;
    case "End":
      selection.choose(rows - 1, reach);
      return true;
    case "Enter":
      if (selection.place !== null) selection.open(selection.place);
      return true;
    case "Escape":
      selection.close();
      return true;
    default:
      return false;
  }
}
