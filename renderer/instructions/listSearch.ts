import type { InstructionFilter } from "../../electron/nouns/view.ts";

/** The list's part of the address: filter, words looked for, open story. */
export type ListSearch = Readonly<{ show: InstructionFilter["show"]; search: string; story?: number }>;

/** The filters in the order of their chips. */
export const shows: readonly InstructionFilter["show"][] = ["kept", "marked", "set aside", "all"];

/** Reads the address; whatever does not fit falls back to the plain list of kept rows. */
export function readListSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  const show = shows.find((known) => known === raw["show"]) ?? "kept";
  const search =
    typeof raw["search"] === "string" || typeof raw["search"] === "number" ? String(raw["search"]) : "";
  const story = raw["story"];
  return typeof story === "number" && Number.isSafeInteger(story)
    ? { show, search, story }
    : { show, search };
}
