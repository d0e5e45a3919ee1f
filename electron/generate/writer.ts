import type { FailureKind } from "../nouns/failure.ts";

/** A seed as a prompt shows it. */
export type PromptSeed = Readonly<{ id: number; instruction: string; input: string; output: string }>;

/** What a layout needs to lay out one request. */
export type Draw = Readonly<{
  seeds: readonly PromptSeed[];
  /** First words of other random seeds, one for each task (layout userTurn). */
  starters: readonly string[];
  /** Sampling seed of the request, 0 … 2^31 − 1. */
  samplingSeed: number;
}>;

/** One reply as it came, before anything is read into it. */
export type WrittenReply = Readonly<{
  text: string;
  finishReason: string;
  model: string;
  promptTokens: number | null;
  completionTokens: number | null;
  latencyMs: number;
}>;

/** Why a request brought nothing: `retry` says what may be done about it. */
export type AskFailure = Readonly<{
  kind: FailureKind;
  sentence: string;
  /** later: the same request may succeed; never: all requests will fail alike; prompt: this one is hopeless. */
  retry: "later" | "never" | "prompt";
  status: number | null;
  retryAfterMs: number | null;
  possiblyPaid: boolean;
}>;

export type Asked = Readonly<{ ok: true; reply: WrittenReply } | { ok: false; failure: AskFailure }>;

/** Someone who writes tasks: a server or the built-in model. */
export type Writer = Readonly<{
  name: string;
  layout: "list20" | "userTurn";
  /** Everything that shapes a reply, for the recipe. */
  parameters: Readonly<Record<string, unknown>>;
  tasksPerRequest: number;
  /** Lays a request out as the JSON text that is stored with the prompt, and later sent. */
  layOut: (draw: Draw) => string;
  ask: (request: string, signal: AbortSignal) => Promise<Asked>;
  close: () => Promise<void>;
}>;
