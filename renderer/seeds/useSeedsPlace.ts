import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, type RefObject } from "react";
import type { SeedsSearch } from "./seedsSearch.ts";

/** Where on the screen of seeds one is, and the ways on. */
export type SeedsPlace = Readonly<{
  address: SeedsSearch;
  go: (next: SeedsSearch, isReplacing: boolean) => void;
  choose: (id: number) => void;
  /** Shows a seed that was just written. */
  show: (id: number) => void;
  /** A seed is about to leave the rows: the next one is chosen, at the end the one before. */
  stepOn: (rows: readonly Readonly<{ id: number }>[], seed: number) => void;
  close: () => void;
}>;

/** Keeps tab, order, search and chosen seed in the address; leaving a seed gives the focus back to the grid. */
export function useSeedsPlace(grid: RefObject<HTMLDivElement | null>): SeedsPlace {
  const address = useSearch({ from: "/seeds" });
  const navigate = useNavigate();
  const go = useCallback(
    (next: SeedsSearch, isReplacing: boolean) =>
      void navigate({ to: "/seeds", search: next, replace: isReplacing }),
    [navigate],
  );
  const { seed, ...list } = address;
  const choose = (id: number): void => go({ ...list, seed: id }, seed !== undefined);
  const close = (): void => {
    go(list, false);
    grid.current?.focus();
  };
  return {
    address,
    go,
    choose,
    show: (id) => go({ ...list, tab: "bed", search: "", seed: id }, true),
    stepOn: (rows, leaving) => {
      const place = rows.findIndex((row) => row.id === leaving);
      const next = rows[place + 1] ?? rows[place - 1];
      if (next === undefined) close();
      else choose(next.id);
    },
    close,
  };
}
