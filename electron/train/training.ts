import { createHash } from "node:crypto";
import type { StepFields, TrainerCommand, WireConfig } from "../nouns/trainer.ts";
import { CheckpointDamaged, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import type { CheckpointHeader, Written } from "./checkpoint.ts";
import { parameterCount, startParameters } from "./graph/parameters.ts";
import type { ModelShape } from "./graph/parameters.ts";
import { openLearner } from "./learner.ts";
import type { Learner } from "./learner.ts";
import { tokenise, VOCABULARY } from "./tokens.ts";

type Batch = Extract<TrainerCommand, { type: "batch" }>;

const RECENT = 64;

/** The embedded model's shape; its inner layer is four times as wide, as in most transformers. */
export function modelShape(config: WireConfig): ModelShape {
  const { layers, width, heads, context_tokens: context } = config;
  return { layers, width, heads, feedForward: 4 * width, context, vocabulary: VOCABULARY };
}

/** lr · min(1, n / warmupSteps) for the n-th update (n from 1): the first step already learns. */
export function learningRate(config: WireConfig, update: number): number {
  return config.learning_rate * Math.min(1, update / Math.max(1, config.warmup_steps));
}

/** What a checkpoint must share with the run that goes on from it; threads and the rhythm of saving may differ. */
function hashOf(config: WireConfig): string {
  const binding = { ...config, threads: 0, checkpoint_every_steps: 0, vocabulary: VOCABULARY };
  const sorted = Object.entries(binding).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/**
 * Opens a training from its keyed start or from a checkpoint.
 * @throws CheckpointDamaged when the checkpoint cannot be used or belongs to another configuration.
 */
export async function openTraining(
  config: WireConfig,
  folder: string,
  resume: string | null,
): Promise<Training> {
  const shape = modelShape(config);
  const configHash = hashOf(config);
  const start = resume === null ? freshStart(shape, config.key, configHash) : await readCheckpoint(resume);
  if (start.header.config_hash !== configHash || start.state.length !== 3 * parameterCount(shape)) {
    throw new CheckpointDamaged(`The checkpoint ${resume} belongs to another configuration of the trainer.`);
  }
  const learner = await openLearner(shape, config.threads, start.state);
  return new Training(config, folder, learner, start.header);
}

/** One training: the model, where it stands, and the steps it has answered. */
export class Training {
  readonly configHash: string;
  readonly parameters: number;
  readonly #config: WireConfig;
  readonly #folder: string;
  readonly #learner: Learner;
  readonly #answered: Map<string, StepFields>;
  #at: Omit<CheckpointHeader, "config_hash" | "recent">;
  #skippedInARow = 0;

  constructor(config: WireConfig, folder: string, learner: Learner, header: CheckpointHeader) {
    const { config_hash: configHash, recent, ...at } = header;
    this.configHash = configHash;
    this.parameters = parameterCount(modelShape(config));
    this.#config = config;
    this.#folder = folder;
    this.#learner = learner;
    this.#answered = new Map(recent.map((step) => [turn(step.epoch, step.batch_id), step]));
    this.#at = at;
  }

  place(): Readonly<{ step: number; epoch: number; batch_id: number | null }> {
    const { step, epoch, batch_id } = this.#at;
    return { step, epoch, batch_id };
  }

  /** The step of a batch that was already trained in this epoch, here or shortly before the checkpoint. */
  answered(batch: Batch): StepFields | undefined {
    return this.#answered.get(turn(batch.epoch, batch.id));
  }

  /** Steps skipped since the last that was not. */
  skippedInARow(): number {
    return this.#skippedInARow;
  }

  /** Trains one batch; `nowMs` is a monotonic clock. */
  async train(batch: Batch, nowMs: () => number): Promise<StepFields> {
    const startedMs = nowMs();
    const config = this.#config;
    const update = this.#at.updates + 1;
    const lr = learningRate(config, update);
    const pairs = batch.examples.map(({ instruction, input, response }) =>
      tokenise({ instruction, input, output: response }, config.context_tokens),
    );
    const learned = await this.#learner.step(pairs, {
      learningRate: lr,
      clipNorm: config.clip_norm,
      weightDecay: config.weight_decay,
      update,
    });
    this.#at = {
      step: this.#at.step + 1,
      updates: learned.skipped ? this.#at.updates : update,
      epoch: batch.epoch,
      batch_id: batch.id,
      tokens_total: this.#at.tokens_total + learned.tokens,
    };
    this.#skippedInARow = learned.skipped ? this.#skippedInARow + 1 : 0;
    const fields: StepFields = {
      step: this.#at.step,
      batch_id: batch.id,
      epoch: batch.epoch,
      loss: learned.loss,
      grad_norm: learned.gradientNorm,
      grad_scope: "full",
      loss_variance: learned.lossVariance,
      lr,
      tokens: learned.tokens,
      tokens_total: this.#at.tokens_total,
      examples: pairs.length,
      dropped: [],
      ms: Math.round(nowMs() - startedMs),
      clipped: learned.clipped,
      skipped: learned.skipped,
    };
    this.#answered.set(turn(batch.epoch, batch.id), fields);
    return fields;
  }

  /** Writes a checkpoint of where the training stands. */
  save(): Promise<Written> {
    const recent = [...this.#answered.values()].slice(-RECENT);
    const header = { config_hash: this.configHash, ...this.#at, recent };
    return writeCheckpoint(this.#folder, { header, state: this.#learner.state() });
  }
}

/** A batch comes once in every epoch. */
function turn(epoch: number, batchId: number): string {
  return `${epoch}/${batchId}`;
}

function freshStart(
  shape: ModelShape,
  key: string,
  configHash: string,
): { header: CheckpointHeader; state: Float32Array } {
  const start = startParameters(shape, key);
  const state = new Float32Array(3 * start.length);
  state.set(start);
  return {
    header: {
      config_hash: configHash,
      step: 0,
      updates: 0,
      epoch: 0,
      batch_id: null,
      tokens_total: 0,
      recent: [],
    },
    state,
  };
}
