import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RequestLine, RequestShow } from "../../../electron/nouns/requestView.ts";
import { backend, queryClient } from "../../api/client.ts";
import { usePaced } from "../../live/lists.ts";
import { useOverview } from "../../live/overview.tsx";
import { useOnChange } from "../../live/useOnChange.ts";

const PAGE_ROWS = 100;
const RENEW_MS = 1_000;
const key = "requests";
const firstPage: number | null = null;

/** The requests of the run, newest first, read page by page and renewed while the run goes. */
export function useRequests(show: RequestShow): Readonly<{
  rows: readonly RequestLine[] | null;
  failure: string | null;
  readOn: () => void;
}> {
  const query = useInfiniteQuery({
    queryKey: [key, show],
    queryFn: ({ pageParam, signal }) =>
      backend.requests.page.query({ show, before: pageParam, limit: PAGE_ROWS }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
  });
  const figures = useOverview()?.requests;
  const version = usePaced(`${figures?.sent}:${figures?.replied}:${figures?.failedAttempts}`, RENEW_MS);
  useOnChange(version, () => void queryClient.invalidateQueries({ queryKey: [key] }));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? null, [data]);
  return {
    rows,
    failure: error?.message ?? null,
    readOn: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}
