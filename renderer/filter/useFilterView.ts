import { useQuery } from "@tanstack/react-query";
import type { FilterView } from "../../electron/nouns/filterView.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { queryClient, trpc } from "../api/client.ts";
import { usePaced } from "../live/lists.ts";
import { useOnChange } from "../live/useOnChange.ts";

/** The figures are asked for again at most this often while a run grows. */
const VIEW_PACE_MS = 2_000;
/** And this often while the index is being rebuilt. */
const BUILDING_PACE_MS = 500;

/** The figures of the filter; `view` stays what it was while it is read anew or a reading fails. */
export function useFilterView({ verdicts, run }: Overview): Readonly<{
  view: FilterView | null;
  failure: string | null;
}> {
  useOnChange(
    usePaced(`${run?.id}:${verdicts.parsed}:${verdicts.kept}`, VIEW_PACE_MS),
    () => void filterChanged(),
  );
  const query = useQuery(
    trpc.filter.view.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.index.kind === "building" ? BUILDING_PACE_MS : false),
    }),
  );
  return { view: query.data ?? null, failure: query.error?.message ?? null };
}

/** Asks anew for the figures of the filter. */
export function filterChanged(): Promise<void> {
  return queryClient.invalidateQueries(trpc.filter.view.queryFilter());
}
