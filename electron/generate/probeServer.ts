import OpenAI from "openai";
import { z } from "zod";
import { askFailure } from "./askFailure.ts";
import { bareFetch, written } from "./openaiWriter.ts";
import type { AskFailure, WrittenReply } from "./writer.ts";

/** A server to be tried; without a key the same empty word goes along as in a run. */
export type ProbedServer = Readonly<{
  baseUrl: string;
  model: string;
  apiKey: string | null;
  /** How long the list of models, and one short reply, may take. */
  listTimeoutMs: number;
  replyTimeoutMs: number;
  fetch: typeof globalThis.fetch;
  clock: () => number;
}>;

/** What one call brought, or why it brought nothing; `ms` is how long it took. */
export type Tried<T> = Readonly<
  { ms: number } & ({ ok: true; value: T } | { ok: false; failure: AskFailure })
>;

/** The two calls that a test makes; everything that is sent is fixed here. */
export type ServerCalls = Readonly<{
  models: (signal: AbortSignal) => Promise<Tried<readonly string[]>>;
  reply: (prompt: string, asJson: boolean, signal: AbortSignal) => Promise<Tried<WrittenReply>>;
}>;

const listed = z.array(z.object({ id: z.string() }));

/** Tokens that a reply of one word may have; models that think first need a few. */
const replyTokens = 64;

/** Opens the calls to a server, made as the writer makes its own: one try each, nothing of the environment sent. */
export function serverCalls(server: ProbedServer): ServerCalls {
  const { baseUrl, model, clock } = server;
  const apiKey = server.apiKey ?? "none";
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    organization: null,
    project: null,
    adminAPIKey: null,
    fetch: bareFetch(server.fetch, apiKey),
  });
  const timed = async <T>(signal: AbortSignal, call: () => Promise<T>): Promise<Tried<T>> => {
    const startedAt = clock();
    try {
      const value = await call();
      return { ok: true, value, ms: clock() - startedAt };
    } catch (error) {
      const failure = askFailure(error, { baseUrl, model, signal, nowMs: clock() });
      return { ok: false, failure, ms: clock() - startedAt };
    }
  };
  return {
    models: (signal) =>
      timed(signal, async () => {
        const page = await client.models.list({ signal, timeout: server.listTimeoutMs });
        return listed.parse(page.data).map(({ id }) => id);
      }),
    reply: (prompt, asJson, signal) =>
      timed(signal, async () => {
        const startedAt = clock();
        const completion = await client.chat.completions.create(
          {
            model,
            messages: [{ role: "user", content: prompt }],
            temperature: 1,
            max_tokens: replyTokens,
            n: 1,
            ...(asJson ? { response_format: { type: "json_object" } } : {}),
          },
          { signal, timeout: server.replyTimeoutMs },
        );
        return written(completion, clock() - startedAt);
      }),
  };
}
