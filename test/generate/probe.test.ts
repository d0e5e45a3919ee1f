import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { probePrompts, probeServer } from "../../electron/generate/probe.ts";
import type { Probe } from "../../electron/generate/probe.ts";
import type { ProbedServer } from "../../electron/generate/probeServer.ts";
import { withoutKey } from "../../electron/generate/withoutKey.ts";
import { startServer } from "../support/server.ts";
import type { Answer, Ask } from "../support/server.ts";

const never = new AbortController().signal;
const secret = "sk-secret-0123456789abcdef";

type Options = Parameters<typeof startServer>[0];

const isJson = (ask: Ask): boolean =>
  z.looseObject({ response_format: z.unknown().optional() }).parse(ask.body).response_format !== undefined;

/** A server that does all that a test asks for. */
const good = (ask: Ask): Answer => ({ text: isJson(ask) ? '{"ready": true}' : "Ready." });

async function probed(
  t: TestContext,
  options: Options,
  changes: Partial<ProbedServer> = {},
  signal = never,
): Promise<readonly Probe[]> {
  const server = await startServer(options);
  t.after(server.close);
  return all(server.url, changes, signal);
}

async function all(
  baseUrl: string,
  changes: Partial<ProbedServer> = {},
  signal = never,
): Promise<readonly Probe[]> {
  const found: Probe[] = [];
  const server: ProbedServer = {
    baseUrl,
    model: "loopback-writer",
    apiKey: null,
    listTimeoutMs: 10_000,
    replyTimeoutMs: 10_000,
    fetch: globalThis.fetch,
    clock: Date.now,
    ...changes,
  };
  for await (const probe of probeServer(server, signal)) found.push(probe);
  return found;
}

const outcomes = (probes: readonly Probe[]): readonly string[] =>
  probes.map(({ about, outcome }) => `${about} ${outcome}`);

test("a server that works passes every step, and is sent nothing but our two sentences", async (t) => {
  const server = await startServer({ answer: good });
  t.after(server.close);
  const found = await all(server.url, { apiKey: secret });
  assert.deepEqual(outcomes(found), ["reached ok", "models ok", "word ok", "key ok", "json ok"]);
  assert.deepEqual(
    found.map(({ name }) => name),
    ["Reached the server", "1 model listed", "Wrote one word", "Key accepted", "JSON mode"],
  );
  assert.match(found[2]?.words ?? "", /^“Ready\.”, \d+ tokens in, \d+ out$/);
  assert.deepEqual(
    server.asked().map(({ content, authorization }) => [content, authorization]),
    [probePrompts.word, probePrompts.json].map((prompt) => [prompt, `Bearer ${secret}`]),
  );
});

test("a refused key is told as such, whether the list or the first reply refuses it", async (t) => {
  const atOnce = await probed(t, { answer: good, models: { status: 401 } }, { apiKey: "wrong" });
  assert.deepEqual(outcomes(atOnce), ["reached ok", "key fail"]);
  const later = await probed(t, { answer: () => ({ status: 403 }) }, { apiKey: "wrong" });
  assert.deepEqual(outcomes(later), ["reached ok", "models ok", "key fail"]);
  assert.match(later.at(-1)?.words ?? "", /refused the key \(403\)\. Set the right key, then test again\.$/);
});

test("a model that the server does not have is warned of in its list, and fails when asked", async (t) => {
  const found = await probed(t, { answer: () => ({ status: 404 }), models: ["a", "b"] });
  assert.deepEqual(outcomes(found), ["reached ok", "models warn", "word fail"]);
  assert.equal(found[1]?.words, "loopback-writer is not among them: a, b.");
  assert.match(found[2]?.words ?? "", /does not know the model loopback-writer/);
});

test("a server without a list of models can still write", async (t) => {
  for (const models of [{ status: 404 }, { fault: "not json" }] as const) {
    const found = await probed(t, { answer: good, models });
    assert.deepEqual(outcomes(found), ["reached ok", "models none", "word ok", "key none", "json ok"]);
  }
});

test("no JSON mode is a warning, whether it is refused or not heeded", async (t) => {
  const refusing = (ask: Ask): Answer => (isJson(ask) ? { status: 400 } : { text: "Ready." });
  for (const answer of [refusing, (): Answer => ({ text: "Ready." })]) {
    const found = await probed(t, { answer });
    assert.deepEqual(outcomes(found), ["reached ok", "models ok", "word ok", "key none", "json warn"]);
    assert.equal(found.at(-1)?.name, "No JSON mode");
  }
});

test("a server that fails, hangs or breaks off is told in a sentence with what to do", async (t) => {
  const broken = await probed(t, { answer: () => ({ status: 500, message: "out of memory" }) });
  assert.match(
    broken.at(-1)?.words ?? "",
    /failed \(500: out of memory\)\. Look at its log, then test again\./,
  );
  const silent = await probed(t, { answer: () => ({ fault: "hang" }) }, { replyTimeoutMs: 50 });
  assert.match(silent.at(-1)?.words ?? "", /gave no answer in time/);
  const cut = await probed(t, { answer: () => ({ fault: "break" }) });
  assert.match(cut.at(-1)?.words ?? "", /broke off its answer/);
  const busy = await probed(t, { answer: () => ({ status: 429 }) });
  assert.deepEqual(
    [broken, silent, cut, busy].map((found) => found.at(-1)?.outcome),
    ["fail", "fail", "fail", "warn"],
  );
});

test("a server that is not there ends the test at its first step", async (t) => {
  const server = await startServer({ answer: good });
  await server.close();
  const gone = await all(server.url);
  assert.deepEqual(outcomes(gone), ["reached fail"]);
  assert.match(gone[0]?.words ?? "", /cannot be reached\. .* then test again\.$/);
  const mute = await probed(t, { answer: good, models: { fault: "hang" } }, { listTimeoutMs: 50 });
  assert.deepEqual(outcomes(mute), ["reached fail"]);
});

test("an empty reply is a warning that says how it ended", async (t) => {
  const found = await probed(t, { answer: () => ({ text: " ", finishReason: "length" }) });
  assert.equal(found[2]?.outcome, "warn");
  assert.match(found[2]?.words ?? "", /ended by length/);
});

test("a test that is called off says nothing more", async (t) => {
  const server = await startServer({ answer: good });
  t.after(server.close);
  server.hold();
  const stop = new AbortController();
  const found = all(server.url, {}, stop.signal);
  await server.heldAtLeast(1);
  stop.abort();
  assert.deepEqual(outcomes(await found), ["reached ok", "models ok"]);
  server.release();
  assert.deepEqual(await all(server.url, {}, AbortSignal.abort()), []);
});

test("a server that says the key back, whole or cut off, does not bring it into any word", async (t) => {
  const long = `${"x".repeat(139)} ${secret}`;
  const echoes: readonly Options[] = [
    { answer: () => ({ status: 500, message: `bad key ${secret}` }) },
    { answer: () => ({ status: 500, message: long }) },
    { answer: () => ({ text: secret.repeat(4) }), models: [secret] },
    { answer: () => ({ text: `${"y".repeat(20)} ${secret}` }) },
  ];
  for (const options of echoes) {
    const found = JSON.stringify(await probed(t, options, { apiKey: secret }));
    assert.ok(!found.includes("sk-secret-01"), found);
  }
});

test("a key is taken out of a text, and a word as short as none is left alone", () => {
  assert.equal(withoutKey("a KEY1 b", "KEY1"), "a (the key) b");
  assert.equal(withoutKey("none of it", "no"), "none of it");
  assert.equal(withoutKey("cut sk.a+b(c)d^e$", "sk.a+b(c)d^e$f"), "cut (the key)$");
  assert.equal(withoutKey("same", null), "same");
});
