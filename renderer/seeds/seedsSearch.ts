import type { SearchSchemaInput } from "@tanstack/react-router";

/** The tabs of the seeds, in their order. */
export const tabs = ["bed", "replaced", "aside"] as const;
export type SeedsTab = (typeof tabs)[number];

/** What the table can be sorted by. */
export const sortKeys = ["id", "instruction", "origin", "generated", "kept", "score", "age", "fate"] as const;
export type SortKey = (typeof sortKeys)[number];

/** The screen's part of the address: tab, order, words looked for, chosen seed. */
export type SeedsSearch = Readonly<{
  tab: SeedsTab;
  search: string;
  /** Absent: the tab's own order. */
  sort?: SortKey;
  isDown?: boolean;
  seed?: number;
}>;

/** Reads the address; whatever does not fit falls back to the plain bed. */
export function readSeedsSearch(raw: Readonly<Record<string, unknown>>): SeedsSearch {
  const sort = sortKeys.find((known) => known === raw["sort"]);
  const seed = raw["seed"];
  const { search } = raw;
  return {
    tab: tabs.find((known) => known === raw["tab"]) ?? "bed",
    search: typeof search === "string" || typeof search === "number" ? String(search) : "",
    ...(sort === undefined ? {} : { sort, isDown: raw["isDown"] === true }),
    ...(typeof seed === "number" && Number.isSafeInteger(seed) && seed > 0 ? { seed } : {}),
  };
}

/** The same for the route: a link names what it wants and leaves the rest. */
export function seedsRouteSearch(given: Partial<SeedsSearch> & SearchSchemaInput): SeedsSearch {
  return readSeedsSearch(given);
}
