import { useInfiniteQuery, type InfiniteData } from "@tanstack/react-query";
import { useMemo } from "react";
import type { InstructionFilter, InstructionLine, InstructionPage } from "../../electron/nouns/view.ts";
import { backend } from "../api/client.ts";

const PAGE_ROWS = 100;

/** The rows read so far, and a way to read on or anew. */
export type Pages = Readonly<{
  rows: readonly InstructionLine[];
  total: number | null;
  isLoading: boolean;
  failure: string | null;
  readOn: () => void;
  readAnew: () => void;
}>;

/** Reads the list by key, newest first, a page whenever the end comes near. */
export function usePages(filter: InstructionFilter): Pages {
  const query = useInfiniteQuery<
    InstructionPage,
    Error,
    InfiniteData<InstructionPage, number | null>,
    readonly unknown[],
    number | null
  >({
    queryKey: ["instructions", filter.show, filter.search],
    queryFn: ({ pageParam }) =>
      backend.instructions.page.query({ filter, before: pageParam, limit: PAGE_ROWS }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return {
    rows,
    total: data?.pages[0]?.total ?? null,
    isLoading: query.isPending,
    failure: query.error?.message ?? null,
    readOn: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    readAnew: () => void refetch(),
  };
}
