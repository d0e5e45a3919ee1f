import { z } from "zod";
import type { RuleName } from "./ruleChoices.ts";
import { filterSettings, runSettings } from "./settings.ts";
import type { FilterSettings } from "./settings.ts";
import type { Range } from "./range.ts";

/** Bins of the histogram: [0, 0.01), [0.01, 0.02) … [0.99, 1), and 1 by itself. */
export const histogramBins = 101;

/** The bin of a score in 0 … 1. */
export function binOf(score: number): number {
  return Math.min(histogramBins - 1, Math.floor(score * 100 + 1e-9));
}

/** What the Filter screen shows of a run; times: ms since 1970. */
export type FilterView = Readonly<{
  run: number;
  theta: number;
  filter: FilterSettings;
  /** Version of ICU in force where the run began and here; they matter to `unicode-words` alone. */
  icu: Readonly<{ began: string | null; here: string }>;
  /** Tasks parsed from replies so far, and what became of them. */
  written: number;
  generated: number;
  kept: number;
  tooClose: number;
  exactRepeats: number;
  ruledOut: number;
  overGoal: number;
  goal: number;
  /** Requests whose replies are judged, and the last of their parsings: what a what-if goes through. */
  requests: number;
  throughParsing: number;
  /** Whether seeds were replaced: a what-if then shows the effect of the filter only. */
  hasReplacedSeeds: boolean;
  /** Texts by nearest score (`histogramBins` counts each): those kept, and those that were too close. */
  histogram: Readonly<{ kept: readonly number[]; tooClose: readonly number[] }>;
  /** Set-aside texts that a person keeps anyway. */
  keptByPerson: number;
  /** Texts of which the tokenizer finds nothing, so that they are never near to another. */
  tokenless: number;
  /** How the index stands: being rebuilt from the ledger, or ready. */
  index: IndexState;
}>;

/** What the filter compares with: its kernel compiled to WebAssembly, or the same in TypeScript where that cannot run. */
export const filterEngines = ["wasm", "typescript"] as const;
export type FilterEngine = (typeof filterEngines)[number];

/** The filter's pool in memory. `usedBytes`: what the index holds. */
export type IndexState =
  | Readonly<{ kind: "none" }>
  | Readonly<{ kind: "building"; done: number; total: number; textsPerSecond: number | null }>
  | Readonly<{ kind: "ready"; texts: number; usedBytes: number; engine: FilterEngine; tookMs: number }>
  | Readonly<{ kind: "failed"; sentence: string }>;

/** One rule of a project: how often it spoke and the newest texts it spoke of. */
export type RuleLine = Readonly<{
  rule: RuleName;
  count: number;
  /** At most three, the newest first. */
  examples: readonly Readonly<{ candidate: number; instruction: string; output: string }>[];
}>;

/** What a what-if judges by. */
export const whatIfSettings = z.strictObject({
  theta: runSettings.shape.theta,
  filter: filterSettings,
});
export type WhatIfSettings = Readonly<z.infer<typeof whatIfSettings>>;

/** Recorded texts judged again under other settings. Counts are exact. */
export type WhatIfResult = Readonly<{
  /** The replay run that holds it. */
  run: number;
  settings: WhatIfSettings;
  throughParsing: number;
  requests: number;
  parsed: number;
  generated: number;
  kept: number;
  /** Set aside by rule, `too_close` and `exact_repeat` included. */
  rules: Readonly<Record<string, number>>;
  tookMs: number;
}>;

/**
 * Requests and tokens needed for `kept` rows, the least that both sides reach, with a 95 % interval by a bootstrap
 * over requests; null where the recorded requests do not reach it.
 */
export type Needed = Readonly<{
  kept: number;
  requests: Readonly<{ value: number; low: number; high: number }>;
  promptTokens: number;
  completionTokens: number;
}>;

/** The recorded run beside a what-if of it, at an equal number kept. */
export type WhatIfComparison = Readonly<{
  result: WhatIfResult;
  recorded: Needed | null;
  whatIf: Needed | null;
}>;

/** Two what-ifs of a run beside each other, at an equal number kept. */
export type WhatIfPair = Readonly<{ first: Needed | null; second: Needed | null }>;

/** What a subscription to what-ifs tells: where it stands, or one that is finished. */
export type WhatIfEvent =
  | Readonly<{
      kind: "progress";
      /** Settings of the request that is being worked on, by its place. */
      index: number;
      done: number;
      total: number;
      textsPerSecond: number | null;
      remainingMs: number | null;
    }>
  | Readonly<{ kind: "result"; index: number; comparison: WhatIfComparison }>;

/** A text of the project: a seed, or a candidate. */
export const textRef = z.strictObject({ kind: z.enum(["seed", "instruction"]), id: z.int().positive() });
export type TextRef = Readonly<z.infer<typeof textRef>>;

/**
 * Two texts side by side. `first` is the later one. Marks are places of the common subsequence: [from, to) in UTF-16
 * units of the whole text. `precision` is shared ÷ tokens of `first`, `recall` shared ÷ tokens of `second`.
 */
export type PairView = Readonly<{
  first: SideOfPair;
  second: SideOfPair;
  /** Tokens that stand in the same order in both. */
  shared: number;
  precision: number;
  recall: number;
  score: number;
  /** The texts are too long to mark: scores stand, marks are empty. */
  isTooLong: boolean;
}>;

export type SideOfPair = Readonly<{
  ref: TextRef;
  text: string;
  /** Its number among the kept rows, the prompt it came with and its place in that reply; null for a seed. */
  keptNumber: number | null;
  prompt: number | null;
  ordinal: number | null;
  tokens: number;
  marks: readonly Range[];
}>;

/** Why a candidate was kept or set aside. */
export type Explanation = Readonly<{
  candidate: number;
  instruction: string;
  input: string;
  output: string;
  prompt: number;
  ordinal: number;
  keptNumber: number | null;
  /** What set it aside; null: kept. */
  rule: string | null;
  marks: readonly string[];
  score: number | null;
  theta: number;
  review: ReviewState;
  /** Why it cannot be kept anyway (there is no answer to keep); null: it can, or it is kept. */
  cannotKeep: string | null;
  /** The ten nearest of the texts that were in the pool before it, the nearest first; null while the index is built. */
  nearest: readonly PairView[] | null;
  /** Every rule's finding on this text, in the order asked; `value` beside the first limit where it has one. */
  findings: readonly Readonly<{ rule: RuleName; isOn: boolean; speaks: boolean; value: number | null }>[];
}>;

/** What a person said of a candidate last. */
export type ReviewState = "keep" | "leave_out" | null;

export const reviewAct = z.enum(["keep", "leave_out", "clear"]);
export type ReviewAct = z.infer<typeof reviewAct>;

/** What going on with other settings would do (a child run). */
export type ChildOutlook = Readonly<{
  /** Recorded texts that are judged again, and how many of them are kept then (exact when a what-if is known). */
  judgedAgain: number;
  kept: number | null;
  goal: number;
  /** Vectors are reused; these batches are composed and trained anew. */
  trainedBatches: number;
  /** Why it cannot be done now; null: it can. */
  refusal: string | null;
}>;
