import { useQuery } from "@tanstack/react-query";
import type { SeedTable } from "../../electron/nouns/seedView.ts";
import { queryClient, trpc } from "../api/client.ts";
import { useOverview } from "../live/overview.tsx";
import { usePaced } from "../live/lists.ts";
import { useOnChange } from "../live/useOnChange.ts";
import type { SeedsTab } from "./seedsSearch.ts";

/** The table is asked for again at most this often while figures rise. */
const TABLE_PACE_MS = 1_500;

/** The table of a tab; `table` stays what it was while it is read anew or a reading fails. */
export function useSeedTable(tab: SeedsTab): Readonly<{ table: SeedTable | null; failure: string | null }> {
  const overview = useOverview();
  const mark =
    overview === null
      ? ""
      : `${Object.values(overview.seeds).join()}:${overview.windows.closed}:${overview.training.steps}:${overview.verdicts.generated}`;
  useOnChange(usePaced(mark, TABLE_PACE_MS), () => void seedsChanged());
  const query = useQuery({
    ...trpc.seeds.table.queryOptions({ show: tab === "replaced" ? "out" : "bed" }),
    placeholderData: (before) => (tab === "aside" ? before : undefined),
  });
  return { table: query.data ?? null, failure: query.error?.message ?? null };
}

/** Asks anew for everything that seeds appear in. */
export async function seedsChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries(trpc.seeds.table.queryFilter()),
    queryClient.invalidateQueries(trpc.seeds.story.queryFilter()),
    queryClient.invalidateQueries(trpc.grow.pool.queryFilter()),
  ]);
}
