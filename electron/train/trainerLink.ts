import type { Failure } from "../nouns/failure.ts";
import type { Timer } from "../nouns/pump.ts";
import { trainerEvent } from "../nouns/trainer.ts";
import type { TrainerCommand, TrainerEvent } from "../nouns/trainer.ts";
import type { Child, Exit } from "../workers/child.ts";
import { checkpointOf, readyOf, stepOf } from "./step.ts";
import type { CheckpointWritten, Ready, Step, TrainerBatch } from "./step.ts";
import {
  batchFailure,
  diedFailure,
  neverReadyFailure,
  refusedFailure,
  silentFailure,
  stoppedFailure,
} from "./trainerFailure.ts";
import { openWaiting } from "./waiting.ts";

type LinkOptions = Readonly<{ silentAfterMs: number; timer: Timer; log: (line: string) => void }>;

const LOGS_KEPT = 20;
/** Messages in a row that are no event, after which the child is no trainer. */
const MAX_STRAY = 20;

/** One trainer process from start to exit: what is awaited of it, and how each way of ending is told. */
export class TrainerLink {
  readonly ready = Promise.withResolvers<Ready>();
  readonly failed = Promise.withResolvers<Failure>();
  readonly #left = Promise.withResolvers<void>();
  readonly #child: Child;
  readonly #options: LinkOptions;
  readonly #waiting = openWaiting();
  readonly #listeners: ((written: CheckpointWritten) => void)[] = [];
  readonly #logs: string[] = [];
  #state: "starting" | "running" | "leaving" | "over" = "starting";
  #done = false;
  #stray = 0;
  #checkpointStep: number | null = null;
  #takeBack: () => void = () => undefined;

  constructor(child: Child, options: LinkOptions) {
    this.#child = child;
    this.#options = options;
    // Who does not await these learns of the failure by `failed`.
    this.ready.promise.catch(() => undefined);
    this.#left.promise.catch(() => undefined);
  }

  start(init: TrainerCommand): void {
    this.#child.onMessage((message) => this.#arrive(message));
    this.#child.onLog((line) => this.#say(line));
    void this.#child.exited.then((exit) => this.#gone(exit));
    this.#child.send(init);
    this.#watch();
  }

  train({ id, epoch, examples }: TrainerBatch): Promise<Step> {
    if (this.#state === "over" || this.#state === "leaving") return Promise.reject(stoppedFailure(id));
    const command: TrainerCommand = {
      type: "batch",
      id,
      epoch,
      examples: examples.map((one) => ({
        id: one.id,
        instruction: one.instruction,
        input: one.input,
        response: one.output,
      })),
    };
    this.#child.send(command);
    const step = this.#waiting.add({ id, epoch });
    this.#watch();
    return step;
  }

  onCheckpoint(listener: (written: CheckpointWritten) => void): void {
    this.#listeners.push(listener);
  }

  leave(type: "cancel" | "end"): Promise<void> {
    if (this.#state !== "over") {
      this.#state = "leaving";
      this.#child.send({ type });
      this.#watch();
    }
    return this.#left.promise;
  }

  kill(): void {
    this.#close(stoppedFailure);
    void this.#child.stop(0);
  }

  #arrive(message: unknown): void {
    if (this.#state === "over") return;
    const event = trainerEvent.safeParse(message);
    if (event.success) {
      this.#stray = 0;
      this.#take(event.data);
    } else {
      this.#stray += 1;
      this.#say(`A message that is no event: ${JSON.stringify(message).slice(0, 200)}`);
    }
    if (this.#stray > MAX_STRAY) {
      this.#fail(
        refusedFailure({
          code: "E_PROTOCOL",
          message: `Its last ${this.#stray} messages are no events`,
        }),
      );
      void this.#child.stop(0);
    }
    this.#watch();
  }

  #take(event: TrainerEvent): void {
    switch (event.type) {
      case "ready":
        if (this.#state === "starting") this.#state = "running";
        this.#checkpointStep = event.resumed_from?.step ?? null;
        return this.ready.resolve(readyOf(event));
      case "step":
        return this.#waiting.resolve(stepOf(event));
      case "checkpoint":
        this.#checkpointStep = event.step;
        for (const listener of this.#listeners) listener(checkpointOf(event));
        return;
      case "error":
        if (event.fatal) return this.#fail(refusedFailure(event));
        if (event.batch_id !== undefined)
          this.#waiting.reject(event.batch_id, batchFailure(event.batch_id, event.message));
        return this.#say(`${event.code}: ${event.message}`);
      case "log":
        return this.#say(event.message);
      case "done":
        this.#done = true;
        return;
      default:
        return;
    }
  }

  #gone(exit: Exit): void {
    if (this.#done) this.#close(stoppedFailure);
    else this.#fail(diedFailure(exit, this.#standing(), this.#logs));
  }

  #standing() {
    return { waitingBatch: this.#waiting.first(), checkpointStep: this.#checkpointStep };
  }

  #fail(failure: Failure): void {
    if (this.#state === "over") return;
    this.ready.reject(failure);
    this.#left.reject(failure);
    this.failed.resolve(failure);
    this.#close(() => failure);
  }

  #close(failureOf: (batchId: number) => Failure): void {
    this.#state = "over";
    this.#watch();
    this.#waiting.rejectAll(failureOf);
    this.ready.reject(neverReadyFailure());
    this.#left.resolve();
  }

  /** Starts the time of silence anew, or stops it when nothing is awaited. */
  #watch(): void {
    this.#takeBack();
    const idle = this.#state === "running" && this.#waiting.first() === null;
    if (idle || this.#state === "over") {
      this.#takeBack = () => undefined;
      return;
    }
    const { timer, silentAfterMs } = this.#options;
    this.#takeBack = timer(silentAfterMs, () => {
      this.#fail(silentFailure(silentAfterMs, this.#standing()));
      void this.#child.stop(0);
    });
  }

  #say(line: string): void {
    this.#logs.push(line);
    if (this.#logs.length > LOGS_KEPT) this.#logs.shift();
    this.#options.log(line);
  }
}
