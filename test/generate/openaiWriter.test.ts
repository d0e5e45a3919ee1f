import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { openaiWriter } from "../../electron/generate/openaiWriter.ts";
import type { AskFailure, Asked } from "../../electron/generate/writer.ts";
import { startServer } from "../support/server.ts";

const noonMs = Date.UTC(2026, 2, 1, 12);
const baseUrl = "http://127.0.0.1:9/v1";

type Changes = Partial<Parameters<typeof openaiWriter>[0]>;

function ask(changes: Changes): Promise<Asked> {
  const writer = openaiWriter({
    model: "m",
    baseUrl,
    apiKey: "none",
    language: "english",
    temperature: 1,
    maxTokens: 100,
    timeoutMs: 60_000,
    fetch: globalThis.fetch,
    clock: () => noonMs,
    ...changes,
  });
  const request = writer.layOut({ seeds: [], starters: [], samplingSeed: 1 });
  return writer.ask(request, new AbortController().signal);
}

async function failureOf(changes: Changes): Promise<AskFailure> {
  const asked = await ask(changes);
  assert.ok(!asked.ok);
  return asked.failure;
}

function answering(status: number, headers: Readonly<Record<string, string>>): typeof globalThis.fetch {
  return () => Promise.resolve(new Response("{}", { status, headers }));
}

test("a server that breaks off its answer can be asked again, and may have counted the request", async (t) => {
  const server = await startServer({ answer: () => ({ fault: "break" }) });
  t.after(server.close);
  assert.deepEqual(await failureOf({ baseUrl: server.url }), {
    kind: "server-unreachable",
    sentence: `The server at ${server.url} broke off its answer. Check that it is still running, then continue.`,
    retry: "later",
    status: null,
    retryAfterMs: null,
    possiblyPaid: true,
  });
});

test("a key with characters that cannot be sent is refused before anything is sent, and not shown", async () => {
  for (const apiKey of ["ключ", "two\nlines", "“quoted”"]) {
    const failure = await failureOf({ apiKey, fetch: () => assert.fail("Something was sent.") });
    assert.deepEqual(failure, {
      kind: "server-refused-key",
      sentence: `The key for the server at ${baseUrl} holds characters that cannot be sent. Set the right key, then continue.`,
      retry: "never",
      status: null,
      retryAfterMs: null,
      possiblyPaid: false,
    });
  }
});

test("an address that cannot be read is told as such", async () => {
  const { kind, retry, sentence } = await failureOf({ baseUrl: "localhost" });
  assert.deepEqual([kind, retry], ["server-refused-request", "never"]);
  assert.match(sentence, /^The address localhost cannot be read\./);
});

test("Retry-After is read as seconds and as a date, never below zero or above an hour", async () => {
  const waits = {
    "7": 7000,
    "0.5": 500,
    "999999": 3_600_000,
    "Sun, 01 Mar 2026 12:00:30 GMT": 30_000,
    "Sun, 01 Mar 2026 11:00:00 GMT": 0,
    "Mon, 02 Mar 2026 12:00:00 GMT": 3_600_000,
    soon: null,
    "-5": null,
  };
  for (const [value, expected] of Object.entries(waits)) {
    const { retryAfterMs } = await failureOf({ fetch: answering(429, { "retry-after": value }) });
    assert.equal(retryAfterMs, expected, value);
  }
});

test("nothing of the environment travels to the server", async (t) => {
  setEnv(t, {
    OPENAI_API_KEY: "sk-other",
    OPENAI_ADMIN_KEY: "sk-admin",
    OPENAI_ORG_ID: "org-secret",
    OPENAI_PROJECT_ID: "proj-secret",
    OPENAI_CUSTOM_HEADERS: "x-team: secret\nauthorization: Bearer sk-custom",
  });
  const sent: Headers[] = [];
  await ask({
    apiKey: "ours",
    fetch: (_url, init) => {
      sent.push(new Headers(init?.headers));
      return answering(500, {})("");
    },
  });
  assert.deepEqual(
    sent.map((headers) => Object.fromEntries(headers)),
    [{ accept: "application/json", authorization: "Bearer ours", "content-type": "application/json" }],
  );
});

function setEnv(t: TestContext, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const before = process.env[name];
    process.env[name] = value;
    t.after(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}
