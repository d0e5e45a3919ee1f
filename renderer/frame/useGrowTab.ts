import { useRouterState } from "@tanstack/react-router";
import { growTabs, type GrowTab } from "../grow/growSearch.ts";

/** The tab of Grow that is shown; null in another place. */
export function useGrowTab(): GrowTab | null {
  return useRouterState({
    select: ({ location }) =>
      location.pathname === "/grow" ? (growTabs.find((tab) => tab === location.search.tab) ?? "loop") : null,
  });
}
