import type { Failure } from "../nouns/failure.ts";
import type { Timer } from "../nouns/pump.ts";
import type { TrainerConfig } from "../nouns/settings.ts";
import { TRAINER_PROTOCOL } from "../nouns/trainer.ts";
import type { Child } from "../workers/child.ts";
import { wireConfigOf } from "./step.ts";
import type { CheckpointWritten, Ready, Step, TrainerBatch } from "./step.ts";
import { TrainerLink } from "./trainerLink.ts";

export type Trainer = Readonly<{
  /** Resolves when the model stands; rejects with the `Failure` that came first. */
  ready: Promise<Ready>;
  /**
   * Trains one batch; batches are trained in the order of the calls. Rejects with a `Failure`: the trainer's,
   * `trainer-refused` when this batch alone cannot be used, `request-aborted` when the trainer was stopped first.
   */
  train: (batch: TrainerBatch) => Promise<Step>;
  onCheckpoint: (listener: (written: CheckpointWritten) => void) => void;
  /** Pause: ends after the step in hand, with a checkpoint; batches still waiting stay untrained. */
  cancel: () => Promise<void>;
  /** Ends after every batch sent, with a checkpoint. */
  end: () => Promise<void>;
  /** Ends at once, without a checkpoint. */
  kill: () => void;
  /** Resolves when the trainer fails: `trainer-died`, `trainer-silent` or `trainer-refused`. Never rejects. */
  failed: Promise<Failure>;
}>;

export type TrainerInit = Readonly<{
  config: TrainerConfig;
  /** The run's key, hexadecimal; draws the random start. */
  key: string;
  threads: number;
  /** Where checkpoints go. */
  folder: string;
  /** The checkpoint to go on from; null starts anew. */
  resumeFrom: string | null;
}>;

export type TrainerOptions = Readonly<{
  child: Child;
  init: TrainerInit;
  /** The longest time without an event while something is awaited (a heartbeat comes every five seconds). */
  silentAfterMs: number;
  timer: Timer;
  /** Takes what the trainer logs. */
  log?: (line: string) => void;
}>;

/** The application's side of the trainer protocol (resources/trainer/PROTOCOL.md) over a child process. */
export function openTrainer({
  child,
  init,
  silentAfterMs,
  timer,
  log = () => undefined,
}: TrainerOptions): Trainer {
  const link = new TrainerLink(child, { silentAfterMs, timer, log });
  const config = wireConfigOf(init.config, init.key, init.threads);
  link.start({
    type: "init",
    v: TRAINER_PROTOCOL,
    config,
    folder: init.folder,
    resume: init.resumeFrom,
  });
  return {
    ready: link.ready.promise,
    train: (batch) => link.train(batch),
    onCheckpoint: (listener) => link.onCheckpoint(listener),
    cancel: () => link.leave("cancel"),
    end: () => link.leave("end"),
    kill: () => link.kill(),
    failed: link.failed.promise,
  };
}
