import type { Timer } from "../nouns/pump.ts";
import type { Child, Exit } from "../workers/child.ts";
import type { FromBuiltin, ToBuiltin } from "./builtinMessages.ts";
import { fromBuiltin } from "./builtinMessages.ts";
import type { UserTurnRequest } from "./userTurn.ts";
import type { AskFailure, Asked } from "./writer.ts";

/** `task` counts from 0; `tokens` are those written for the request so far. */
export type BuiltinProgress = Readonly<{ task: number; tokens: number }>;

export type AskerOptions = Readonly<{
  modelPath: string;
  threads: number;
  /** How long the process may say nothing while it loads or writes. */
  silenceMs: number;
  timer: Timer;
  onProgress: (progress: BuiltinProgress) => void;
}>;

type Pending = (asked: Asked) => void;

const hopeful = { status: null, retryAfterMs: null, possiblyPaid: false, retry: "later" } as const;
const stopGraceMs = 3000;

/** The app's end of one built-in writer process: asks, and turns every way it can end into a value. */
export class BuiltinAsker {
  readonly #child: Child;
  readonly #options: AskerOptions;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #failure: AskFailure | null = null;
  #lastLog = "";
  #stopWatch: () => void = () => undefined;

  constructor(child: Child, options: AskerOptions) {
    this.#child = child;
    this.#options = options;
    child.onLog((line) => {
      this.#lastLog = line;
    });
    child.onMessage((message) => {
      // Anything else on its output is noise of a native library.
      const read = fromBuiltin.safeParse(message);
      if (read.success) this.#take(read.data);
    });
    void child.exited.then((exit) => this.#end(this.#died(exit)));
    this.#send({ type: "init", modelPath: options.modelPath, threads: options.threads });
  }

  /** Why this process serves no more, or null. */
  get failure(): AskFailure | null {
    return this.#failure;
  }

  ask(request: UserTurnRequest, signal: AbortSignal): Promise<Asked> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const failure = this.#failure ?? (signal.aborted ? aborted : null);
      if (failure !== null) return resolve({ ok: false, failure });
      const onAbort = (): void => {
        this.#send({ type: "abort", id });
        this.#settle(id, { ok: false, failure: aborted });
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.#pending.set(id, (asked) => {
        signal.removeEventListener("abort", onAbort);
        resolve(asked);
      });
      this.#send({ type: "write", id, request });
      this.#watch();
    });
  }

  async stop(): Promise<void> {
    await this.#child.stop(stopGraceMs);
  }

  #send(message: ToBuiltin): void {
    this.#child.send(message);
  }

  #take(message: FromBuiltin): void {
    if (message.type === "progress") {
      this.#options.onProgress({ task: message.task, tokens: message.tokens });
    } else if (message.type === "error") {
      const sentence = `The built-in model ${this.#options.modelPath} could not be loaded: ${message.message}. Run npm run models -- --repair, then continue.`;
      this.#end({ ...hopeful, kind: "model-damaged", sentence, retry: "never" });
    } else if (message.type === "failed") {
      const sentence = `The built-in writer could not serve this request: ${message.message}`;
      const failure = { ...hopeful, kind: "server-refused-request", sentence, retry: "prompt" } as const;
      this.#settle(message.id, { ok: false, failure });
    } else if (message.type === "reply") {
      const { text, finishReason, promptTokens, completionTokens, ms } = message;
      const model = this.#options.modelPath.split(/[\\/]/).at(-1) ?? "";
      const reply = { text, finishReason, model, promptTokens, completionTokens, latencyMs: ms };
      this.#settle(message.id, { ok: true, reply });
    }
    this.#watch();
  }

  #settle(id: number, asked: Asked): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.(asked);
  }

  #end(failure: AskFailure): void {
    this.#stopWatch();
    this.#failure ??= failure;
    for (const id of this.#pending.keys()) this.#settle(id, { ok: false, failure: this.#failure });
  }

  /** Starts the time-out for silence anew; without a request there is nothing to wait for. */
  #watch(): void {
    this.#stopWatch();
    if (this.#pending.size === 0) return;
    const { timer, silenceMs } = this.#options;
    this.#stopWatch = timer(silenceMs, () => {
      const sentence = `The built-in writer said nothing for ${silenceMs / 1000} seconds and was ended. Continue to start it again.`;
      this.#end({ ...hopeful, kind: "writer-died", sentence });
      void this.#child.stop(0);
    });
  }

  #died(exit: Exit): AskFailure {
    const how = exit.signal ?? `code ${exit.code ?? "unknown"}`;
    const said = this.#lastLog === "" ? "" : `, ${this.#lastLog.slice(0, 160)}`;
    const sentence = `The built-in writer's process ended (${how}${said}). Continue to start it again.`;
    return { ...hopeful, kind: "writer-died", sentence };
  }
}

const aborted: AskFailure = {
  ...hopeful,
  kind: "request-aborted",
  sentence: "The request was stopped before its reply came.",
};
