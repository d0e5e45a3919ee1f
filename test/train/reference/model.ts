/** What the committed PyTorch figure was computed on: the settled model, its keyed start, and two batches of ours. */
import type { TrainerConfig } from "../../../electron/nouns/settings.ts";
import type { Pair } from "../../../electron/train/tokens.ts";

export const referenceConfig: TrainerConfig = {
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

export const referenceKey = "5eedbed0";

/** Sixteen pairs of different lengths; some have an input, some are longer than the context. */
export const referencePairs: readonly Pair[] = Array.from({ length: 16 }, (_, index) => ({
  instruction: `Write the number ${index} ${index + 1} times, each on its own line, and say why.`.repeat(
    1 + (index % 5),
  ),
  input:
    index % 3 === 0
      ? `Use the ${["Latin", "Greek", "Arabic"][(index / 3) % 3] ?? ""} digits — naïve, ok?`
      : "",
  output: `${index}\n`.repeat(index * 4) + "Because it was asked.",
}));
