/** How a file writes its tasks; in `typed` a person wrote one in the app. */
export type SeedFormat =
  | "self-instruct"
  | "alpaca-json"
  | "alpaca-jsonl"
  | "sharegpt"
  | "chat"
  | "csv"
  | "typed";

/** One seed task as it stood in a file. `line` counts from 1; `input` may be empty, `output` never is. */
export type FileSeed = {
  readonly line: number;
  readonly name: string;
  readonly instruction: string;
  readonly input: string;
  readonly output: string;
};

/**
 * A line that did not become a seed. `reason` follows "Line 44 …"; `text` is its beginning.
 * `item` is its number in the file (from 1) where a line holds several items, else null.
 */
export type SetAsideLine = {
  readonly line: number;
  readonly item: number | null;
  readonly reason: string;
  readonly text: string;
};

/** What a readable seed file holds. `duplicates` counts lines that repeat an earlier line's task. */
export type SeedFile = {
  readonly kind: "seeds";
  readonly format: SeedFormat;
  readonly seeds: readonly FileSeed[];
  readonly setAside: readonly SetAsideLine[];
  readonly duplicates: number;
};

/** A file that is refused whole, with the sentence for the user. */
export type SeedRefusal = {
  readonly kind: "refused";
  readonly reason: "too-large" | "not-utf8" | "empty" | "not-json" | "no-instruction" | "no-output";
  readonly sentence: string;
};
