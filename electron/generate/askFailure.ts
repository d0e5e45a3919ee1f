import OpenAI from "openai";
import { ZodError } from "zod";
import type { AskFailure } from "./writer.ts";

/** The request that failed; `nowMs` is the time of the failure, milliseconds since 1970 UTC. */
type Asking = Readonly<{ baseUrl: string; model: string; signal: AbortSignal; nowMs: number }>;

const maxRetryAfterMs = 3_600_000;

/**
 * Reads what a failed request means: whether waiting helps, whether all requests will fail alike, and the
 * sentence for the user.
 */
export function askFailure(error: unknown, asking: Asking): AskFailure {
  const { baseUrl, signal } = asking;
  const base = { status: null, retryAfterMs: null, possiblyPaid: false } as const;
  if (signal.aborted) {
    const sentence = "The request was stopped before its reply came; the server may have counted it.";
    return { ...base, kind: "request-aborted", sentence, retry: "later", possiblyPaid: true };
  }
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    const sentence = `The server at ${baseUrl} gave no answer in time. Check that it is running and not overloaded, then continue.`;
    return { ...base, kind: "server-unreachable", sentence, retry: "later", possiblyPaid: true };
  }
  if (error instanceof OpenAI.APIConnectionError) {
    const sentence = `The server at ${baseUrl} cannot be reached. Check that it is running and that the address is right, then continue.`;
    return { ...base, kind: "server-unreachable", sentence, retry: "later" };
  }
  if (error instanceof OpenAI.APIError) return fromStatus(error, asking);
  if (error instanceof ZodError || error instanceof SyntaxError) {
    const sentence = `The server at ${baseUrl} answered, but not with a chat completion. Check that the address ends where the API begins, often in /v1.`;
    return { ...base, kind: "reply-unreadable", sentence, retry: "later", possiblyPaid: true };
  }
  if (error instanceof TypeError) return fromFetch(error, baseUrl);
  throw error;
}

/** The client hands on as it is what fetch throws before the request leaves and after the answer began. */
function fromFetch(error: TypeError, baseUrl: string): AskFailure {
  const base = { status: null, retryAfterMs: null, possiblyPaid: false } as const;
  if (/ByteString|header value/.test(error.message)) {
    const sentence = `The key for the server at ${baseUrl} holds characters that cannot be sent. Set the right key, then continue.`;
    return { ...base, kind: "server-refused-key", sentence, retry: "never" };
  }
  if ("code" in error && error.code === "ERR_INVALID_URL") {
    const sentence = `The address ${baseUrl} cannot be read. Set one such as http://localhost:8080/v1, then continue.`;
    return { ...base, kind: "server-refused-request", sentence, retry: "never" };
  }
  const sentence = `The server at ${baseUrl} broke off its answer. Check that it is still running, then continue.`;
  return { ...base, kind: "server-unreachable", sentence, retry: "later", possiblyPaid: true };
}

function fromStatus(error: InstanceType<typeof OpenAI.APIError>, asking: Asking): AskFailure {
  const { baseUrl, model, nowMs } = asking;
  const status = error.status ?? null;
  const base = { status, retryAfterMs: retryAfterMs(error.headers, nowMs), possiblyPaid: false } as const;
  const said = serverWords(error);
  if (status === 401 || status === 403) {
    const sentence = `The server at ${baseUrl} refused the key (${status}). Set the right key, then continue.`;
    return { ...base, kind: "server-refused-key", sentence, retry: "never" };
  }
  if (status === 404) {
    const sentence = `The server at ${baseUrl} does not know the model ${model} or this address (404). Check both, then continue.`;
    return { ...base, kind: "server-refused-request", sentence, retry: "never" };
  }
  if (status === 408 || status === 409 || status === 429) {
    const sentence = `The server at ${baseUrl} asks to go slower (${status}). Lower the concurrency or wait, then continue.`;
    return { ...base, kind: "server-busy", sentence, retry: "later" };
  }
  if (status !== null && status >= 500) {
    const sentence = `The server at ${baseUrl} failed (${status}${said}). Look at its log, then continue.`;
    return { ...base, kind: "server-error", sentence, retry: "later", possiblyPaid: true };
  }
  const sentence = `The server at ${baseUrl} refused the request (${status ?? "no status"}${said}). Check the model and its limits, then continue.`;
  return { ...base, kind: "server-refused-request", sentence, retry: "prompt" };
}

function serverWords(error: InstanceType<typeof OpenAI.APIError>): string {
  const words = error.message
    .replace(/^\d{3}\s*/, "")
    .replace(/\s+/g, " ")
    .slice(0, 160);
  return words === "" || words === "status code (no body)" ? "" : `: ${words}`;
}

/** Retry-After in seconds or as a date, in milliseconds; null when absent or unreadable. */
function retryAfterMs(headers: Headers | undefined, nowMs: number): number | null {
  const value = headers?.get("retry-after");
  if (value === null || value === undefined) return null;
  const isNumber = /^\s*\d+(\.\d+)?\s*$/.test(value);
  // Date.parse would read a bare negative number as a year.
  const waitMs = isNumber ? Number(value) * 1000 : /[A-Za-z]/.test(value) ? Date.parse(value) - nowMs : NaN;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), maxRetryAfterMs);
}
