import { useMemo, useRef, useState } from "react";
import { useOnChange } from "../live/useOnChange.ts";
import type { ListSearch } from "./listSearch.ts";

type SelectionInput = Readonly<{
  ids: readonly number[];
  address: ListSearch;
  go: (next: ListSearch, isReplacing: boolean) => void;
}>;

/** How a move treats the rows selected so far: drops them, stretches them to the new row, or adds and takes it off. */
export type Reach = "one" | "stretch" | "toggle";

/** The chosen row, the rows selected with it, and the ways to choose others or open a story. */
export type Selection = Readonly<{
  /** Place of the chosen row in the list; null when it is not in it. */
  place: number | null;
  /** The rows selected, when they are more than the chosen one; else empty. */
  many: ReadonlySet<number>;
  choose: (place: number, reach?: Reach) => void;
  move: (by: number, reach?: Reach) => void;
  open: (place: number) => void;
  selectAll: () => void;
  /** Leaves the selected rows first, then the story. */
  close: () => void;
}>;

const none: ReadonlySet<number> = new Set();

/** Keeps the chosen row by its id, so that rows which arrive above do not move the choice; an open story is the choice. */
export function useSelection({ ids, address, go }: SelectionInput): Selection {
  const { story, ...list } = address;
  const [chosen, setChosen] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [selected, setSelected] = useState(none);
  // Rows this list sent to the address; any other story was opened from outside and is shown alone.
  const sent = useRef(new Set<number>());
  useOnChange(story ?? 0, () => {
    if (story === undefined) return;
    if (!sent.current.has(story)) setSelected(none);
    if (!sent.current.has(story) || story === chosen) sent.current.clear();
  });
  function show(candidate: number, isReplacing: boolean): void {
    if (candidate !== story) sent.current.add(candidate);
    go({ ...list, story: candidate }, isReplacing);
  }
  const current = story ?? chosen;
  const place = useMemo(() => placeOf(ids, current), [ids, current]);
  // A list that was narrowed may hold none of the rows that were selected before.
  const many = useMemo(() => within(ids, selected), [ids, selected]);
  function choose(next: number, reach: Reach = "one"): void {
    const at = Math.max(0, Math.min(ids.length - 1, next));
    const candidate = ids[at];
    if (candidate === undefined) return;
    const from = placeOf(ids, anchor) ?? place ?? at;
    if (reach === "one" || reach === "toggle") setAnchor(candidate);
    if (reach === "one") setSelected(none);
    if (reach === "stretch") {
      setAnchor(ids[from] ?? null);
      setSelected(new Set(ids.slice(Math.min(from, at), Math.max(from, at) + 1)));
    }
    if (reach === "toggle") setSelected(toggled(many, current, candidate));
    setChosen(candidate);
    if (story !== undefined) show(candidate, true);
  }
  return {
    place,
    many,
    choose,
    move: (by, reach) => choose(place === null ? 0 : place + by, reach),
    open: (at) => {
      const candidate = ids[at];
      if (candidate === undefined) return;
      setChosen(candidate);
      setAnchor(candidate);
      setSelected(none);
      show(candidate, story !== undefined);
    },
    selectAll: () => setSelected(new Set(ids)),
    close: () => {
      if (many.size > 0) return setSelected(none);
      setChosen(current);
      if (story !== undefined) go(list, false);
    },
  };
}

function placeOf(ids: readonly number[], candidate: number | null): number | null {
  const found = candidate === null ? -1 : ids.indexOf(candidate);
  return found === -1 ? null : found;
}

function within(ids: readonly number[], selected: ReadonlySet<number>): ReadonlySet<number> {
  if (selected.size === 0) return none;
  const still = ids.filter((candidate) => selected.has(candidate));
  return still.length < 2 ? none : new Set(still);
}

function toggled(many: ReadonlySet<number>, current: number | null, candidate: number): ReadonlySet<number> {
  const next = new Set(many.size === 0 && current !== null ? [current] : many);
  if (!next.delete(candidate)) next.add(candidate);
  return next;
}
