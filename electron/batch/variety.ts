import type { RunSettings } from "../nouns/settings.ts";
import type { ReadableDb } from "../store/readable.ts";
import { reportBatches } from "./report.ts";
import type { BatchReport } from "./report.ts";
import { firstEpochBatches, placedVectors } from "./tables.ts";

/**
 * How varied the recorded batches of the first epoch are, beside random batches and shuffled labels
 * (ALGORITHMS 6b, R8); null before the second batch.
 */
export function batchVariety(
  db: ReadableDb,
  run: Readonly<{ id: number; key: string; settings: RunSettings }>,
): BatchReport | null {
  const { settings } = run;
  return reportBatches({
    rows: placedVectors(db, run.id),
    batches: firstEpochBatches(db, run.id),
    settings: { ...settings, basisRows: settings.basis.rows },
    key: run.key,
  });
}
