import OpenAI from "openai";
import { z } from "zod";
import type { ProjectLanguage } from "../nouns/language.ts";
import { list20 } from "./list20.ts";
import { askFailure } from "./askFailure.ts";
import type { Asked, Writer, WrittenReply } from "./writer.ts";

const stored = z.object({
  messages: z.array(z.object({ role: z.enum(["system", "user"]), content: z.string() })),
});

/**
 * Any server that speaks OpenAI's chat completions, with the 20-task prompt (layout list20; S0 Algorithm 1
 * line 1, prompt of Fig. 12 in our own words). Retries are the corridor's, so the client makes none.
 */
export function openaiWriter(options: {
  model: string;
  baseUrl: string;
  apiKey: string;
  /** The language that tasks are asked for in. */
  language: ProjectLanguage;
  temperature: number;
  maxTokens: number;
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
  clock: () => number;
}): Writer {
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl,
    maxRetries: 0,
    timeout: options.timeoutMs,
    organization: null,
    project: null,
    adminAPIKey: null,
    fetch: bareFetch(options.fetch, options.apiKey),
  });
  const ask = async (request: string, signal: AbortSignal): Promise<Asked> => {
    const { baseUrl, model } = options;
    const { messages } = stored.parse(JSON.parse(request));
    const startedAt = options.clock();
    try {
      const completion = await client.chat.completions.create(
        {
          model,
          messages,
          temperature: options.temperature,
          max_tokens: options.maxTokens,
          n: 1,
        },
        { signal },
      );
      return { ok: true, reply: written(completion, options.clock() - startedAt) };
    } catch (error) {
      return { ok: false, failure: askFailure(error, { baseUrl, model, signal, nowMs: options.clock() }) };
    }
  };
  return {
    name: options.model,
    layout: "list20",
    parameters: {
      baseUrl: options.baseUrl,
      temperature: options.temperature,
      maxTokens: options.maxTokens,
      words: list20([], options.language).messages[0].content,
    },
    tasksPerRequest: 16,
    layOut: (draw) => JSON.stringify(list20(draw.seeds, options.language)),
    ask,
    close: () => Promise.resolve(),
  };
}

/** Sends only what a server needs: the client takes further headers from the environment (OPENAI_CUSTOM_HEADERS). */
export function bareFetch(fetch: typeof globalThis.fetch, apiKey: string): typeof globalThis.fetch {
  return (url, init) =>
    fetch(url, {
      ...init,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
      },
    });
}

const tokens = z.number().int().nonnegative().nullish();
const completionShape = z.object({
  model: z.string().optional(),
  choices: z
    .array(
      z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish(),
});

/** The first choice; servers that are not OpenAI's leave fields out, so the shape is checked. */
export function written(completion: unknown, latencyMs: number): WrittenReply {
  const { model, choices, usage } = completionShape.parse(completion);
  const [choice] = choices;
  return {
    text: choice?.message.content ?? "",
    finishReason: choice?.finish_reason ?? "stop",
    model: model ?? "unknown",
    promptTokens: usage?.prompt_tokens ?? null,
    completionTokens: usage?.completion_tokens ?? null,
    latencyMs,
  };
}
