/** What a sitting knows that is not (yet) in the ledger. */
export type Live = Readonly<{
  phase: "growing" | "pausing";
  startedAt: number;
  requestsInFlight: number;
  /** Batches composed or composable and not trained, when that holds requests back; else null. */
  heldBack: Readonly<{ batchesAhead: number; limit: number }> | null;
  writingFailure: string | null;
  trainingFailure: string | null;
}>;
