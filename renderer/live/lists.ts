import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Overview, SeedLine, WindowLine } from "../../electron/nouns/view.ts";
import { queryClient, trpc } from "../api/client.ts";
import { useOnChange } from "./useOnChange.ts";
import { count } from "../words/numbers.ts";

/** Lists are asked for again at most this often while figures rise. */
const LIST_PACE_MS = 1_500;

/** The newest `value`, but changing at most once in `everyMs`; the last one always arrives. */
export function usePaced<T>(value: T, everyMs: number): T {
  const [paced, setPaced] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, changedAt.current + everyMs - Date.now());
    const timer = setTimeout(() => {
      changedAt.current = Date.now();
      setPaced(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return paced;
}

/** Asks for the bed and the windows again as verdicts arrive and windows close; used by what shows them. */
export function useListsRenewed(overview: Overview): void {
  const mark = `${overview.seeds.pool}:${overview.seeds.grown}:${overview.windows.closed}:${overview.verdicts.generated}`;
  const version = usePaced(mark, LIST_PACE_MS);
  useOnChange(version, () => {
    void queryClient.invalidateQueries(trpc.grow.pool.queryFilter());
    void queryClient.invalidateQueries(trpc.grow.windows.queryFilter());
  });
}

/** The seeds in the bed with their scores. */
export function usePool(): readonly SeedLine[] | null {
  return useQuery(trpc.grow.pool.queryOptions(undefined, { staleTime: 0 })).data ?? null;
}

/** The closed windows in order. */
export function useWindows(): readonly WindowLine[] | null {
  return useQuery(trpc.grow.windows.queryOptions(undefined, { staleTime: 0 })).data ?? null;
}

/** How a seed's id is written: g before those that were grown (ui.md part 10). */
export function seedName(id: number, isGrown: boolean): string {
  return isGrown ? `g${count(id)}` : count(id);
}
