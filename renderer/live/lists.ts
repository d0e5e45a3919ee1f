import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { SeedLine, WindowLine } from "../../electron/nouns/view.ts";
import { trpc } from "../api/client.ts";
import { useOverview } from "./overview.tsx";

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

/** The seeds in the bed with their scores, renewed as verdicts arrive. */
export function usePool(): readonly SeedLine[] | null {
  const overview = useOverview();
  const mark = `${overview?.project}:${overview?.seeds.pool}:${overview?.seeds.grown}:${overview?.verdicts.generated}`;
  const version = usePaced(mark, LIST_PACE_MS);
  const query = useQuery({ ...trpc.grow.pool.queryOptions(), enabled: overview !== null });
  const { refetch } = query;
  useEffect(() => void refetch(), [version, refetch]);
  return query.data ?? null;
}

/** The closed windows in order, renewed as windows close and as newcomers gather a score. */
export function useWindows(): readonly WindowLine[] | null {
  const overview = useOverview();
  const mark = `${overview?.project}:${overview?.windows.closed}:${overview?.verdicts.generated}`;
  const version = usePaced(mark, LIST_PACE_MS);
  const query = useQuery({ ...trpc.grow.windows.queryOptions(), enabled: overview !== null });
  const { refetch } = query;
  useEffect(() => void refetch(), [version, refetch]);
  return query.data ?? null;
}

/** How a seed's id is written: g before those that were grown (ui.md part 10). */
export function useSeedNames(): (id: number) => Readonly<{ name: string; isGrown: boolean }> {
  const pool = usePool();
  const windows = useWindows();
  return useMemo(() => {
    const grown = new Set((pool ?? []).filter((seed) => seed.isGrown).map((seed) => seed.id));
    for (const window of windows ?? []) for (const change of window.changes) grown.add(change.came.id);
    return (id) => ({ name: grown.has(id) ? `g${id.toLocaleString("en")}` : id.toLocaleString("en"), isGrown: grown.has(id) });
  }, [pool, windows]);
}
