import { useState } from "react";
import type { InstructionLine } from "../../electron/nouns/view.ts";
import type { ListSearch } from "./listSearch.ts";

type SelectionInput = Readonly<{
  rows: readonly InstructionLine[];
  address: ListSearch;
  go: (next: ListSearch, isReplacing: boolean) => void;
}>;

/** The chosen row, and the ways to choose another or open its story. */
export type Selection = Readonly<{
  /** Place of the chosen row among those read; null when it is not among them. */
  place: number | null;
  choose: (place: number) => void;
  move: (by: number) => void;
  open: (place: number) => void;
  close: () => void;
}>;

/** Keeps the chosen row by its id, so that rows which arrive above do not move the choice; an open story is the choice. */
export function useSelection({ rows, address, go }: SelectionInput): Selection {
  const { story, show, search } = address;
  const [chosen, setChosen] = useState<number | null>(null);
  const current = story ?? chosen;
  const found = current === null ? -1 : rows.findIndex((row) => row.candidate === current);
  const place = found === -1 ? null : found;
  function choose(next: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (row === undefined) return;
    setChosen(row.candidate);
    if (story !== undefined) go({ show, search, story: row.candidate }, true);
  }
  return {
    place,
    choose,
    move: (by) => choose(place === null ? 0 : place + by),
    open: (at) => {
      const row = rows[at];
      if (row === undefined) return;
      setChosen(row.candidate);
      go({ show, search, story: row.candidate }, story !== undefined);
    },
    close: () => {
      setChosen(current);
      if (story !== undefined) go({ show, search }, false);
    },
  };
}
