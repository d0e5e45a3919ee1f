/** Which requests a list shows. */
export type RequestShow = "all" | "open" | "failed";

/** A request as its list shows it. Token counts are null where the server did not tell. */
export type RequestLine = Readonly<{
  prompt: number;
  seeds: readonly Readonly<{ id: number; isGrown: boolean }>[];
  writer: string;
  state: "waiting" | "asked" | "replied" | "judged" | "abandoned";
  attempts: number;
  /** Why its last attempt failed or why it was given up; null while all is well. */
  sentence: string | null;
  askedAt: number | null;
  latencyMs: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  found: number | null;
  kept: number | null;
}>;

/** A page of requests, newest first; `next` is the prompt to ask on below, null at the end. */
export type RequestPage = Readonly<{ rows: readonly RequestLine[]; next: number | null }>;

/** Failed attempts of a run, grouped by what was answered; the most frequent first. */
export type FailureGroup = Readonly<{
  outcome: string;
  status: number | null;
  count: number;
  /** The sentence of the newest of them. */
  sentence: string;
}>;

/** A task read from the reply, with its verdict where it has one. */
export type RequestTask = Readonly<{
  candidate: number;
  ordinal: number;
  instruction: string;
  input: string;
  output: string;
  /** Null until it was judged, and for a kept one. */
  rule: string | null;
  keptNumber: number | null;
  score: number | null;
}>;

/** Everything of one request: what was asked, each attempt, the reply as it came and what was read from it. */
export type RequestDetail = Readonly<{
  line: RequestLine;
  /** The request as it was sent: messages of a chat, in order. */
  messages: readonly Readonly<{ number: number; role: string; content: string }>[];
  attempts: readonly Readonly<{
    startedAt: number;
    endedAt: number | null;
    outcome: string | null;
    status: number | null;
    sentence: string | null;
  }>[];
  reply: Readonly<{ text: string; finishReason: string; model: string }> | null;
  tasks: readonly RequestTask[];
  broken: readonly Readonly<{ ordinal: number; reason: string }>[];
}>;
