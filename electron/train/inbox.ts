import { z } from "zod";
import { TRAINER_PROTOCOL, trainerCommand } from "../nouns/trainer.ts";
import type { TrainerCommand, TrainerErrorCode } from "../nouns/trainer.ts";
import type { FromParent, Parent } from "../workers/parentLines.ts";

/**
 * Commands that wait for their turn. `closed` stands for the application's end without a word,
 * `refused` for an init that cannot be followed.
 */
export type Waiting =
  | Exclude<TrainerCommand, { type: "pause" | "resume" | "ping" }>
  | Readonly<{ type: "closed" }>
  | Readonly<{ type: "refused"; code: "E_PROTOCOL" | "E_CONFIG"; message: string }>;

export type Fault = Readonly<{
  code: TrainerErrorCode;
  message: string;
  line: string;
  batchId: number | undefined;
}>;

/** What the inbox answers at once, between two steps. */
export type AtOnce = Readonly<{
  pong: (n: number) => void;
  paused: (paused: boolean) => void;
  /** A line that is no command; never fatal. */
  fault: (fault: Fault) => void;
}>;

/** Enough of a command that is not valid to say what it was meant to be. */
const commandHead = z.object({
  type: z.string(),
  v: z.unknown().optional(),
  id: z.int().optional().catch(undefined),
});

const faults = {
  "bad-json": ["E_BAD_JSON", "A line is not JSON."],
  "half-line": ["E_HALF_LINE", "The last line has no end."],
  "too-long": ["E_TOO_LONG", "A line is too long."],
} as const;

/** Orders what the application sends: cancel and the end of input overtake the batches, which then stay untrained. */
export class Inbox {
  readonly #atOnce: AtOnce;
  readonly #waiting: Waiting[] = [];
  #paused = false;
  #wake = Promise.withResolvers<void>();

  constructor(parent: Parent, atOnce: AtOnce) {
    this.#atOnce = atOnce;
    parent.listen((arrived) => this.#take(arrived));
    void parent.closed.then(() => this.#closed());
  }

  /** The next command; while paused, only one that ends the training. */
  async next(): Promise<Waiting> {
    for (;;) {
      const first = this.#paused ? undefined : this.#waiting.shift();
      if (first !== undefined) return first;
      await this.#wake.promise;
      this.#wake = Promise.withResolvers();
    }
  }

  #take(arrived: FromParent): void {
    if ("fault" in arrived) {
      const [code, message] = faults[arrived.fault];
      this.#atOnce.fault({ code, message, line: arrived.line, batchId: undefined });
      return;
    }
    const command = trainerCommand.safeParse(arrived.message);
    if (command.success) this.#follow(command.data);
    else this.#refuse(arrived.message, z.prettifyError(command.error));
  }

  #follow(command: TrainerCommand): void {
    switch (command.type) {
      case "ping":
        return this.#atOnce.pong(command.n);
      case "pause":
      case "resume":
        this.#paused = command.type === "pause";
        this.#atOnce.paused(this.#paused);
        return this.#wake.resolve();
      case "cancel":
        return this.#stop(command);
      default:
        this.#waiting.push(command);
        return this.#wake.resolve();
    }
  }

  #refuse(message: unknown, reason: string): void {
    const head = commandHead.safeParse(message).data;
    if (head?.type === "init") {
      const code = head.v === TRAINER_PROTOCOL ? "E_CONFIG" : "E_PROTOCOL";
      return this.#stop({ type: "refused", code, message: reason });
    }
    const code = head?.type === "batch" ? "E_BATCH" : "E_UNKNOWN_TYPE";
    const line = JSON.stringify(message).slice(0, 200);
    return this.#atOnce.fault({ code, message: reason, line, batchId: head?.id });
  }

  #closed(): void {
    // After these a closed input is only good manners.
    const leaving = this.#waiting.some(
      ({ type }) => type === "end" || type === "cancel" || type === "refused",
    );
    if (!leaving) this.#stop({ type: "closed" });
  }

  #stop(command: Waiting): void {
    this.#waiting.splice(0, this.#waiting.length, command);
    this.#paused = false;
    this.#wake.resolve();
  }
}
