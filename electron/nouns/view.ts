import type { ReviewAct } from "./filterView.ts";
import type { Range } from "./range.ts";
import type { Mark } from "./rules.ts";
import type { FilterSettings, PresetName, WriterChoice } from "./settings.ts";
import type { Work } from "./work.ts";

export type {
  InstructionFilter,
  InstructionLine,
  InstructionList,
  InstructionSort,
  InstructionSums,
} from "./instructionView.ts";
export type { Range };

/** The state of a run as the strip shows it (ui.md part 3). */
export type RunState =
  | Readonly<{ kind: "noRun" }>
  | Readonly<{ kind: "growing"; startedAt: number }>
  | Readonly<{ kind: "pausing"; startedAt: number; requestsInFlight: number }>
  | Readonly<{ kind: "paused"; at: number }>
  /** Something failed; what is left goes on (`isGoingOn`) or the sitting has ended. */
  | Readonly<{
      kind: "stopped";
      at: number;
      part: "writing" | "training" | "all";
      sentence: string;
      isGoingOn: boolean;
    }>
  | Readonly<{ kind: "done"; at: number }>
  /** The last sitting ended without a word: a crash or a power cut. */
  | Readonly<{ kind: "crashed"; at: number; requestsInFlight: number }>;

/** A kept or set-aside row in a list of newest things. */
export type RecentVerdict = Readonly<{
  candidate: number;
  prompt: number;
  instruction: string;
  keptNumber: number | null;
  rule: string | null;
  score: number | null;
}>;

export type RecentPrompt = Readonly<{
  id: number;
  seeds: readonly number[];
  /** open: asked or to be asked. */
  state: "open" | "replied" | "judged" | "abandoned";
  found: number | null;
  kept: number | null;
  latencyMs: number | null;
  createdAt: number;
}>;

/** All figures of a run that change while it grows; cheap at any size (tallies, last rows). */
export type Overview = Readonly<{
  project: string;
  state: RunState;
  run: Readonly<{
    id: number;
    key: string;
    preset: PresetName;
    goal: number;
    batchSize: number;
    epochs: number;
    theta: number;
    lockstep: boolean;
    train: "embedded" | "none";
    writer: string | null;
    /** Its place among the project's grow runs, from 1; `parent`: the run before it, whose replies it judges again. */
    number: number;
    parent: number | null;
    /** Recorded replies that are judged already and all there are; null: all are, or there is no parent. */
    judgingAgain: Readonly<{ done: number; total: number }> | null;
    /** Who wrote in the last sitting and how many requests went at a time: what Continue goes on with. */
    lastSitting: Readonly<{ writer: WriterChoice; concurrency: number }> | null;
  }> | null;
  /** Milliseconds this run was growing, over all sittings. */
  elapsedMs: number;
  /** Estimated from the last requests of this sitting; null: unknown. */
  remainingMs: number | null;
  keptPerMinute: number | null;
  /** Why requests wait: the trainer is behind. */
  waitsForTraining: Readonly<{ batchesAhead: number; limit: number }> | null;
  seeds: Readonly<{ pool: number; given: number; grown: number; left: number }>;
  requests: Readonly<{
    sent: number;
    open: number;
    replied: number;
    failedAttempts: number;
    promptTokens: number;
    completionTokens: number;
  }>;
  verdicts: Readonly<{
    parsed: number;
    broken: number;
    ruledOut: number;
    overGoal: number;
    generated: number;
    kept: number;
    marked: number;
    /** Counts by rule, `too_close` and the like included. */
    rules: Readonly<Record<string, number>>;
  }>;
  clusters: Readonly<{
    placed: number;
    /** Rows of each cluster that wait for a batch; empty before the basis. */
    waiting: readonly number[];
    explainedVariance: readonly number[];
    stability: number | null;
    basisRowsWanted: number;
  }>;
  batches: Readonly<{ composed: number; trained: number; expected: number; homeShare: number | null }>;
  training: Readonly<{
    steps: number;
    loss: number | null;
    gradientNorm: number | null;
    stepMs: number | null;
  }>;
  windows: Readonly<{ closed: number; replacements: number; replacementsInForce: number }>;
  /** What the frame tells besides. */
  work: Work;
  /** Shares in 0 … 1; null before a row is kept. */
  closure: number | null;
  closureLastQuarter: number | null;
  lagMedian: number | null;
  lagP90: number | null;
  recent: Readonly<{ prompts: readonly RecentPrompt[]; verdicts: readonly RecentVerdict[] }>;
}>;

/** Loss and gradient norm by step, in columns; `null` where a step was not finite. */
export type Curves = Readonly<{
  step: readonly number[];
  batch: readonly number[];
  loss: readonly (number | null)[];
  gradientNorm: readonly (number | null)[];
  tokens: readonly number[];
  epoch: readonly number[];
}>;

/** A seed as lists show it. */
export type SeedLine = Readonly<{
  id: number;
  instruction: string;
  isGrown: boolean;
  generated: number;
  kept: number;
  score: number | null;
}>;

/** A closed window of ten steps: its winners, what was decided and why. */
export type WindowLine = Readonly<{
  number: number;
  firstStep: number;
  lastStep: number;
  signal: string;
  winnerBatch: number | null;
  winnerStep: number | null;
  normWinnerBatch: number | null;
  normWinnerStep: number | null;
  outcome: "replaced" | "advice" | "no_winner" | "no_candidate" | "none_eligible" | "off";
  sentence: string;
  fromPrompt: number;
  lagPrompts: number;
  /** Who left and who came in, each with its score (the newcomer's so far). */
  changes: readonly Readonly<{ left: SeedLine; came: SeedLine; fromPrompt: number; signal: number }>[];
}>;

/** Everything the ledger knows of one instruction, from its seeds to the data set. Times: ms since 1970. */
export type Story = Readonly<{
  candidate: number;
  instruction: string;
  input: string;
  output: string;
  isShortened: boolean;
  marks: readonly Mark[];
  seeds: readonly SeedLine[];
  prompt: Readonly<{ id: number; writer: string; temperature: number | null; createdAt: number }>;
  reply: Readonly<{
    finishReason: string;
    latencyMs: number;
    arrivedAt: number;
    promptTokens: number | null;
    completionTokens: number | null;
    ordinal: number;
    found: number;
    broken: number;
    text: string;
  }>;
  verdict: Readonly<{
    keptNumber: number | null;
    rule: string | null;
    score: number | null;
    nearest: StoryNearest | null;
    theta: number;
    /** When its reply was judged; null: not known. */
    judgedAt: number | null;
  }> | null;
  /** A person's newest word on it, unless that was taken back. */
  review: Readonly<{ act: Exclude<ReviewAct, "clear">; madeAt: number }> | null;
  cluster: Readonly<{ number: number; waitingBefore: number | null }> | null;
  batches: readonly StoryBatch[];
  /** The windows in which this row was a candidate, and what became of it. */
  candidacies: readonly Readonly<{ window: number; fate: string; score: number | null; closedAt: number }>[];
  /** The seed it became, if it did, what that seed has written since, and whose place it took. */
  becameSeed: SeedLine | null;
  tookPlaceOf: Readonly<{ id: number; score: number; isUndone: boolean }> | null;
  exported: readonly Readonly<{ format: string; exportedAt: number }>[];
}>;

/** The text that came nearest to an instruction. */
export type StoryNearest = Readonly<{
  kind: "seed" | "instruction";
  id: number;
  text: string;
  /** Its number among the kept rows, and the prompt it came with; null for a seed. */
  keptNumber: number | null;
  prompt: number | null;
  /** Places in `text` of the words that stand in the same order in both: [start, end) in UTF-16 units. */
  shared: readonly Range[];
  sharedWords: number;
}>;

/** A batch that a row stood in. */
export type StoryBatch = Readonly<{
  number: number;
  epoch: number;
  place: number;
  wantedCluster: number;
  composedAt: number;
  /** The cluster of each place. */
  cells: readonly number[];
  step: number | null;
  loss: number | null;
  gradientNorm: number | null;
  steppedAt: number | null;
  /** The closed window that the batch was in, with the norms of all its batches; null while there is none. */
  window: Readonly<{
    number: number;
    isWinner: boolean;
    norms: readonly Readonly<{ batch: number; norm: number | null }>[];
  }> | null;
}>;

/** What the user chooses before a run. */
export type GrowRequest = Readonly<{
  goal: number;
  preset: PresetName;
  batchSize: number;
  epochs: number;
  /** Left out: the embedded trainer. */
  train?: "embedded" | "none" | undefined;
  /** Left out: 0.85. */
  theta?: number | undefined;
  /** Left out: what is usual for the preset in English. */
  filter?: FilterSettings | undefined;
  writer: WriterChoice;
  concurrency: number;
}>;
