import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Explanation, PairView, TextRef } from "../../../../electron/nouns/filterView.ts";
import { queryClient, trpc } from "../../../api/client.ts";
import { useOnChange } from "../../../live/useOnChange.ts";
import { isSameText, shownNeighbour } from "../beside.ts";

/** What is known of the chosen text. */
export type Explained = Readonly<{
  /** Of the chosen text, or of the one before while this one is read. */
  explanation: Explanation | null;
  isOfBefore: boolean;
  isLoading: boolean;
  failure: string | null;
}>;

/** Reads why a text was kept or set aside; asked again when the index is ready, which brings its neighbours. */
export function useExplanation(candidate: number | null, index: string): Explained {
  const { data, error, isPending, isPlaceholderData } = useQuery(
    trpc.filter.explain.queryOptions(
      { candidate: candidate ?? 1 },
      { enabled: candidate !== null, placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  useOnChange(index, () => void queryClient.invalidateQueries(trpc.filter.explain.queryFilter()));
  return {
    explanation: candidate === null ? null : (data ?? null),
    isOfBefore: isPlaceholderData,
    isLoading: candidate !== null && isPending,
    failure: error?.message ?? null,
  };
}

/** The pair that is shown. */
export type ShownPair = Readonly<{
  pair: PairView | null;
  /** Whether it stands beside another than the nearest. */
  isOther: boolean;
  isLoading: boolean;
  failure: string | null;
}>;

/** The chosen text beside its nearest, or beside the one that the address names. */
export function usePair(explanation: Explanation, beside: TextRef | null): ShownPair {
  const { candidate, nearest, score } = explanation;
  const known = nearest === null ? null : shownNeighbour(nearest, beside);
  // Until the index is there the ledger tells the nearest one.
  const recorded = useQuery(
    trpc.instructions.story.queryOptions(
      { candidate },
      { enabled: nearest === null && beside === null && score !== null },
    ),
  );
  const second = beside ?? recorded.data?.verdict?.nearest ?? null;
  const other = useQuery(
    trpc.filter.pair.queryOptions(
      {
        first: { kind: "instruction", id: candidate },
        second: second === null ? { kind: "seed", id: 1 } : { kind: second.kind, id: second.id },
      },
      { enabled: known === null && second !== null, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const first = nearest?.[0]?.second.ref;
  return {
    pair: known ?? (second === null ? null : (other.data ?? null)),
    isOther: beside !== null && (first === undefined || !isSameText(first, beside)),
    isLoading: other.isFetching || recorded.isFetching,
    failure: known === null ? (other.error?.message ?? recorded.error?.message ?? null) : null,
  };
}
