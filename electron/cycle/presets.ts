import { basisRows } from "../batch/basis.ts";
import type { ProjectLanguage } from "../nouns/language.ts";
import type { RuleChoices } from "../nouns/ruleChoices.ts";
import { usualFilter } from "../nouns/settings.ts";
import type { FilterSettings, PresetName, RunSettings, TrainerConfig } from "../nouns/settings.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";

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

/** How the filter judges; what is left out is usual for the preset and the language, which is English if not named. */
type FilterChoice = Readonly<{
  language?: ProjectLanguage | undefined;
  tokenizer?: TokenizerName | undefined;
  seedsInPool?: boolean | undefined;
  rules?: RuleChoices | undefined;
}>;

/** The greatest ROUGE-L with which an instruction is kept (S0 section 4). */
const usualTheta = 0.85;

/**
 * A run's frozen settings: the preset's values (ALGORITHMS 6 for Paper, 6b for Recommended) and what the
 * user chose.
 */
export function settingsFor(
  choice: {
    preset: PresetName;
    goal: number;
    batchSize: number;
    epochs: number;
    train: "embedded" | "none";
    lockstep: boolean;
    concurrency: number;
    theta?: number | undefined;
  } & FilterChoice,
): RunSettings {
  const isPaper = choice.preset === "paper";
  return {
    preset: choice.preset,
    goal: choice.goal,
    theta: choice.theta ?? usualTheta,
    filter: filterFor(choice.preset, choice),
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

function filterFor(preset: PresetName, choice: FilterChoice): FilterSettings {
  const usual = usualFilter(preset, choice.language ?? "english");
  return {
    language: usual.language,
    tokenizer: choice.tokenizer ?? usual.tokenizer,
    seedsInPool: choice.seedsInPool ?? usual.seedsInPool,
    rules: choice.rules ?? usual.rules,
  };
}
