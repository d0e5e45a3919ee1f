import type { ReviewState } from "./filterView.ts";
import type { Range } from "./range.ts";
import type { Mark } from "./rules.ts";

/** Which rows a list of instructions shows: those that fit every part that is not null. */
export type InstructionFilter = Readonly<{
  /** "kept": what the data set holds, so by a person's word too; "set aside": the rest. */
  show: "kept" | "kept by a person" | "marked" | "set aside" | "all";
  /** Words looked for in instruction, input and output; empty: any. */
  search: string;
  cluster: number | null;
  /** Numbers of batches; a row counts by the first batch that it stood in. */
  batches: Range | null;
  /** The rule that set a row aside, or a mark that it carries. */
  reason: string | null;
  /** Rows whose prompt held this seed. */
  seed: number | null;
  /** Rows that came with this prompt. */
  request: number | null;
  /** Nearest ROUGE-L in 0 … 1; rows without a score fit no range. */
  nearest: Range | null;
}>;

/** What a list goes by. Equal rows go by their number the same way; rows without the value stand at the end. */
export type InstructionSort = Readonly<{
  by: "number" | "nearest" | "cluster" | "batch" | "norm";
  isRising: boolean;
}>;

/** The order of a list: ids of all its candidates, and how many the run had judged when it was read. */
export type InstructionList = Readonly<{ ids: readonly number[]; judged: number }>;

export type InstructionLine = Readonly<{
  candidate: number;
  keptNumber: number | null;
  rule: string | null;
  /** Texts are cut after 400 characters: a line shows fewer. */
  instruction: string;
  input: string;
  output: string;
  score: number | null;
  cluster: number | null;
  batch: number | null;
  gradientNorm: number | null;
  marks: readonly Mark[];
  prompt: number;
  /** What a person said of it last. */
  review: ReviewState;
}>;

/** Many rows as one: what they have in common. */
export type InstructionSums = Readonly<{
  rows: number;
  /** Those that a person keeps anyway among them. */
  kept: number;
  marked: number;
  /** Over the rows that have one; null when none has. */
  meanNearest: number | null;
  meanNorm: number | null;
  /** By cluster number, rows in no cluster left out. */
  clusters: readonly Readonly<{ cluster: number; rows: number }>[];
  /** By batch number, rows in no batch left out. */
  batches: readonly Readonly<{ batch: number; rows: number }>[];
  /** Rules and marks, the most frequent first. */
  reasons: readonly Readonly<{ reason: string; rows: number }>[];
}>;
