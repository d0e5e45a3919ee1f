import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { backend } from "../api/client.ts";
import { listKey, listQuery, type ListSearch } from "./listSearch.ts";

/** A list stays in memory this long after it was left, so that Back finds it. */
const KEPT_MS = 60_000;

/** The order of a list as it was read: ids of all its rows. */
export type List = Readonly<{ key: string; ids: readonly number[]; judged: number }>;

export type ListRead = Readonly<{
  /** The list of the address, or the one before while this one is read. */
  list: List | null;
  isLoading: boolean;
  failure: string | null;
  readAnew: () => void;
}>;

/** Reads the ids of a list in one go; its lines are read as they come into view. */
export function useList(address: ListSearch): ListRead {
  const key = listKey(address);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["instructions", "list", key],
    queryFn: async ({ signal }): Promise<List> => ({
      key,
      ...(await backend.instructions.list.query(listQuery(address), { signal })),
    }),
    // A hundred thousand ids are compared by nobody.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: KEPT_MS,
  });
  return {
    list: data ?? null,
    isLoading: isPending,
    failure: error?.message ?? null,
    readAnew: () => void refetch(),
  };
}
