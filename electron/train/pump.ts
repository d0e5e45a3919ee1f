import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure, asFailure } from "../nouns/failure.ts";
import type { Clock, Pump, Timer } from "../nouns/pump.ts";
import type { Project } from "../store/project.ts";
import {
  batchNumbered,
  examplesOf,
  insertCheckpoint,
  insertMismatch,
  insertStep,
  insertTraining,
  insertTrainingEnd,
  lastCheckpoints,
  lastStep,
  recordedStep,
} from "./tables.ts";
import type { TrainBatch } from "./tables.ts";
import { givenUpFailure } from "./trainerFailure.ts";
import type { CheckpointWritten, Ready, Step } from "./step.ts";
import type { Trainer } from "./trainer.ts";

const maxInFlight = 2;
const maxRestarts = 3;

type TrainOptions = Readonly<{
  project: Project;
  run: number;
  /** Where checkpoint files lie. */
  folder: string;
  /** Starts a trainer's process, from a checkpoint file or anew. */
  open: (resumeFrom: string | null) => Trainer;
  /** What stands in the ledger about the trainer. */
  trainerName: string;
  clock: Clock;
  timer: Timer;
  poke: () => void;
}>;

/**
 * The pump of training steps: feeds composed batches in order, two in flight, and records each step when
 * its line comes. A trainer that ends is started again from its last checkpoint; steps it repeats are
 * compared with the record and never written twice.
 */
export class Training implements Pump {
  readonly name = "train";
  readonly #options: TrainOptions;
  readonly #damaged = new Set<string>();
  #trainer: Trainer | null = null;
  #training: number | null = null;
  #isReady = false;
  #lastFed = 0;
  #inFlight = 0;
  #restarts = 0;
  /** How to call each running timer off. */
  readonly #timers = new Set<() => void>();
  #paused = false;
  #failure: Failure | null = null;
  #bug: unknown = null;

  constructor(options: TrainOptions) {
    this.#options = options;
  }

  fill(): number {
    if (this.#bug !== null) throw this.#bug;
    if (this.#paused || this.#failure !== null || this.#timers.size > 0) return 0;
    if (this.#trainer === null) return this.#next(this.#recorded()) === undefined ? 0 : this.#start();
    if (!this.#isReady) return 0;
    let fed = 0;
    while (this.#inFlight < maxInFlight) {
      const batch = this.#next(this.#lastFed);
      if (batch === undefined) break;
      this.#feed(this.#trainer, batch);
      fed += 1;
    }
    return fed;
  }

  inFlight(): number {
    return this.#inFlight + (this.#trainer !== null && !this.#isReady ? 1 : 0);
  }

  waiting(): boolean {
    if (this.#paused || this.#failure !== null) return false;
    return this.#timers.size > 0 || this.#next(this.#recorded()) !== undefined;
  }

  timers(): number {
    return this.#timers.size;
  }

  /** Feeds no more; what is in flight is finished. */
  pause(): void {
    this.#paused = true;
    this.#callOff();
  }

  failure(): Failure | null {
    return this.#failure;
  }

  /** All composed batches are recorded as trained. */
  isDone(): boolean {
    return this.#next(this.#recorded()) === undefined;
  }

  /** Ends the trainer with a checkpoint and records its end. */
  async close(): Promise<void> {
    const trainer = this.#trainer;
    this.pause();
    if (trainer === null) return;
    this.#trainer = null;
    try {
      await trainer.end();
      this.#ended("ended", null);
    } catch (error) {
      const failure = asFailure(error);
      if (failure === null) throw error;
      this.#ended(failure.kind, failure.sentence);
    }
  }

  #recorded(): number {
    return lastStep(this.#options.project.db, this.#options.run);
  }

  #next(after: number): TrainBatch | undefined {
    return batchNumbered(this.#options.project.db, this.#options.run, after + 1);
  }

  #start(): number {
    const { project, run, folder, open } = this.#options;
    const checkpoint = lastCheckpoints(project.db, run)
      .map(({ file }) => join(folder, file))
      .find((file) => existsSync(file) && !this.#damaged.has(file));
    const trainer = open(checkpoint ?? null);
    this.#trainer = trainer;
    this.#isReady = false;
    trainer.onCheckpoint((written) => this.#checkpointed(written));
    const broke = (error: unknown): void => {
      this.#bug = error;
      this.#options.poke();
    };
    trainer.failed.then((failure) => this.#failed(trainer, failure, checkpoint ?? null)).catch(broke);
    trainer.ready
      .then(
        (ready) => this.#started(ready),
        () => undefined, // `failed` tells it
      )
      .catch(broke);
    return 1;
  }

  #callOff(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers.clear();
  }

  #started(ready: Ready): void {
    const { project, run, trainerName, clock, poke } = this.#options;
    const resumedStep = ready.resumedFrom?.batchId ?? null;
    this.#training = project.write((db) =>
      insertTraining(db, { run, trainer: trainerName, details: JSON.stringify(ready), resumedStep }, clock()),
    );
    // A kill may have come between a checkpoint and its step's record: the trainer then tells that step again.
    this.#lastFed = Math.min(resumedStep ?? 0, this.#recorded());
    this.#isReady = true;
    poke();
  }

  #feed(trainer: Trainer, batch: TrainBatch): void {
    this.#inFlight += 1;
    this.#lastFed = batch.number;
    const examples = examplesOf(this.#options.project.db, batch.id);
    trainer
      .train({ id: batch.number, epoch: batch.epoch, examples })
      .then((step) => this.#stepped(batch, step))
      .catch((error: unknown) => {
        // A failure of the trainer itself arrives by `failed` and restarts it.
        const failure = asFailure(error);
        if (failure === null) this.#bug = error;
        else if (this.#trainer === trainer && failure.kind === "trainer-refused") this.#failure ??= failure;
      })
      .finally(() => {
        if (this.#trainer === trainer) this.#inFlight -= 1;
        this.#options.poke();
      });
  }

  #stepped(batch: TrainBatch, step: Step): void {
    const { project, run, clock } = this.#options;
    const training = this.#training;
    if (training === null) throw new Error("A step came before its trainer was ready.");
    const recorded = recordedStep(project.db, run, batch.number);
    if (recorded === undefined) {
      this.#restarts = 0;
      const fact = { ...step, run, training, batch: batch.id, step: batch.number };
      project.write((db) => insertStep(db, fact, clock()));
    } else if (recorded.loss !== step.loss || recorded.gradientNorm !== step.gradientNorm) {
      const found = { training, batch: batch.id, loss: step.loss, gradientNorm: step.gradientNorm };
      project.write((db) => insertMismatch(db, found, clock()));
    }
  }

  #checkpointed(written: CheckpointWritten): void {
    const { project, run, clock } = this.#options;
    const training = this.#training;
    if (training === null) return;
    project.write((db) =>
      insertCheckpoint(db, { ...written, run, training, file: basename(written.path) }, clock()),
    );
  }

  #failed(trainer: Trainer, failure: Failure, resumedFrom: string | null): void {
    if (this.#trainer !== trainer) return;
    this.#ended(failure.kind, failure.sentence);
    this.#trainer = null;
    this.#inFlight = 0;
    if (failure.kind === "trainer-refused" && resumedFrom !== null && !this.#isReady) {
      this.#damaged.add(resumedFrom);
    } else if (failure.kind === "trainer-refused") {
      this.#failure ??= failure;
    } else if (this.#restarts >= maxRestarts) {
      this.#failure ??= givenUpFailure(failure, maxRestarts + 1);
    } else {
      this.#restartLater();
    }
    this.#options.poke();
  }

  #restartLater(): void {
    this.#restarts += 1;
    if (this.#paused) return;
    const callOff = this.#options.timer(1000 * 2 ** (this.#restarts - 1), () => {
      this.#timers.delete(callOff);
      this.#options.poke();
    });
    this.#timers.add(callOff);
  }

  #ended(reason: string, sentence: string | null): void {
    const { project, clock } = this.#options;
    const training = this.#training;
    this.#training = null;
    if (training === null) return;
    project.write((db) => insertTrainingEnd(db, { training, reason, sentence }, clock()));
  }
}
