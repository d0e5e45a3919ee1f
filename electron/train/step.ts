import type { TrainerConfig } from "../nouns/settings.ts";
import type { TrainerEvent, WireConfig } from "../nouns/trainer.ts";

type EventOf<T extends TrainerEvent["type"]> = Extract<TrainerEvent, { type: T }>;

/** One batch for the trainer; `id` is unique within its epoch. */
export type TrainerBatch = Readonly<{
  id: number;
  epoch: number;
  examples: readonly Readonly<{ id: number; instruction: string; input: string; output: string }>[];
}>;

/** What the trainer found in one batch. Losses in nats per supervised token; null where not finite. */
export type Step = Readonly<{
  batchId: number;
  epoch: number;
  /** Batches trained so far, this one included. */
  step: number;
  loss: number | null;
  /** Global L2 norm of the gradient before clipping. */
  gradientNorm: number | null;
  /** Variance of the examples' mean losses. */
  lossVariance: number | null;
  /** Supervised tokens. */
  tokens: number;
  learningRate: number;
  ms: number;
  /** Not finite: the parameters stayed as they were. */
  skipped: boolean;
  clipped: boolean;
  /** The batch had been trained before; these are its figures of then. */
  duplicate: boolean;
}>;

export type Place = Readonly<{ step: number; epoch: number; batchId: number | null }>;

export type Ready = Readonly<{
  parameters: number;
  device: string;
  configHash: string;
  resumedFrom: Place | null;
}>;

export type CheckpointWritten = Place &
  Readonly<{
    path: string;
    bytes: number;
    sha256: string;
    reason: EventOf<"checkpoint">["reason"];
  }>;

export function stepOf(event: EventOf<"step">): Step {
  return {
    batchId: event.batch_id,
    epoch: event.epoch,
    step: event.step,
    loss: event.loss,
    gradientNorm: event.grad_norm,
    lossVariance: event.loss_variance,
    tokens: event.tokens,
    learningRate: event.lr,
    ms: event.ms,
    skipped: event.skipped,
    clipped: event.clipped,
    duplicate: event.duplicate,
  };
}

export function readyOf(event: EventOf<"ready">): Ready {
  const from = event.resumed_from;
  return {
    parameters: event.params,
    device: event.device,
    configHash: event.config_hash,
    resumedFrom: from === undefined ? null : { step: from.step, epoch: from.epoch, batchId: from.batch_id },
  };
}

export function checkpointOf(event: EventOf<"checkpoint">): CheckpointWritten {
  const { step, epoch, batch_id: batchId, path, bytes, sha256, reason } = event;
  return { step, epoch, batchId, path, bytes, sha256, reason };
}

/** The settings of a run in the wire's names. */
export function wireConfigOf(config: TrainerConfig, key: string, threads: number): WireConfig {
  return {
    layers: config.layers,
    width: config.width,
    heads: config.heads,
    context_tokens: config.contextTokens,
    learning_rate: config.learningRate,
    warmup_steps: config.warmupSteps,
    clip_norm: config.clipNorm,
    weight_decay: config.weightDecay,
    checkpoint_every_steps: config.checkpointEverySteps,
    threads,
    key,
  };
}
