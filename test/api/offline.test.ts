import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { isOnThisComputer } from "../../electron/cycle/offline.ts";
import { keyOf } from "../../electron/cycle/tools.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { loopback, wire } from "../support/loopback.ts";
import type { Wire } from "../support/loopback.ts";

const run = { goal: 10, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 2 } as const;

async function start(page: Wire, baseUrl: string): Promise<string> {
  const writer = { kind: "openai", model: "m", baseUrl, keyEnv: null };
  const answer = await page.mutate("run.start", { ...run, writer });
  return "sentence" in answer ? answer.sentence : "started";
}

test("offline, a writer on another computer and a download are refused by name", async (t) => {
  const server = await loopback(t);
  const page = await wire(t, server);
  await page.mutate("projects.create", { name: "p" });
  await page.mutate("seeds.useSample", { which: "sample-24" });
  await page.mutate("preferences.set", { isOffline: true });
  assert.match(
    await start(page, "https://api.example.com/v1"),
    /^Offline mode is on and api\.example\.com is not this computer\. Turn it off in the settings/,
  );
  const fetching = await page.watch("writers.fetchBuiltin").next();
  assert.ok("sentence" in fetching && fetching.kind === "model-missing");
  assert.match(fetching.sentence, /^Offline mode is on, so no model is fetched/);
  assert.equal(server.desk.bench.isBusy(), false);
});

test("only addresses of this computer are this computer", () => {
  const ours = [
    "http://127.0.0.1:11434/v1",
    "http://localhost:8000",
    "http://[::1]:1234/v1",
    "http://127.8.0.1/",
  ];
  const others = ["http://192.168.1.4/v1", "https://localhost.example.com/", "http://127.0.0.1.example.com/"];
  assert.deepEqual(ours.map(isOnThisComputer), [true, true, true, true]);
  assert.deepEqual(others.map(isOnThisComputer), [false, false, false]);
});

const server = { kind: "openai", model: "m", baseUrl: "https://api.example.com/v1" } as const;
const keys = { get: (id: string) => Promise.resolve(id === "saved" ? "from the store" : null) };

test("a key comes from the store, then from the named variable, then from OPENAI_API_KEY for OpenAI's own servers", async () => {
  const env = { MINE: "from MINE", OPENAI_API_KEY: "general" };
  const key = (choice: { keyId?: string; keyEnv: string | null; baseUrl?: string }): Promise<string> =>
    keyOf({ ...server, ...choice }, { keys, env });
  assert.equal(await key({ keyId: "saved", keyEnv: "MINE" }), "from the store");
  assert.equal(await key({ keyId: "other", keyEnv: "MINE" }), "from MINE");
  assert.equal(await key({ keyEnv: "MINE" }), "from MINE");
  assert.equal(await key({ keyEnv: null, baseUrl: "https://api.openai.com/v1" }), "general");
  assert.equal(await key({ keyEnv: null, baseUrl: "https://eu.api.openai.com/v1" }), "general");
  assert.equal(await key({ keyEnv: null, baseUrl: "http://api.openai.com/v1" }), "none");
  assert.equal(await key({ keyEnv: null, baseUrl: "https://api.openai.com.evil.example/v1" }), "none");
  assert.equal(await key({ keyEnv: null }), "none");
  assert.equal(await key({ keyEnv: null, baseUrl: "http://127.0.0.1:8000/v1" }), "none");
});

test("a key that was named and is not there is told with what to do", async () => {
  const isTold = (what: RegExp) => (error: unknown) =>
    error instanceof Failure && error.kind === "usage" && what.test(error.sentence);
  await assert.rejects(
    keyOf({ ...server, keyId: "other", keyEnv: null }, { keys, env: { OPENAI_API_KEY: "general" } }),
    isTold(/^No key is saved for api\.example\.com\. Save the server's key under Settings/),
  );
  await assert.rejects(
    keyOf({ ...server, keyEnv: "MINE" }, { keys, env: {} }),
    isTold(/^The environment variable MINE is not set\./),
  );
});

test("a saved key goes to the server it was saved for and to no other, also when a project file asks", async (t) => {
  const { mutate } = await wire(t, await loopback(t));
  await mutate("projects.create", { name: "p" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const baseUrl = "https://api.example.com/v1";
  const saved = { name: "Mine", baseUrl, model: "m", keyEnv: null, concurrency: 2 };
  const { data: keyId } = z.object({ data: z.string() }).parse(await mutate("writers.save", saved));
  await mutate("writers.setKey", { id: keyId, key: "sk-secret" });
  const told = async (writer: object): Promise<string> => {
    const whole = { kind: "openai", model: "m", keyEnv: null, ...writer };
    const answer = await mutate("run.start", { ...run, writer: whole });
    return "sentence" in answer ? answer.sentence : "started";
  };
  assert.match(
    await told({ keyId, baseUrl: "https://elsewhere.example.org/v1" }),
    /^The saved key of Mine belongs to api\.example\.com, not to https:\/\/elsewhere\.example\.org/,
  );
  assert.match(
    await told({ keyId: "writer-gone", baseUrl }),
    /^The writer saved for api\.example\.com is not here/,
  );
});
