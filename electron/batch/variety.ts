import { inSlices } from "../nouns/breathe.ts";
import type { Breathe } from "../nouns/breathe.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { ReadableDb } from "../store/readable.ts";
import { reportBatches } from "./report.ts";
import type { BatchReport, ReportedBatch } from "./report.ts";
import {
  firstEpochBatches,
  lastFirstEpochBatch,
  placedClusters,
  placedTotal,
  placedVector,
} from "./tables.ts";

/** Rows of the ledger that are read at a time: a few milliseconds. */
const sliceRows = 1_000;

type Run = Readonly<{ id: number; key: string; settings: RunSettings }>;

/**
 * How varied the recorded batches of the first epoch are, beside random batches and shuffled labels
 * (ALGORITHMS 6b, R8); null before the second batch. Seconds of work, with breaths between; what comes in
 * meanwhile does not count. Throws what `breathe` throws.
 */
export function batchVariety(db: ReadableDb, run: Run, breathe: Breathe): Promise<BatchReport | null> {
  return inSlices(variety(db, run), breathe);
}

function* variety(db: ReadableDb, { id, key, settings }: Run): Generator<void, BatchReport | null, void> {
  const lastBatch = lastFirstEpochBatch(db, id);
  if (lastBatch < 2) return null;
  const placed = placedTotal(db, id);
  const batches: ReportedBatch[] = [];
  const atOnce = Math.max(1, Math.floor(sliceRows / settings.batchSize));
  for (let after = 0; after < lastBatch; after += atOnce) {
    batches.push(...firstEpochBatches(db, id, { after, last: Math.min(lastBatch, after + atOnce) }));
    yield;
  }
  const clusters: number[] = [];
  for (let after = 0; after < placed; after += sliceRows) {
    clusters.push(...placedClusters(db, id, { after, last: Math.min(placed, after + sliceRows) }));
    yield;
  }
  return yield* reportBatches({
    clusters,
    vectorOf: (keptNumber) => placedVector(db, id, keptNumber),
    batches,
    settings: { ...settings, basisRows: settings.basis.rows },
    key,
  });
}
