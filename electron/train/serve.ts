import { trainerExit } from "../nouns/trainer.ts";
import type { TrainerCommand, TrainerEvent } from "../nouns/trainer.ts";
import type { Parent } from "../workers/parentLines.ts";
import { CheckpointDamaged } from "./checkpoint.ts";
import { Inbox } from "./inbox.ts";
import type { Waiting } from "./inbox.ts";
import { openTraining } from "./training.ts";
import type { Training } from "./training.ts";

type Init = Extract<TrainerCommand, { type: "init" }>;
type Batch = Extract<TrainerCommand, { type: "batch" }>;
type Body = TrainerEvent extends infer E
  ? E extends TrainerEvent
    ? Omit<E, "v" | "seq" | "t">
    : never
  : never;
type Emit = (body: Body) => void;
type Clock = Readonly<{ unixMs: () => number; monotonicMs: () => number }>;
type FatalCode = Exclude<keyof typeof trainerExit, "done" | "cancelled">;

const HEARTBEAT_MS = 5000;
/** Steps in a row that were not finite, after which going on is of no use. */
const MAX_SKIPPED = 10;

class Fatal extends Error {
  override readonly name = "Fatal";
  readonly code: FatalCode;
  constructor(code: FatalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The embedded trainer's whole life over the trainer protocol (resources/trainer/PROTOCOL.md), from hello to done.
 * @returns the exit code for this process.
 */
export async function serve(parent: Parent, clock: Clock): Promise<number> {
  let seq = 0;
  let training: Training | null = null;
  const emit: Emit = (body) => parent.send({ v: 1, seq: ++seq, t: clock.unixMs() / 1000, ...body });
  emit({ type: "hello", trainer: "seedbed-embedded", pid: process.pid, protocol: [1] });
  const inbox = new Inbox(parent, {
    pong: (n) => emit({ type: "pong", n }),
    paused: (paused) => emit({ type: "state", state: paused ? "paused" : "running" }),
    fault: ({ code, message, line, batchId }) =>
      emit({
        type: "error",
        code,
        fatal: false,
        message,
        line,
        ...(batchId === undefined ? {} : { batch_id: batchId }),
      }),
  });
  const heartbeat = setInterval(() => {
    emit({ type: "heartbeat", step: training?.place().step ?? 0, rss: process.memoryUsage.rss() });
  }, HEARTBEAT_MS);
  try {
    const init = await awaitInit(inbox);
    if (init === null) {
      emit({ type: "done", reason: "cancelled", steps: 0, path: null });
      return trainerExit.cancelled;
    }
    training = await open(init, emit);
    return await follow(training, {
      inbox,
      emit,
      clock,
      every: init.config.checkpoint_every_steps,
    });
  } catch (thrown) {
    const fatal = asFatal(thrown);
    emit({ type: "error", code: fatal.code, fatal: true, message: fatal.message });
    return trainerExit[fatal.code];
  } finally {
    clearInterval(heartbeat);
    await parent.flushed();
  }
}

/** The init command, or null when the application leaves before it gives one. */
async function awaitInit(inbox: Inbox): Promise<Init | null> {
  const first = await inbox.next();
  if (first.type === "init") return first;
  if (first.type === "refused") throw new Fatal(first.code, first.message);
  if (first.type === "closed" || first.type === "cancel" || first.type === "end") return null;
  throw new Fatal("E_PROTOCOL", `The first command is init, not ${first.type}.`);
}

async function open(init: Init, emit: Emit): Promise<Training> {
  const training = await openTraining(init.config, init.folder, init.resume).catch((error: unknown) => {
    if (error instanceof CheckpointDamaged) throw error;
    throw new Fatal("E_MODEL_LOAD", error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  });
  emit({
    type: "ready",
    params: training.parameters,
    trainable: training.parameters,
    device: "cpu",
    world: 1,
    versions: { node: process.versions.node },
    caps: ["pause", "cancel", "checkpoint", "resume", "microbatch"],
    ...(init.resume === null ? {} : { resumed_from: training.place() }),
    config_hash: training.configHash,
  });
  emit({ type: "state", state: "running" });
  return training;
}

type Course = Readonly<{ inbox: Inbox; emit: Emit; clock: Clock; every: number }>;

/** Follows the commands in their order until one of them ends the training. */
async function follow(training: Training, course: Course): Promise<number> {
  const { emit } = course;
  for (;;) {
    const command: Waiting = await course.inbox.next();
    switch (command.type) {
      case "batch":
        await trainBatch(training, command, course);
        break;
      case "checkpoint":
        await save(training, emit, "request");
        break;
      case "end":
        emit({ type: "state", state: "draining" });
        emit({
          type: "done",
          reason: "end",
          steps: training.place().step,
          path: await save(training, emit, "end"),
        });
        return trainerExit.done;
      case "cancel":
      case "closed":
        emit({
          type: "done",
          reason: "cancelled",
          steps: training.place().step,
          path: await save(training, emit, "cancel"),
        });
        return trainerExit.cancelled;
      default:
        throw new Fatal("E_PROTOCOL", "A second init came: a trainer is set up once.");
    }
  }
}

async function trainBatch(training: Training, batch: Batch, { emit, clock, every }: Course): Promise<void> {
  const known = training.answered(batch);
  if (known !== undefined) {
    emit({ type: "step", ...known, duplicate: true });
    return;
  }
  if (batch.examples.length === 0) {
    emit({
      type: "error",
      code: "E_BATCH",
      fatal: false,
      message: `Batch ${batch.id} is empty.`,
      batch_id: batch.id,
    });
    return;
  }
  emit({ type: "step", ...(await training.train(batch, clock.monotonicMs)), duplicate: false });
  if (training.skippedInARow() >= MAX_SKIPPED) {
    throw new Fatal("E_DIVERGED", `The last ${MAX_SKIPPED} steps gave no finite gradient.`);
  }
  if (training.place().step % every === 0) await save(training, emit, "auto");
}

async function save(
  training: Training,
  emit: Emit,
  reason: "request" | "auto" | "cancel" | "end",
): Promise<string> {
  try {
    const written = await training.save();
    emit({ type: "checkpoint", ...training.place(), ...written, reason });
    return written.path;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The checkpoint could not be written (${why}). Check the disk that holds the project.`;
    throw new Fatal("E_CHECKPOINT", message, { cause: error });
  }
}

function asFatal(thrown: unknown): Fatal {
  if (thrown instanceof Fatal) return thrown;
  if (thrown instanceof CheckpointDamaged)
    return new Fatal("E_CHECKPOINT", thrown.message, { cause: thrown });
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new Fatal("E_INTERNAL", message, { cause: thrown });
}
