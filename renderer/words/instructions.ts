import type { InstructionFilter, Overview, Story } from "../../electron/nouns/view.ts";
import { count } from "./numbers.ts";

/** Names of the filter chips. */
export const showNames: Readonly<Record<InstructionFilter["show"], string>> = {
  kept: "Kept",
  marked: "Marked",
  "set aside": "Set aside",
  all: "All",
};

/** How many rows a filter shows now, as far as the tallies tell. */
export function showCount(overview: Overview, show: InstructionFilter["show"]): number {
  const { kept, marked, generated } = overview.verdicts;
  const setAside = Object.values(overview.verdicts.rules).reduce((sum, times) => sum + times, 0);
  return { kept, marked, "set aside": setAside, all: generated }[show];
}

/** What an empty list says, and why it is empty. */
export function emptyWords(filter: InstructionFilter, hasRun: boolean): string {
  if (filter.search !== "") return `No instruction contains “${filter.search}”.`;
  if (!hasRun) return "Nothing is written yet. Grow first; every text appears here, kept or set aside.";
  const words = {
    kept: "No instruction is kept yet.",
    marked: "No kept instruction carries a mark.",
    "set aside": "Nothing was set aside.",
    all: "Nothing is written yet.",
  };
  return words[filter.show];
}

const fates: Readonly<Record<string, string>> = {
  came_in: "came in as a seed",
  too_close: "too close to a seed",
  no_output: "has no output",
  marked: "carries a mark",
  no_room: "others came first",
  advised: "would have come in, had the writing not ended",
};

/** What became of a candidate seed, in words. */
export function fateWords(fate: string): string {
  return fates[fate] ?? fate.replaceAll("_", " ");
}

/** The title of the third step of a story. */
export function verdictTitle(verdict: Story["verdict"]): string {
  if (verdict === null) return "Not judged yet";
  const nearest = verdict.score === null ? "" : `, nearest ${verdict.score.toFixed(2)}`;
  return verdict.keptNumber === null
    ? `Set aside${nearest}`
    : `Kept as ${count(verdict.keptNumber)}${nearest}`;
}
