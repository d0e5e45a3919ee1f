import { z } from "zod";
import { projectLanguage, tokenizerOfLanguage } from "./language.ts";
import { ruleChoices, usualRules } from "./ruleChoices.ts";
import { tokenizerName } from "./tokenizer.ts";

/** Which published or recommended reading of SEDI-INSTRUCT a run follows (ALGORITHMS 6 and 6b). */
export const presetName = z.enum(["recommended", "paper"]);
export type PresetName = z.infer<typeof presetName>;

const powerOfTwo = z
  .number()
  .int()
  .min(2)
  .max(256)
  .refine((size) => (size & (size - 1)) === 0, "The batch size is a power of two from 2 to 256.");

/** Shape of the embedded trainer's model and optimiser. */
export const trainerConfig = z.strictObject({
  layers: z.number().int().positive(),
  width: z.number().int().positive(),
  heads: z.number().int().positive(),
  contextTokens: z.number().int().positive(),
  learningRate: z.number().positive(),
  warmupSteps: z.number().int().nonnegative(),
  clipNorm: z.number().positive(),
  weightDecay: z.number().nonnegative(),
  checkpointEverySteps: z.number().int().positive(),
});
export type TrainerConfig = z.infer<typeof trainerConfig>;

/** How the filter judges, besides theta. */
export const filterSettings = z.strictObject({
  language: projectLanguage,
  tokenizer: tokenizerName,
  /** Whether a person's seeds at the first prompt stand in the pool that an instruction is compared with. */
  seedsInPool: z.boolean(),
  rules: ruleChoices,
});
export type FilterSettings = Readonly<z.infer<typeof filterSettings>>;

/** What binds a run from its first prompt on; frozen in `run.settings`. */
export const runSettings = z.strictObject({
  preset: presetName,
  /** Kept rows at which the run ends. */
  goal: z.number().int().positive(),
  /** An instruction is dropped iff its ROUGE-L F with a kept one or an initial seed is greater. */
  theta: z.number().min(0).max(1),
  /** Absent in runs of Seedbed before its filter could be chosen: see `filterOf`. */
  filter: filterSettings.optional(),
  /** A candidate seed is refused iff its ROUGE-L F with a seed is greater. */
  seedTheta: z.number().min(0).max(1),
  batchSize: powerOfTwo,
  epochs: z.number().int().min(1).max(100),
  basis: z.strictObject({
    fitOn: z.enum(["seeds", "seedsAndKept"]),
    split: z.enum(["orthant", "median"]),
    /** Kept rows needed before the basis is fitted; 0 when it is fitted on the seeds. */
    rows: z.number().int().nonnegative(),
  }),
  reserveBatches: z.number().int().nonnegative(),
  /** Batches written ahead of training before requests wait. */
  maxAheadBatches: z.number().int().positive(),
  train: z.enum(["embedded", "none"]),
  trainer: trainerConfig,
  signal: z.enum(["residual", "norm"]),
  window: z.strictObject({
    steps: z.number().int().positive(),
    skippedSteps: z.number().int().nonnegative(),
  }),
  replacement: z.strictObject({
    policy: z.enum(["small", "paper", "off"]),
    /** SeedGen a seed needs before it may leave. */
    minGenerated: z.number().int().nonnegative(),
    /** Swaps a window may make; null: one for every twelve seeds, at least one. */
    maxPerWindow: z.number().int().positive().nullable(),
    /** Share of the person's seeds that must stay. */
    minHumanShare: z.number().min(0).max(1),
  }),
  /** Requests go in rounds of `concurrency`, and nothing overlaps: equal to the bit when repeated. */
  lockstep: z.boolean(),
  /** Round size in lockstep; null when requests go beside each other. */
  roundSize: z.number().int().positive().nullable(),
});
export type RunSettings = z.infer<typeof runSettings>;

/** The filter that a preset starts with in a language. */
export function usualFilter(preset: PresetName, language: FilterSettings["language"]): FilterSettings {
  return {
    language,
    tokenizer: tokenizerOfLanguage[language],
    seedsInPool: true,
    rules: usualRules(preset, language),
  };
}

/** A run's filter; a run from before it could be chosen judged as its preset does in English. */
export function filterOf({ preset, filter }: Pick<RunSettings, "preset" | "filter">): FilterSettings {
  return filter ?? usualFilter(preset, "english");
}

/** An http or https address without credentials: they would end in the ledger and in sentences. */
export const serverAddress = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { username, password, search, hash } = new URL(text);
  return `${username}${password}${search}${hash}` === "";
}, "An address without a name, password or query.");

/** Who writes: settled with each prompt (a recipe), so it may change while a run goes on. */
export const writerChoice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("builtin") }),
  z.strictObject({
    kind: z.literal("openai"),
    model: z.string().min(1),
    baseUrl: serverAddress,
    /** Name of the environment variable that holds the key; the key itself is never stored. */
    keyEnv: z.string().min(1).nullable(),
    /** Id of the saved writer whose key lies in the host's key store. */
    keyId: z.string().min(1).optional(),
  }),
]);
export type WriterChoice = z.infer<typeof writerChoice>;
