/** What a data set's card tells about how it was grown. Shares are 0 to 1. */
export type CardFacts = {
  readonly title: string;
  /** Language codes as ISO 639-1, for example "en"; empty where none is known. */
  readonly languages: readonly string[];
  readonly seedbedVersion: string;
  readonly preset: string;
  /** θ: a candidate whose ROUGE-L F to a kept row, or to an initial seed in the pool, was greater was dropped. */
  readonly threshold: number;
  readonly filter: FilterFacts;
  /** Runs with other thresholds or rules that this one went on from, the first first, and the requests they asked. */
  readonly earlierRuns: readonly EarlierRunFacts[];
  /** Who wrote the kept rows, most rows first. */
  readonly writers: readonly WriterFacts[];
  readonly initialSeedCount: number;
  /** Tasks parsed from the writers' replies, dropped ones and those over the goal included. */
  readonly candidateCount: number;
  /** Tasks of the replies that could not be read whole. */
  readonly unreadableCount: number;
  /** Tasks that came after the goal was reached; nothing judged them. */
  readonly overGoalCount: number;
  /** By key of the rule; `over_goal` is none of them. */
  readonly dropped: readonly { readonly rule: string; readonly count: number }[];
  /** Kept by the filter, left out by a person all the same. */
  readonly rejectedByPersonCount: number;
  /** Set aside by the filter, kept by a person all the same. */
  readonly keptByPersonCount: number;
  /** Agreement (0 to 1) of the clusters with those of half the rows; null when it is not known. */
  readonly clusterStability: number | null;
  /** Null when no model was trained beside the writer. */
  readonly feedback: FeedbackFacts | null;
};

/** How the filter judged besides its threshold. */
export type FilterFacts = {
  readonly language: string;
  readonly tokenizer: string;
  /** Whether initial seeds stood in the pool that a candidate was compared with. */
  readonly seedsInPool: boolean;
  /** Keys of the rules that were not asked. */
  readonly rulesOff: readonly string[];
  /** Numbers of asked rules that are not the usual ones. */
  readonly rulesChanged: readonly {
    readonly rule: string;
    readonly limit: string;
    readonly value: number;
    readonly usual: number;
  }[];
};

/** A run whose replies were judged again. Prompts: numbers of its first and its last. */
export type EarlierRunFacts = {
  readonly threshold: number;
  readonly firstPrompt: number;
  readonly lastPrompt: number;
};

/** A writer and how many of the kept rows are its own. */
export type WriterFacts = {
  readonly kind: "builtin" | "server";
  readonly model: string;
  readonly rowCount: number;
};

/** The feedback loop's figures (ALGORITHMS 6b R5): closure and lag. */
export type FeedbackFacts = {
  readonly windowCount: number;
  readonly replacementCount: number;
  readonly replacementInForceCount: number;
  readonly closure: number;
  readonly closureLastQuarter: number;
  readonly lagMedianPrompts: number | null;
  readonly lagP90Prompts: number | null;
};

/** What was counted while the rows were written. */
export type RowFacts = {
  readonly rowCount: number;
  readonly markedRowCount: number;
  readonly marks: readonly { readonly mark: string; readonly count: number }[];
};
