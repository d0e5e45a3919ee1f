import { markSentences } from "../../electron/nouns/rules.ts";
import type {
  InstructionFilter,
  InstructionSort,
  Overview,
  Range,
  Story,
} from "../../electron/nouns/view.ts";
import { count } from "./numbers.ts";
import { reasonName } from "./rules.ts";

/** Names of the choices of rows. */
export const showNames: Readonly<Record<InstructionFilter["show"], string>> = {
  kept: "Kept",
  "kept by a person": "Kept by you",
  marked: "Marked",
  "set aside": "Set aside",
  all: "All",
};

/** What the press of a column's name does. */
export const sortWords: Readonly<Record<InstructionSort["by"], string>> = {
  number: "Sort by number",
  nearest: "Sort by nearest ROUGE-L",
  cluster: "Sort by cluster",
  batch: "Sort by batch",
  norm: "Sort by gradient norm",
};

/** How many texts the run has judged: all rows that a list can hold. */
export function judgedCount({ verdicts }: Overview): number {
  return Object.values(verdicts.rules).reduce((sum, times) => sum + times, verdicts.kept);
}

/** What an empty list says, and why it is empty. */
export function emptyWords(
  filter: Pick<InstructionFilter, "show" | "search">,
  isNarrowed: boolean,
  hasRun: boolean,
): string {
  if (!hasRun) return "Nothing is written yet. Grow first; every text appears here, kept or set aside.";
  const among = {
    kept: "kept ",
    "kept by a person": "kept ",
    marked: "marked ",
    "set aside": "set-aside ",
    all: "",
  }[filter.show];
  if (filter.search !== "") return `No ${among}instruction here contains “${filter.search}”.`;
  if (isNarrowed) return `No ${among}instruction fits these filters.`;
  const words = {
    kept: "No instruction is kept yet.",
    "kept by a person": "You have kept nothing that the filter set aside.",
    marked: "No kept instruction carries a mark.",
    "set aside": "Nothing was set aside.",
    all: "Nothing is written yet.",
  };
  return words[filter.show];
}

/** A range as "301–309", or its one value. */
export function rangeWords({ from, to }: Range): string {
  const words = (value: number): string => (Number.isInteger(value) ? count(value) : String(value));
  return from === to ? words(from) : `${words(from)}–${words(to)}`;
}

/** The rules and marks that rows of a choice can have, with how often each rule was applied. */
export function reasonOptions(
  show: InstructionFilter["show"],
  overview: Overview | null,
): readonly Readonly<{ id: string; name: string; note?: string }>[] {
  const rules = Object.entries(overview?.verdicts.rules ?? {})
    .toSorted(([, a], [, b]) => b - a)
    .map(([rule, times]) => ({ id: rule, name: reasonName(rule), note: count(times) }));
  const marks = Object.keys(markSentences).map((mark) => ({ id: mark, name: reasonName(mark) }));
  return [...(show === "kept" || show === "marked" ? [] : rules), ...(show === "set aside" ? [] : marks)];
}

/** Which batches some rows stood in: "9 batches, 301–309". */
export function batchSpan(batches: readonly Readonly<{ batch: number }>[]): string {
  const [first, last] = [batches[0], batches.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (batches.length === 1) return `batch ${count(first.batch)}`;
  return `${count(batches.length)} batches, ${count(first.batch)}–${count(last.batch)}`;
}

const ordinals = [
  "next",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** Where a row stands in the queue of its cluster: "waits in cluster 7, third in line". */
export function waitingWords(cluster: string, waitingBefore: number): string {
  const place = ordinals[waitingBefore] ?? `number ${count(waitingBefore + 1)}`;
  return `waits in cluster ${cluster}, ${place} in line`;
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
  return verdict.keptNumber === null ? `Set aside${nearest}` : `Kept${nearest}`;
}

/** How many words two texts have in common: ROUGE-L's measure. */
export function wordsInOrder(words: number): string {
  return words === 1 ? "1 word in common" : `${count(words)} words in the same order`;
}
