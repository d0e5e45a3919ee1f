import { Failure } from "../nouns/failure.ts";
import type { Clock, Pump, Timer } from "../nouns/pump.ts";
import type { Project } from "../store/project.ts";
import { newPrompt } from "./newPrompt.ts";
import {
  barrenStreak,
  insertAbandoned,
  insertAttempt,
  insertAttemptFailure,
  insertReply,
  lastRound,
  nextPromptId,
  openPrompts,
} from "./tables.ts";
import type { OpenPrompt } from "./tables.ts";
import type { AskFailure, Asked, Writer } from "./writer.ts";

/** Requests with no task in a row after which writing stops. */
const maxBarren = 5;
const maxTriesUntold = 3;
/** A server that says when to come back is asked more often before writing stops. */
const maxTriesWhenTold = 8;
/** The longest wait that we choose ourselves. */
const maxBackOffMs = 60_000;
/** Requests refused one after the other, each for itself, after which all will be. */
const maxRefused = 3;

type RequestsOptions = Readonly<{
  project: Project;
  run: Readonly<{ id: number; key: string }>;
  session: number;
  writer: Writer;
  concurrency: number;
  /** Prompts a round in lockstep; null when requests go beside each other. */
  roundSize: number | null;
  /** No further row is wanted. */
  goalMet: () => boolean;
  /** Writing is not too far ahead of training. */
  mayRunAhead: () => boolean;
  clock: Clock;
  timer: Timer;
  poke: () => void;
}>;

type Open = OpenPrompt & { tries: number; state: "due" | "asked" | "later" };

/** The pump of requests: keeps `concurrency` in flight, stores each reply when it comes, and pokes. */
export class Requests implements Pump {
  readonly name = "requests";
  readonly #options: RequestsOptions;
  readonly #open = new Map<number, Open>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #beforeSitting: number;
  /** How to call each running timer off. */
  readonly #timers = new Set<() => void>();
  #holds = 0;
  #paused = false;
  #refusedInARow = 0;
  #failure: Failure | null = null;
  #bug: unknown = null;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#beforeSitting = nextPromptId(options.project.db) - 1;
    for (const prompt of openPrompts(options.project.db, options.run.id)) this.#opened(prompt);
  }

  /** Asks what is due again first, then writes new prompts as far as the goal and the horizon allow. */
  fill(quiet: boolean): number {
    if (this.#bug !== null) throw this.#bug;
    if (this.#isOver()) return 0;
    const { concurrency, roundSize, goalMet, mayRunAhead } = this.#options;
    if (goalMet()) this.#callOff();
    if (goalMet() || this.#holds > 0) return 0;
    let started = 0;
    for (const prompt of this.#open.values()) {
      if (this.#aborts.size >= concurrency) return started;
      if (prompt.state !== "due") continue;
      this.#ask(prompt);
      started += 1;
    }
    if (this.#isBarren()) return started;
    if (roundSize !== null) {
      const roundIsOver = quiet && this.#open.size === 0 && mayRunAhead();
      return roundIsOver ? this.#write(roundSize) : started;
    }
    // A request in back-off keeps its slot, or a server that is down would be sent ever new prompts.
    while (this.#open.size < concurrency && mayRunAhead()) started += this.#write(1);
    return started;
  }

  inFlight(): number {
    return this.#aborts.size;
  }

  waiting(): boolean {
    if (this.#isOver()) return false;
    return [...this.#open.values()].some((prompt) => prompt.state !== "asked");
  }

  timers(): number {
    return this.#timers.size;
  }

  /** Asks no more; what is in flight may arrive. */
  pause(): void {
    this.#paused = true;
    this.#callOff();
  }

  /** Aborts what is in flight and records it as possibly paid. */
  stopNow(): void {
    this.pause();
    for (const abort of this.#aborts.values()) abort.abort();
  }

  /** Why writing stopped, or null. */
  failure(): Failure | null {
    return this.#failure;
  }

  /** No request is open: asked and unanswered, or waiting to be asked again. */
  settled(): boolean {
    return this.#open.size === 0;
  }

  /** Nothing will be asked any more in this sitting. */
  #isOver(): boolean {
    return this.#paused || this.#failure !== null;
  }

  /** A timer left running would keep the process alive, up to an hour after a Retry-After. */
  #callOff(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers.clear();
  }

  #stop(failure: Failure): void {
    this.#failure ??= failure;
    this.#callOff();
  }

  #opened(prompt: OpenPrompt): Open {
    const entry: Open = { ...prompt, tries: 0, state: "due" };
    this.#open.set(prompt.id, entry);
    return entry;
  }

  #write(count: number): number {
    const { project, run, writer, roundSize, clock } = this.#options;
    const round = roundSize === null ? null : lastRound(project.db, run.id) + 1;
    const prompts = project.write((db) =>
      Array.from({ length: count }, () => newPrompt(db, run, writer, round, clock())),
    );
    for (const prompt of prompts) this.#ask(this.#opened(prompt));
    return count;
  }

  #ask(prompt: Open): void {
    const { project, session, writer, clock, poke } = this.#options;
    const abort = new AbortController();
    this.#aborts.set(prompt.id, abort);
    prompt.state = "asked";
    const attempt = project.write((db) => insertAttempt(db, prompt.id, session, clock()));
    writer
      .ask(prompt.request, abort.signal)
      .then((asked) => this.#settle(prompt, attempt, asked))
      .catch((error: unknown) => {
        this.#bug = error;
        poke();
      });
  }

  #settle(prompt: Open, attempt: number, asked: Asked): void {
    const { project, clock, poke } = this.#options;
    this.#aborts.delete(prompt.id);
    if (asked.ok) {
      project.write((db) => insertReply(db, prompt.id, attempt, asked.reply, clock()));
      this.#open.delete(prompt.id);
      this.#refusedInARow = 0;
    } else {
      project.write((db) => insertAttemptFailure(db, attempt, asked.failure, clock()));
      this.#failed(prompt, asked.failure);
    }
    poke();
  }

  #failed(prompt: Open, said: AskFailure): void {
    const { project, clock } = this.#options;
    prompt.state = "due";
    if (said.kind === "request-aborted") return;
    prompt.tries += 1;
    const maxTries = said.retryAfterMs === null ? maxTriesUntold : maxTriesWhenTold;
    if (said.retry === "prompt") {
      project.write((db) => insertAbandoned(db, prompt.id, said, clock()));
      this.#open.delete(prompt.id);
      this.#refusedInARow += 1;
      if (this.#refusedInARow >= maxRefused) this.#stop(new Failure(said.kind, said.sentence));
    } else if (said.retry === "never" || prompt.tries >= maxTries) {
      this.#stop(new Failure(said.kind, said.sentence));
    } else {
      const backOffMs = Math.min(1000 * 4 ** (prompt.tries - 1), maxBackOffMs);
      this.#askLater(prompt, said.retryAfterMs ?? backOffMs, said.kind === "server-busy");
    }
  }

  /** A busy server holds all requests, any other failure only its own. */
  #askLater(prompt: Open, delayMs: number, holdsAll: boolean): void {
    if (this.#isOver()) return;
    prompt.state = "later";
    if (holdsAll) this.#holds += 1;
    const callOff = this.#options.timer(delayMs, () => {
      this.#timers.delete(callOff);
      if (holdsAll) this.#holds -= 1;
      prompt.state = "due";
      this.#options.poke();
    });
    this.#timers.add(callOff);
  }

  #isBarren(): boolean {
    const { project, run } = this.#options;
    if (barrenStreak(project.db, run.id, this.#beforeSitting, maxBarren) < maxBarren) return false;
    this.#stop(
      new Failure(
        "no-task-written",
        `${maxBarren} replies in a row held no task that Seedbed can read. Look at the replies, try a larger model, then continue.`,
      ),
    );
    return true;
  }
}
