import type { SearchSchemaInput } from "@tanstack/react-router";

/** The tabs of Grow in the order shown. */
export const growTabs = ["loop", "plan", "requests"] as const;
export type GrowTab = (typeof growTabs)[number];

/** Grow's part of the address: the tab, and on Requests the request shown under the table. */
export type GrowSearch = Readonly<{ tab: GrowTab; request?: number }>;

/** Reads the address, which may hold anything; whatever does not fit falls back to the Loop. */
export function readGrowSearch(raw: Partial<GrowSearch> & SearchSchemaInput): GrowSearch {
  const tab = growTabs.find((known) => known === raw.tab) ?? "loop";
  const request = raw.request;
  return typeof request === "number" && Number.isSafeInteger(request) && request > 0
    ? { tab, request }
    : { tab };
}
