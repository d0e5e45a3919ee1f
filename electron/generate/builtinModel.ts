import { basename } from "node:path";
import type { LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import { getLlama, LlamaCompletion, LlamaLogLevel } from "node-llama-cpp";
import { builtinRecipe } from "./builtinRecipe.ts";
import type { Turn } from "./chatml.ts";
import { chatml } from "./chatml.ts";
import type { UserTurnRequest } from "./userTurn.ts";
import type { Finish, UserTurnTask } from "./userTurnReply.ts";
import { splitUserTurn } from "./userTurnReply.ts";

type Sampling = Readonly<{ temperature: number; minP: number; maxTokens: number }>;
type Piece = Readonly<{ text: string; finish: Finish }>;
type Counts = { promptTokens: number; completionTokens: number };

export type Written = Readonly<{ tasks: readonly UserTurnTask[] } & Counts>;
export type OnTokens = (task: number, completionTokens: number) => void;
export type BuiltinModel = Readonly<{
  name: string;
  write: (request: UserTurnRequest, signal: AbortSignal, onTokens: OnTokens) => Promise<Written>;
}>;

/**
 * Loads a GGUF chat model whose template is ChatML, on the processor alone (an automatic choice takes a
 * software GPU and halves the speed). Sampling, limits and wording: `builtinRecipe`.
 */
export async function loadBuiltinModel(modelPath: string, threads: number): Promise<BuiltinModel> {
  const llama = await getLlama({
    gpu: false,
    build: "never",
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    logger: (_level, message) => process.stderr.write(`${message}\n`),
  });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({
    contextSize: builtinRecipe.contextTokens,
    batchSize: builtinRecipe.batchTokens,
    sequences: 1,
    threads,
  });
  const sequence = context.getSequence();
  const completion = new LlamaCompletion({ contextSequence: sequence });
  return {
    name: basename(modelPath, ".gguf"),
    write: (request, signal, onTokens) =>
      new Writing(model, sequence, completion, request.seed, signal, onTokens).write(request),
  };
}

/** One request at work. The model's sequence serves one at a time. */
class Writing {
  readonly #model: LlamaModel;
  readonly #sequence: LlamaContextSequence;
  readonly #completion: LlamaCompletion;
  readonly #seed: number;
  readonly #signal: AbortSignal;
  readonly #onTokens: OnTokens;
  readonly #counts: Counts = { promptTokens: 0, completionTokens: 0 };
  #pieces = 0;

  constructor(
    model: LlamaModel,
    sequence: LlamaContextSequence,
    completion: LlamaCompletion,
    seed: number,
    signal: AbortSignal,
    onTokens: OnTokens,
  ) {
    this.#model = model;
    this.#sequence = sequence;
    this.#completion = completion;
    this.#seed = seed;
    this.#signal = signal;
    this.#onTokens = onTokens;
  }

  async write(request: UserTurnRequest): Promise<Written> {
    // What an earlier request left would be reused, and floats differ with how a prefix was batched.
    await this.#sequence.clearHistory();
    const exchanges = request.exchanges.flatMap(({ user, assistant }): Turn[] => [
      { role: "user", text: user },
      { role: "assistant", text: assistant },
    ]);
    const told = (system: string): Turn => ({ role: "system", text: withHint(system, request.language) });
    const seen: readonly Turn[] = [told(builtinRecipe.userTurn.system), ...exchanges];
    // All user turns first: they share one long prefix, and the answers another.
    const turns: (Piece & { starter: string })[] = [];
    for (let task = 0; task < request.tasks; task++) {
      const starter = request.starters[task] ?? "";
      const open: Turn = { role: "user", text: starter, open: true };
      const { text, finish } = await this.#complete(task, [...seen, open], builtinRecipe.userTurn);
      turns.push({ starter, text: starter + text, finish });
    }
    const tasks: UserTurnTask[] = [];
    for (const [task, turn] of turns.entries()) {
      tasks.push(await this.#answer(task, turn, told(builtinRecipe.answer.system)));
    }
    return { tasks, ...this.#counts };
  }

  async #answer(task: number, turn: Piece & { starter: string }, system: Turn): Promise<UserTurnTask> {
    const written = { starter: turn.starter, userTurn: turn.text, userFinish: turn.finish };
    const { instruction, input } = splitUserTurn(turn.text);
    if (turn.finish === "length" || instruction === "") {
      return { ...written, answer: null, answerFinish: null };
    }
    const chat: readonly Turn[] = [
      system,
      { role: "user", text: input === "" ? instruction : `${instruction}\n\n${input}` },
      { role: "assistant", text: "", open: true },
    ];
    const { text, finish } = await this.#complete(task, chat, builtinRecipe.answer);
    return { ...written, answer: text, answerFinish: finish };
  }

  async #complete(task: number, turns: readonly Turn[], sampling: Sampling): Promise<Piece> {
    const tokens = chatml<Token>(turns, (text, special) => this.#model.tokenize(text, special));
    const room = builtinRecipe.contextTokens - sampling.maxTokens;
    if (tokens.length > room) {
      throw new Error(
        `The prompt takes ${tokens.length} tokens and the built-in writer has room for ${room}.`,
      );
    }
    this.#counts.promptTokens += tokens.length - this.#reused(tokens);
    const { response, metadata } = await this.#completion.generateCompletionWithMeta(tokens, {
      temperature: sampling.temperature,
      minP: sampling.minP,
      maxTokens: sampling.maxTokens,
      // The library cuts the head off a prompt that leaves less room than this; ours always leaves it.
      contextShiftSize: sampling.maxTokens,
      topP: 1,
      topK: 0,
      // Left out, node-llama-cpp applies a penalty of its own.
      repeatPenalty: builtinRecipe.repeatPenalty,
      // An odd factor spreads neighbouring pieces over all 32 bits.
      seed: (this.#seed ^ Math.imul(this.#pieces++, 0x9e3779b1)) >>> 0,
      signal: this.#signal,
      onToken: (more) => {
        this.#counts.completionTokens += more.length;
        this.#onTokens(task, this.#counts.completionTokens);
      },
    });
    return { text: response, finish: metadata.stopReason === "maxTokens" ? "length" : "stop" };
  }

  /** How many leading tokens the sequence still holds and so need not be computed. */
  #reused(tokens: readonly Token[]): number {
    const held = this.#sequence.contextTokens;
    const different = tokens.findIndex((token, index) => token !== held[index]);
    // The last prompt token is always computed: its output is the first thing to sample from.
    return different === -1 ? tokens.length - 1 : different;
  }
}

function withHint(system: string, hint: string | undefined): string {
  return hint === undefined ? system : `${system} ${hint}`;
}
