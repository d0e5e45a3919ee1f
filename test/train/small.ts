import { stdioChild } from "../../electron/workers/child.ts";
import type { TrainerConfig } from "../../electron/nouns/settings.ts";
import { systemTimer } from "../../electron/nouns/pump.ts";
import { embeddedTrainerArgv } from "../../electron/train/embedded.ts";
import { openTrainer } from "../../electron/train/trainer.ts";
import type { TrainerBatch } from "../../electron/train/step.ts";

/** A trainer small enough to take a few milliseconds a step. */
export const smallConfig: TrainerConfig = {
  layers: 2,
  width: 64,
  heads: 4,
  contextTokens: 64,
  learningRate: 1e-3,
  warmupSteps: 10,
  clipNorm: 1,
  weightDecay: 0,
  checkpointEverySteps: 5,
};

/** The n-th of a fixed run of batches, each of four pairs. */
export function smallBatch(n: number): TrainerBatch {
  const examples = Array.from({ length: 4 }, (_, index) => ({
    id: n * 4 + index,
    instruction: `Count from ${n} to ${n + index}.`,
    input: index === 0 ? "in words" : "",
    output: Array.from({ length: index + 2 }, (__, k) => n + k).join(", "),
  }));
  return { id: n, epoch: 0, examples };
}

/** A real embedded trainer in a process of its own. */
export function realTrainer(folder: string, resumeFrom: string | null, config = smallConfig) {
  const child = stdioChild(embeddedTrainerArgv());
  const init = { config, key: "5eed", threads: 1, folder, resumeFrom };
  return {
    child,
    trainer: openTrainer({ child, init, silentAfterMs: 60_000, timer: systemTimer }),
  };
}
