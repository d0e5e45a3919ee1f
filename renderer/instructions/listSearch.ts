import type { InstructionFilter, InstructionSort, Range } from "../../electron/nouns/view.ts";

/** The list's part of the address: filter, sort and open story; what is absent narrows nothing. */
export type ListSearch = Readonly<{
  show: InstructionFilter["show"];
  search: string;
  cluster?: number;
  /** First and last batch number. */
  batches?: string;
  reason?: string;
  seed?: number;
  request?: number;
  /** Least and most nearest ROUGE-L. */
  nearest?: string;
  /** Absent: by number, newest first. */
  sort?: InstructionSort["by"];
  rising?: boolean;
  story?: number;
}>;

/** The filters in the order of their chips. */
export const shows: readonly InstructionFilter["show"][] = [
  "kept",
  "kept by a person",
  "marked",
  "set aside",
  "all",
];

const sorts: readonly InstructionSort["by"][] = ["number", "nearest", "cluster", "batch", "norm"];

type Raw = Readonly<Record<string, unknown>>;

/** Reads the address, which may hold anything; whatever does not fit is left out, and the plain list of kept rows stays. */
export function readListSearch(raw: Raw): ListSearch {
  const batches = rangeText(rangeOf(raw["batches"], Number.MAX_SAFE_INTEGER));
  const nearest = rangeText(rangeOf(raw["nearest"], 1));
  const sort = sorts.find((known) => known === raw["sort"]);
  const reason = raw["reason"];
  return {
    show: shows.find((known) => known === raw["show"]) ?? "kept",
    search:
      typeof raw["search"] === "string" || typeof raw["search"] === "number" ? String(raw["search"]) : "",
    ...whole(raw, "cluster", 0),
    ...(batches === null ? {} : { batches }),
    ...(typeof reason === "string" && /^\w{1,100}$/.test(reason) ? { reason } : {}),
    ...whole(raw, "seed", 1),
    ...whole(raw, "request", 1),
    ...(nearest === null ? {} : { nearest }),
    ...(sort === undefined || sort === "number" ? {} : { sort }),
    ...(raw["rising"] === true ? { rising: true } : {}),
    ...whole(raw, "story", 1),
  };
}

function whole<K extends string>(raw: Raw, name: K, least: number): Partial<Record<K, number>> {
  const value = raw[name];
  const fits = typeof value === "number" && Number.isSafeInteger(value) && value >= least;
  const read: Partial<Record<K, number>> = {};
  if (fits) read[name] = value;
  return read;
}

/** "301-309" or "0.7-0.85"; null when it is no range between 0 and `most`. */
function rangeOf(text: unknown, most: number): Range | null {
  const found = typeof text === "string" ? /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) : null;
  if (found === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from <= to && to <= most ? { from, to } : null;
}

/** How a range stands in the address. */
export function rangeText(range: Range | null): string | null {
  return range === null ? null : `${range.from}-${range.to}`;
}

/** What the address asks of the backend. */
export function listQuery(
  address: ListSearch,
): Readonly<{ filter: InstructionFilter; sort: InstructionSort }> {
  const { show, search, cluster, batches, reason, seed, request, nearest, sort, rising } = address;
  return {
    filter: {
      show,
      search: search.slice(0, 500),
      cluster: cluster ?? null,
      batches: rangeOf(batches, Number.MAX_SAFE_INTEGER),
      reason: reason ?? null,
      seed: seed ?? null,
      request: request ?? null,
      nearest: rangeOf(nearest, 1),
    },
    sort: { by: sort ?? "number", isRising: rising ?? false },
  };
}

/** What an address lists, whatever story is open and in whatever order its parts stand. */
export function listKey(address: ListSearch): string {
  return JSON.stringify(listQuery(address));
}

/** Whether anything but the choice of kept, marked or set aside narrows the list. */
export function isNarrowed(address: ListSearch): boolean {
  const { search, cluster, batches, reason, seed, request, nearest } = address;
  return (
    search !== "" || [cluster, batches, reason, seed, request, nearest].some((part) => part !== undefined)
  );
}
