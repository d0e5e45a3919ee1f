/** What a data set's card tells about how it was grown. Shares are 0 to 1. */
export type CardFacts = {
  readonly title: string;
  /** Language codes as ISO 639-1, for example "en". */
  readonly languages: readonly string[];
  readonly seedbedVersion: string;
  readonly preset: string;
  /** θ: a candidate whose ROUGE-L F to a kept row or an initial seed was greater was dropped. */
  readonly threshold: number;
  readonly writer: { readonly kind: "builtin" | "server"; readonly model: string };
  readonly initialSeedCount: number;
  /** Tasks parsed from the writer's replies, dropped ones included. */
  readonly candidateCount: number;
  readonly dropped: readonly { readonly rule: string; readonly count: number }[];
  readonly rejectedByPersonCount: number;
  /** Null when no model was trained beside the writer. */
  readonly feedback: FeedbackFacts | null;
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
