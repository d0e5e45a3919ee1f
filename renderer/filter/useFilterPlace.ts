import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { FilterSearch } from "./filterSearch.ts";

/** Where on the Filter screen one is, and the way on; `isReplacing`: Back passes over what was there. */
export type FilterPlace = Readonly<{
  address: FilterSearch;
  go: (next: (before: FilterSearch) => FilterSearch, isReplacing?: boolean) => void;
}>;

/** Keeps the what-if and what is chosen in the address. */
export function useFilterPlace(): FilterPlace {
  const address = useSearch({ from: "/filter" });
  const navigate = useNavigate();
  const go: FilterPlace["go"] = useCallback(
    (next, isReplacing = false) => void navigate({ from: "/filter", search: next, replace: isReplacing }),
    [navigate],
  );
  return { address, go };
}
