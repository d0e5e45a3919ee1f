import { z } from "zod";
import { entryBeside } from "./entry.ts";
import { judgedSchema } from "./filterMessages.ts";
import type { filterItemSchema, filterLimitsSchema } from "./filterMessages.ts";
import { openThread } from "./thread.ts";

type FilterItem = Readonly<z.infer<typeof filterItemSchema>>;
type FilterLimits = Readonly<z.infer<typeof filterLimitsSchema>>;

/**
 * The verdict on one item. `nearest` is the id of the earliest pool text of the highest ROUGE-L and
 * `score` that ROUGE-L. An exact repeat has no tokens: its score is 0 and `nearest` the text it repeats.
 * An item over the goal was not scored: null and 0.
 */
export type Judged = z.infer<typeof judgedSchema>;

/** The exact ROUGE-L filter on a thread of its own. */
export type Filter = Readonly<{
  /** Adds texts to the pool in this order, unjudged. */
  load(items: readonly FilterItem[]): Promise<void>;
  /**
   * Judges in order: too close iff the score is above `theta` (SEDI-INSTRUCT Algorithm 1; equality keeps).
   * A kept item joins the pool at once; after `room` kept items the rest of this call is over the goal.
   */
  judge(items: readonly FilterItem[], limits: FilterLimits): Promise<readonly Judged[]>;
  close(): Promise<void>;
  /** Resolves with the reason when the thread dies by itself. */
  failed: Promise<Error>;
}>;

/**
 * Opens a filter with an empty pool. Without `exactRepeats`, texts that have no tokens are always
 * kept, as rouge-score's users do.
 */
export function openFilter({ exactRepeats = true }: Readonly<{ exactRepeats?: boolean }> = {}): Filter {
  const thread = openThread("The filter", entryBeside(import.meta.url, "filterThread"), { exactRepeats });
  return {
    async load(items) {
      z.null().parse(await thread.ask({ kind: "load", items }));
    },
    async judge(items, limits) {
      return z.array(judgedSchema).parse(await thread.ask({ kind: "judge", items, limits }));
    },
    close: () => thread.close(),
    failed: thread.failed,
  };
}
