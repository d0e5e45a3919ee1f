/** What a seed is called by: its id, written with a g before it when it was grown. */
export type SeedName = Readonly<{ id: number; isGrown: boolean }>;

/** A closed window: its number, and the first and the last of its steps, by which it is called. */
export type SeedWindow = Readonly<{ window: number; firstStep: number; lastStep: number }>;

/** Where a seed stands: in the bed, or how it left. */
export type SeedFate =
  | Readonly<{ kind: "stays" }>
  /** Would leave if the open window closed now and had rows enough. */
  | Readonly<{ kind: "nextToLeave" }>
  /** Has brought too few texts to be judged. */
  | Readonly<{ kind: "tooNew" }>
  /** Scores low enough to leave, but a share of a person's seeds stays and others go first. */
  | Readonly<{ kind: "mustStay" }>
  | (SeedWindow & Readonly<{ kind: "replaced"; by: SeedName }>)
  /** A person took it out. */
  | Readonly<{ kind: "retired" }>
  /** A person wrote another in its place. */
  | Readonly<{ kind: "edited"; into: SeedName }>
  /** It had come in with a window that a person undid. */
  | (SeedWindow & Readonly<{ kind: "undone" }>)
  /** A window of an earlier run let it in: it stands in that run's prompts and never in this run's bed. */
  | Readonly<{ kind: "ofEarlierRun" }>;

/** A seed as the table shows it. */
export type SeedRow = SeedName &
  Readonly<{
    /** The first 300 characters. */
    instruction: string;
    /** 0: a person's; else one more than the highest of the three it was written from. */
    generation: number;
    generated: number;
    kept: number;
    /** SeedKept ÷ SeedGen, 0 … 1; null before its first generation. */
    score: number | null;
    /** Prompts that drew, or could have drawn, from a bed with this seed. */
    age: number;
    isPinned: boolean;
    fate: SeedFate;
  }>;

/** Which seeds a table holds: those in the bed, or those that left it. */
export type SeedShow = "bed" | "out";

export type SeedTable = Readonly<{
  rows: readonly SeedRow[];
  counts: Readonly<{ bed: number; out: number; setAside: number }>;
  /** The highest score that would leave if the open window closed now; null when none would, and
   * for those that left. */
  floor: number | null;
}>;

/** What the open window would do to the bed if it closed now. */
export type SeedOutlook =
  /** No run; a run without training; replacement switched off; the goal is met, so no prompt follows. */
  | Readonly<{ kind: "noRun" | "untrained" | "off" | "over" }>
  | Readonly<{ kind: "tooSmall"; least: number; pool: number }>
  | Readonly<{
      kind: "open";
      window: number;
      firstStep: number;
      lastStep: number;
      /** Steps until it closes; at least 1. */
      stepsLeft: number;
      /** The most seeds it may change. */
      most: number;
      /** Those that would leave, first to go first; fewer than `most` when fewer may. */
      next: readonly (SeedName & Readonly<{ score: number }>)[];
      floor: number | null;
      /** Texts of evidence that a seed needs before it may leave. */
      minGenerated: number;
    }>;

/** A seed in a line of descent. */
export type SeedKin = SeedName & Readonly<{ instruction: string; generation: number; score: number | null }>;

/** How a grown seed came in. */
export type SeedBirth = SeedWindow &
  Readonly<{
    parents: readonly SeedKin[];
    prompt: number;
    candidate: number;
    keptNumber: number | null;
    /** The winner batch of that window, and its gradient norm; null when it is not known. */
    batch: number | null;
    gradientNorm: number | null;
    replaced: SeedName;
  }>;

/** A kept row of a request that held the seed. */
export type SeedChild = Readonly<{
  candidate: number;
  keptNumber: number;
  instruction: string;
  cluster: number | null;
  batch: number | null;
}>;

/** Everything the ledger knows of one seed. */
export type SeedStory = SeedRow &
  Readonly<{
    /** The whole text; `instruction` holds its beginning. */
    text: string;
    input: string;
    output: string;
    isInBed: boolean;
    /** A window replaced it and a person put it back: no window takes it again. */
    isRestored: boolean;
    /** The file and line it came from; null for a grown one. */
    source: Readonly<{ name: string; line: number; isTyped: boolean }> | null;
    /** Place by score among the scored seeds of the bed, the lowest first; null without a score or out of the bed. */
    rank: Readonly<{ place: number; of: number }> | null;
    /** Texts that entered the filter ÷ texts parsed, over its requests; null before the first. */
    usable: number | null;
    birth: SeedBirth | null;
    /** The seed that this one was written over. */
    editOf: SeedName | null;
    /** Seeds grown from its requests, and the newest kept rows of them, at most three. */
    grown: readonly SeedKin[];
    rows: readonly SeedChild[];
    outlook: SeedOutlook;
  }>;

/** A line of a seed file that did not become a seed. */
export type SetAsideLine = Readonly<{
  id: number;
  file: string;
  line: number;
  item: number | null;
  /** Follows "Line 44 …". */
  reason: string;
  text: string;
}>;

/** Lines set aside by id; `next` is the id to ask on after, null at the end. */
export type SetAsidePage = Readonly<{ rows: readonly SetAsideLine[]; next: number | null; total: number }>;

/** Of the seeds that were looked at, those of which a tokenizer finds nothing. */
export type TokenlessSeeds = Readonly<{ seeds: number; tokenless: number }>;
