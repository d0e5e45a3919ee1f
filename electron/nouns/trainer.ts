import { z } from "zod";

/** The trainer protocol's version; resources/trainer/PROTOCOL.md describes it. */
export const TRAINER_PROTOCOL = 1;

const count = z.int().nonnegative();
const id = z.int();

/** What the embedded trainer is and how it learns; the wire's names. */
export const wireConfig = z
  .object({
    layers: z.int().positive(),
    width: z.int().positive(),
    heads: z.int().positive(),
    context_tokens: z.int().positive(),
    learning_rate: z.number().positive(),
    /** Steps over which the learning rate rises in equal parts; the first already learns. */
    warmup_steps: count,
    clip_norm: z.number().positive(),
    weight_decay: z.number().nonnegative(),
    checkpoint_every_steps: z.int().positive(),
    threads: z.int().positive(),
    /** Hexadecimal; draws the random start. */
    key: z.string().regex(/^[0-9a-f]+$/i),
  })
  .refine((config) => config.width % config.heads === 0, "The width is a multiple of the number of heads.");
export type WireConfig = z.infer<typeof wireConfig>;

const example = z.object({
  id,
  instruction: z.string(),
  input: z.string().default(""),
  response: z.string(),
});

/** Commands, application to trainer. */
export const trainerCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("init"),
    v: z.literal(TRAINER_PROTOCOL),
    config: wireConfig,
    /** Where checkpoints go. */
    folder: z.string().min(1),
    /** The checkpoint to go on from; null starts anew. */
    resume: z.string().min(1).nullable(),
  }),
  z.object({ type: z.literal("batch"), id, epoch: count.default(0), examples: z.array(example) }),
  z.object({ type: z.literal("checkpoint") }),
  z.object({ type: z.literal("pause") }),
  z.object({ type: z.literal("resume") }),
  z.object({ type: z.literal("cancel") }),
  z.object({ type: z.literal("end") }),
  z.object({ type: z.literal("ping"), n: z.int() }),
]);
export type TrainerCommand = z.infer<typeof trainerCommand>;

/** One trained batch, without the event's envelope; checkpoints remember the latest of these. */
export const stepFields = z.object({
  step: z.int().positive(),
  batch_id: id,
  epoch: count,
  /** Mean over the supervised tokens, in nats; null when not finite. */
  loss: z.number().nullable(),
  /** Global L2 norm before clipping; null when not finite. */
  grad_norm: z.number().nonnegative().nullable(),
  grad_scope: z.enum(["full", "lora", "head"]),
  /** Variance of the examples' mean losses. */
  loss_variance: z.number().nonnegative().nullable(),
  lr: z.number().nonnegative(),
  /** Supervised tokens. */
  tokens: count,
  tokens_total: count,
  examples: count,
  dropped: z.array(id),
  ms: z.number().nonnegative(),
  clipped: z.boolean(),
  /** Something was not finite: the parameters stayed as they were. */
  skipped: z.boolean(),
});
export type StepFields = z.infer<typeof stepFields>;

const envelope = {
  v: z.literal(TRAINER_PROTOCOL),
  /** Without gaps, from 1. */
  seq: z.int().positive(),
  /** Unix time in seconds. */
  t: z.number(),
};
/** A place in training: batches trained, and the last of them (null: none yet). */
const place = { step: count, epoch: count, batch_id: id.nullable() };

export const trainerErrorCode = z.enum([
  "E_INTERNAL",
  "E_CONFIG",
  "E_PROTOCOL",
  "E_MODEL_LOAD",
  "E_CHECKPOINT",
  "E_OOM",
  "E_DIVERGED",
  "E_BAD_JSON",
  "E_HALF_LINE",
  "E_TOO_LONG",
  "E_UNKNOWN_TYPE",
  "E_BATCH",
]);
export type TrainerErrorCode = z.infer<typeof trainerErrorCode>;

/** Exit codes; anything else, or a signal, without `done` or a fatal `error` before it, is a crash. */
export const trainerExit = {
  done: 0,
  E_INTERNAL: 1,
  E_CONFIG: 2,
  E_PROTOCOL: 3,
  E_MODEL_LOAD: 4,
  E_CHECKPOINT: 5,
  cancelled: 10,
  E_OOM: 12,
  E_DIVERGED: 13,
} as const;

/** Events, trainer to application. */
export const trainerEvent = z.discriminatedUnion("type", [
  z.object({
    ...envelope,
    type: z.literal("hello"),
    trainer: z.string(),
    pid: z.int(),
    protocol: z.array(z.int()),
  }),
  z.object({
    ...envelope,
    type: z.literal("ready"),
    params: count,
    trainable: count,
    device: z.string(),
    world: z.int().positive(),
    versions: z.record(z.string(), z.string()),
    caps: z.array(z.enum(["pause", "cancel", "checkpoint", "resume", "microbatch"])),
    resumed_from: z.object(place).optional(),
    config_hash: z.string(),
  }),
  z.object({
    ...envelope,
    type: z.literal("step"),
    ...stepFields.shape,
    duplicate: z.boolean().default(false),
  }),
  z.object({
    ...envelope,
    type: z.literal("checkpoint"),
    ...place,
    path: z.string(),
    bytes: count,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    reason: z.enum(["request", "auto", "cancel", "end"]),
  }),
  z.object({
    ...envelope,
    type: z.literal("state"),
    state: z.enum(["running", "paused", "draining"]),
  }),
  z.object({ ...envelope, type: z.literal("heartbeat"), step: count, rss: count }),
  z.object({
    ...envelope,
    type: z.literal("log"),
    level: z.enum(["debug", "info", "warning", "error"]),
    message: z.string(),
  }),
  z.object({
    ...envelope,
    type: z.literal("error"),
    code: trainerErrorCode,
    fatal: z.boolean(),
    message: z.string(),
    batch_id: id.optional(),
    line: z.string().optional(),
  }),
  z.object({ ...envelope, type: z.literal("pong"), n: z.int() }),
  z.object({
    ...envelope,
    type: z.literal("done"),
    reason: z.enum(["end", "cancelled"]),
    steps: count,
    /** The last checkpoint; null when none was written. */
    path: z.string().nullable(),
  }),
]);
export type TrainerEvent = z.infer<typeof trainerEvent>;
