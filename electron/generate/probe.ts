import { z } from "zod";
import { serverCalls } from "./probeServer.ts";
import type { ProbedServer, ServerCalls } from "./probeServer.ts";
import { withoutKey } from "./withoutKey.ts";
import type { AskFailure } from "./writer.ts";

/** One line of a writer's test: what was tried, how it went, and what that means. */
export const probe = z.strictObject({
  about: z.enum(["reached", "models", "word", "key", "json"]),
  name: z.string(),
  /** none: it was not tried or is not needed. */
  outcome: z.enum(["ok", "warn", "fail", "none"]),
  words: z.string(),
  ms: z.number().nonnegative().nullable(),
});
export type Probe = z.infer<typeof probe>;

/** All that a test ever asks a model; nothing of a project is sent. */
export const probePrompts = {
  word: "Reply with one word: Ready.",
  json: 'Reply with this JSON object and nothing else: {"ready": true}',
} as const;

/**
 * Tries a server step by step, and stops at the first step without which the next are pointless. Ends early,
 * without a word, when `signal` is aborted. The key is in none of the words, even if the server says it back.
 */
export async function* probeServer(server: ProbedServer, signal: AbortSignal): AsyncGenerator<Probe, void> {
  for await (const step of steps(server, serverCalls(server), signal)) {
    if (signal.aborted) return;
    yield {
      ...step,
      name: withoutKey(step.name, server.apiKey),
      words: withoutKey(step.words, server.apiKey),
    };
  }
}

async function* steps(
  server: ProbedServer,
  calls: ServerCalls,
  signal: AbortSignal,
): AsyncGenerator<Probe, void> {
  const list = await calls.models(signal);
  const reached = { about: "reached", name: "Reached the server", ms: list.ms } as const;
  if (!list.ok && list.failure.kind === "server-unreachable") {
    yield { ...reached, name: "The server was not reached", outcome: "fail", words: said(list.failure) };
    return;
  }
  if (!list.ok && list.failure.kind === "server-refused-key") {
    if (list.failure.status !== null) yield { ...reached, outcome: "ok", words: host(server) };
    yield keyRefused(list.failure);
    return;
  }
  yield { ...reached, outcome: "ok", words: host(server) };
  yield list.ok ? modelsListed(list.value, server.model) : notListed(list.failure);
  const word = await calls.reply(probePrompts.word, false, signal);
  if (!word.ok && word.failure.kind === "server-refused-key") {
    yield keyRefused(word.failure);
    return;
  }
  if (!word.ok) {
    const outcome = word.failure.kind === "server-busy" ? "warn" : "fail";
    yield { about: "word", name: "Wrote nothing", outcome, words: said(word.failure), ms: word.ms };
    return;
  }
  const text = withoutKey(word.value.text, server.apiKey);
  yield wroteWord({ ...word.value, text }, word.ms);
  yield keyTaken(server.apiKey !== null);
  const json = await calls.reply(probePrompts.json, true, signal);
  yield jsonMode(json.ok ? json.value.text : null, json.ms);
}

function modelsListed(ids: readonly string[], model: string): Probe {
  const name = ids.length === 1 ? "1 model listed" : `${ids.length.toLocaleString("en")} models listed`;
  const base = { about: "models", name, ms: null } as const;
  if (ids.includes(model)) return { ...base, outcome: "ok", words: `${model} is among them.` };
  const few = ids.length > 0 && ids.length <= 4 ? `: ${ids.join(", ")}` : "";
  return { ...base, outcome: "warn", words: `${model} is not among them${few}.` };
}

function notListed(failure: AskFailure): Probe {
  const why = failure.status === null ? "" : ` (${failure.status})`;
  const words = `The server gives no list of its models${why}. Writing needs none.`;
  return { about: "models", name: "No models listed", outcome: "none", words, ms: null };
}

function wroteWord(
  reply: Readonly<{
    text: string;
    finishReason: string;
    promptTokens: number | null;
    completionTokens: number | null;
  }>,
  ms: number,
): Probe {
  const text = reply.text.replace(/\s+/g, " ").trim();
  if (text === "") {
    const words = `The reply held no text (it ended by ${reply.finishReason}). A model that thinks long needs a shorter way of thinking.`;
    return { about: "word", name: "Wrote no word", outcome: "warn", words, ms };
  }
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const tokens =
    reply.promptTokens === null || reply.completionTokens === null
      ? "tokens unknown"
      : `${reply.promptTokens} tokens in, ${reply.completionTokens} out`;
  return { about: "word", name: "Wrote one word", outcome: "ok", words: `“${shown}”, ${tokens}`, ms };
}

function keyTaken(isSent: boolean): Probe {
  const base = { about: "key", ms: null } as const;
  return isSent
    ? { ...base, name: "Key accepted", outcome: "ok", words: "The server answered with this key." }
    : { ...base, name: "No key needed", outcome: "none", words: "The server answered without one." };
}

function keyRefused(failure: AskFailure): Probe {
  return { about: "key", name: "Key refused", outcome: "fail", words: said(failure), ms: null };
}

function jsonMode(text: string | null, ms: number): Probe {
  const base = { about: "json", ms } as const;
  if (text !== null && isJsonObject(text)) {
    return { ...base, name: "JSON mode", outcome: "ok", words: "The server holds a reply to JSON." };
  }
  const words = "Tasks are read from plain text; the 20-task prompt needs no more.";
  return { ...base, name: "No JSON mode", outcome: "warn", words };
}

function isJsonObject(text: string): boolean {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function host({ baseUrl }: ProbedServer): string {
  return new URL(baseUrl).host;
}

/** The sentence of a failed request, for a test in place of a run. */
function said({ sentence }: AskFailure): string {
  return sentence.replace(/then continue\.$/, "then test again.");
}
