import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { backend } from "../api/client.ts";
import { usePaced } from "../live/lists.ts";
import { useOverview } from "../live/overview.tsx";
import { useOnChange } from "../live/useOnChange.ts";
import { judgedCount } from "../words/instructions.ts";
import { listKey, listQuery, type ListSearch } from "./listSearch.ts";

/** A list stays in memory this long after it was left, so that Back finds it. */
const KEPT_MS = 60_000;
/** And is shown again as it was read for so long. */
const KEPT_AS_READ_MS = 10_000;
/** An empty list is read again at most this often. */
const EMPTY_PACE_MS = 1_000;

/** The order of a list as it was read: ids of all its rows. Another run judges the same texts anew. */
export type List = Readonly<{ run: number; key: string; ids: readonly number[]; judged: number }>;

export type ListRead = Readonly<{
  /** The list of the address, or the one before while this one is read. */
  list: List | null;
  isLoading: boolean;
  failure: string | null;
  readAnew: () => void;
}>;

/** What a list is read of: `run` is 0 where there is none; `judged`: texts judged so far. */
export type ListOf = Readonly<{ run: number; judged: number }>;

/** The run that is open. */
export function useListOf(): ListOf {
  const overview = useOverview();
  return { run: overview?.run?.id ?? 0, judged: overview === null ? 0 : judgedCount(overview) };
}

/**
 * Reads the ids of a list in one go; its lines are read as they come into view. A list stays as it was read until it is
 * asked for anew, but an empty one, in which nothing can move, follows the run.
 */
export function useList(address: ListSearch, { run, judged }: ListOf): ListRead {
  const key = listKey(address);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["instructions", "list", run, key],
    queryFn: async ({ signal }): Promise<List> => ({
      run,
      key,
      ...(await backend.instructions.list.query(listQuery(address), { signal })),
    }),
    // A hundred thousand ids are compared by nobody.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    staleTime: ({ state }) => (state.data?.ids.length === 0 ? 0 : KEPT_AS_READ_MS),
    gcTime: KEPT_MS,
  });
  const isEmpty = data?.ids.length === 0;
  useOnChange(usePaced(`${isEmpty ? judged : "as read"}`, EMPTY_PACE_MS), () => isEmpty && void refetch());
  return {
    list: data ?? null,
    isLoading: isPending,
    failure: error?.message ?? null,
    readAnew: () => void refetch(),
  };
}
