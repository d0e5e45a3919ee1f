import { basisRows } from "../batch/basis.ts";
import type { PresetName, RunSettings, TrainerConfig } from "../nouns/settings.ts";

/** The embedded trainer as measured: a proxy, small enough for one thread beside the writer. */
const trainer: TrainerConfig = {
  layers: 4,
  width: 192,
  heads: 6,
  contextTokens: 256,
  learningRate: 1e-3,
  warmupSteps: 10,
  clipNorm: 1,
  weightDecay: 0,
  checkpointEverySteps: 10,
};

/**
 * A run's frozen settings: the preset's values (ALGORITHMS 6 for Paper, 6b for Recommended) and what the
 * user chose.
 */
export function settingsFor(choice: {
  preset: PresetName;
  goal: number;
  batchSize: number;
  epochs: number;
  train: "embedded" | "none";
  lockstep: boolean;
  concurrency: number;
}): RunSettings {
  const isPaper = choice.preset === "paper";
  return {
    preset: choice.preset,
    goal: choice.goal,
    theta: 0.85,
    seedTheta: 0.7,
    batchSize: choice.batchSize,
    epochs: choice.epochs,
    basis: isPaper
      ? { fitOn: "seeds", split: "orthant", rows: 0 }
      : { fitOn: "seedsAndKept", split: "median", rows: basisRows(choice) },
    reserveBatches: isPaper ? 0 : 4,
    maxAheadBatches: 20,
    train: choice.train,
    trainer,
    signal: isPaper ? "norm" : "residual",
    window: { steps: 10, skippedSteps: 10 },
    replacement: isPaper
      ? { policy: "paper", minGenerated: 20, maxPerWindow: 16, minHumanShare: 0 }
      : { policy: "small", minGenerated: 20, maxPerWindow: null, minHumanShare: 0.5 },
    lockstep: choice.lockstep,
    roundSize: choice.lockstep ? choice.concurrency : null,
  };
}
