import type { FilterEngine } from "./filterView.ts";

/** What the frame tells of a run besides its figures. */
export type Work = Readonly<{
  /** Rates over the last two dozen of this sitting; null: unknown, or at rest. */
  requestsPerMinute: number | null;
  batchesPerMinute: number | null;
  /** When the last fact was written; null before the first. */
  savedAt: number | null;
  /** What the filter compares with; null until its index is ready. */
  filterEngine: FilterEngine | null;
  /** Id of the model whose vectors the ledger has: name@first digits of its sum; null before the first. */
  embedding: string | null;
  /** The last trainer of this run; null before its first batch. */
  trainer: Readonly<{ name: string; parameters: number | null }> | null;
}>;
