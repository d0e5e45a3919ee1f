import type { Selection } from "./useSelection.ts";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 };

/** What a key does in the grid; true when it did something. */
export function pressKey(key: string, selection: Selection, rows: number, pageRows: number): boolean {
  const step = steps[key];
  if (step !== undefined) {
    selection.move(step);
    return true;
  }
  switch (key) {
    case "PageDown":
      selection.move(pageRows);
      return true;
    case "PageUp":
      selection.move(-pageRows);
      return true;
    case "Home":
      selection.choose(0);
      return true;
    case "End":
      selection.choose(rows - 1);
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
