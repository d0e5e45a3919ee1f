/** A seed in the bed as the Loop draws it. */
export type LoopSeed = Readonly<{
  id: number;
  instruction: string;
  isGrown: boolean;
  isPinned: boolean;
  /** SeedKept ÷ SeedGen, 0 … 1; null before its first generation. */
  score: number | null;
  /** In a request that is asked and not answered yet. */
  isInRequest: boolean;
  /** Would leave first if the open window closed now. */
  isNextToLeave: boolean;
}>;

/** A text of a request: a dot at its nearest ROUGE-L. */
export type LoopText = Readonly<{
  candidate: number;
  /** Its number among the kept ones, as lists show it; null when it was not kept. */
  keptNumber: number | null;
  /** Nearest ROUGE-L, 0 … 1; null when a rule decided. */
  score: number | null;
  /** Null: kept. `too_close`: by ROUGE-L; else the rule. */
  rule: string | null;
  /** Null while it is not placed. */
  cluster: number | null;
}>;

export type LoopRequest = Readonly<{
  prompt: number;
  seeds: readonly Readonly<{ id: number; isGrown: boolean }>[];
  state: "waiting" | "asked" | "replied" | "judged" | "abandoned";
  /** Why an attempt failed, or why the request was given up; null while all is well. */
  sentence: string | null;
  /** When its last attempt began, ms since 1970; null before the first. */
  askedAt: number | null;
  latencyMs: number | null;
  /** Texts read from the reply; null before it was read. */
  found: number | null;
  kept: number | null;
  texts: readonly LoopText[];
}>;

export type LoopCluster = Readonly<{
  cluster: number;
  /** Words that set it apart, "recipes, meals"; null while too little is known. */
  name: string | null;
  waiting: number;
  /** Where the next batch takes its place from when it is empty; null when it is not, or nothing waits. */
  donor: number | null;
}>;

/** A batch: one column of the strip chart. */
export type LoopBatch = Readonly<{
  number: number;
  epoch: number;
  /** The cluster of each place, and the cluster that the place stands for. */
  cells: readonly number[];
  wanted: readonly number[];
  /** Null until it was trained. */
  step: number | null;
  gradientNorm: number | null;
  loss: number | null;
  /** Winner of its window, by the signal of the run. */
  isWinner: boolean;
}>;

/** What became of one place of the winner batch (`window_candidate.fate`), in batch order. */
export type LoopPlace = Readonly<{
  candidate: number;
  keptNumber: number;
  cluster: number;
  fate: "came_in" | "advised" | "no_output" | "marked" | "too_close" | "no_room";
}>;

export type LoopWindow = Readonly<{
  number: number;
  firstStep: number;
  lastStep: number;
  winnerBatch: number | null;
  gradientNorm: number | null;
  places: readonly LoopPlace[];
  changes: readonly Readonly<{
    left: Readonly<{ id: number; instruction: string; score: number | null }>;
    came: Readonly<{ id: number; instruction: string }>;
    isUndone: boolean;
  }>[];
  sentence: string;
}>;

/** Everything the Loop draws besides the Overview. Lists are bounded; a part keeps its identity while it is equal. */
export type LoopView = Readonly<{
  /** In file order, then in the order they came in. */
  seeds: readonly LoopSeed[];
  /** Newest first, at most 24. */
  requests: readonly LoopRequest[];
  /** By number; empty before the basis is fitted. */
  clusters: readonly LoopCluster[];
  /** The last 160, oldest first; those composed and not trained have no step. */
  batches: readonly LoopBatch[];
  window: Readonly<{ steps: number; skippedSteps: number; last: LoopWindow | null }>;
}>;

/** What a watch sends: the parts that changed. The first message has all. */
export type LoopNews = Partial<LoopView>;
