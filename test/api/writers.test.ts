import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { appRouter } from "../../electron/api/router.ts";
import type { Probe } from "../../electron/generate/probe.ts";
import { loopback } from "../support/loopback.ts";
import { startServer } from "../support/server.ts";

const secret = "sk-secret-0123456789abcdef";
const draft = {
  name: "Workstation",
  baseUrl: "http://127.0.0.1:9/v1",
  model: "loopback-writer",
  keyEnv: null,
  concurrency: 4,
};

/** The procedures of a real backend, called without the wire. */
async function api(t: TestContext) {
  const server = await loopback(t);
  const { writers, preferences, models, places } = appRouter.createCaller(server.desk);
  return { writers, preferences, models, places, server };
}

type Api = Awaited<ReturnType<typeof api>>;

async function tested(writers: Api["writers"], id: string): Promise<readonly Probe[]> {
  const found: Probe[] = [];
  for await (const probe of await writers.test({ id })) found.push(probe);
  return found;
}

const refused = (pattern: RegExp) => (error: unknown) =>
  error instanceof Error && pattern.test(error.message);

test("a writer is saved, changed and removed, with its key and its place in new projects", async (t) => {
  const { writers, preferences, server } = await api(t);
  assert.deepEqual(await writers.list(), []);
  const id = await writers.save(draft);
  await writers.setKey({ id, key: secret });
  await preferences.set({ writer: id });
  assert.deepEqual(await writers.list(), [
    {
      ...draft,
      id,
      place: "this computer",
      key: { kind: "stored" },
      health: { outcome: "none", words: "not tested yet" },
      lastTest: null,
    },
  ]);
  assert.equal(await writers.save({ ...draft, id, name: "Desk", baseUrl: "https://api.example.org/v1" }), id);
  const [changed] = await writers.list();
  assert.deepEqual([changed?.name, changed?.place], ["Desk", "api.example.org"]);
  await writers.remove({ id });
  assert.deepEqual(await writers.list(), []);
  assert.equal((await preferences.get()).writer, "builtin");
  assert.equal(await server.desk.host.keys.get(id), null);
});

test("two writers cannot have one name, and one that is gone cannot be changed", async (t) => {
  const { writers } = await api(t);
  await writers.save(draft);
  await assert.rejects(writers.save(draft), refused(/There is a writer called Workstation already/));
  await assert.rejects(
    writers.save({ ...draft, id: "gone", name: "Gone" }),
    refused(/Gone is not saved any more/),
  );
  await assert.rejects(writers.setKey({ id: "gone", key: secret }), refused(/not saved any more/));
  assert.equal((await writers.list()).length, 1);
});

test("fields that cannot be are refused with the sentence of the field", async (t) => {
  const { writers } = await api(t);
  await assert.rejects(writers.save({ ...draft, name: " " }), refused(/Give the writer a name/));
  await assert.rejects(writers.save({ ...draft, model: "" }), refused(/Name the model/));
  await assert.rejects(
    writers.save({ ...draft, baseUrl: "https://user:pass@example.org/v1" }),
    refused(/without a name, password or query/),
  );
  const id = await writers.save(draft);
  await assert.rejects(writers.setKey({ id, key: "two words" }), refused(/without spaces/));
});

test("the key goes to the server and comes back from no procedure and into no file but its own", async (t) => {
  const { writers, preferences, places, server } = await api(t);
  const echo = await startServer({
    answer: () => ({ status: 500, message: `You sent ${secret}` }),
    models: [secret, "loopback-writer"],
  });
  t.after(echo.close);
  const heard: unknown[] = [];
  const id = await writers.save({ ...draft, baseUrl: echo.url });
  heard.push(await writers.setKey({ id, key: secret }));
  heard.push(await tested(writers, id));
  heard.push(await writers.models({ id, baseUrl: echo.url, keyEnv: null }));
  heard.push(await writers.models({ baseUrl: echo.url, keyEnv: null, key: secret }));
  heard.push(await writers.list(), await writers.keyPlace(), await writers.builtin());
  heard.push(await preferences.get(), await places.list());
  const angry = await startServer({
    answer: () => ({ status: 500 }),
    models: { status: 500, message: secret },
  });
  t.after(angry.close);
  heard.push(await writers.models({ baseUrl: angry.url, keyEnv: null, key: secret }).catch(String));
  heard.push(await writers.setKey({ id, key: `${secret} with spaces` }).catch(String));
  assert.equal(echo.asked()[0]?.authorization, `Bearer ${secret}`);
  assert.ok(!JSON.stringify(heard).includes(secret.slice(0, 12)), JSON.stringify(heard));
  for (const file of ["settings.json", join("writer-tests", `${id}.json`)]) {
    assert.ok(!readFileSync(join(server.home, file), "utf8").includes(secret.slice(0, 12)), file);
  }
});

test("a saved key goes only to the server that it was saved for", async (t) => {
  const { writers } = await api(t);
  const sent: string[] = [];
  const other = await startServer({
    answer: (ask) => {
      sent.push(ask.authorization);
      return { text: "Ready." };
    },
  });
  t.after(other.close);
  const id = await writers.save(draft);
  await writers.setKey({ id, key: secret });
  assert.deepEqual(await writers.models({ id, baseUrl: other.url, keyEnv: null }), ["loopback-writer"]);
  const unsaved = await writers.save({ ...draft, name: "Other", baseUrl: other.url });
  await tested(writers, unsaved);
  assert.deepEqual(sent, ["Bearer none", "Bearer none"]);
});

test("a writer that moves to another server leaves its key and its last test behind", async (t) => {
  const { writers, server } = await api(t);
  const sent: string[] = [];
  const listen = async () => {
    const started = await startServer({
      answer: (ask) => {
        sent.push(ask.authorization);
        return { text: "Ready." };
      },
    });
    t.after(started.close);
    return started;
  };
  const [first, second] = [await listen(), await listen()];
  const fields = { ...draft, baseUrl: first.url };
  const id = await writers.save(fields);
  await writers.setKey({ id, key: secret });
  await writers.save({ ...fields, id, name: "Renamed", baseUrl: first.url.replace(/\/v1$/, "/api/v1") });
  assert.equal(await server.desk.host.keys.get(id), secret);
  await writers.save({ ...fields, id });
  await tested(writers, id);
  assert.notEqual((await writers.list())[0]?.lastTest, null);
  sent.length = 0;
  await writers.save({ ...fields, id, baseUrl: second.url });
  const [moved] = await writers.list();
  assert.deepEqual([moved?.key, moved?.lastTest], [{ kind: "none" }, null]);
  await tested(writers, id);
  assert.ok(sent.length > 0 && sent.every((authorization) => !authorization.includes(secret)), String(sent));
  await writers.save({ ...fields, id });
  const [back] = await writers.list();
  assert.deepEqual([back?.key, back?.lastTest], [{ kind: "none" }, null]);
});

test("a change that is refused leaves the key, and a key that cannot be removed refuses the move", async (t) => {
  const { writers, server } = await api(t);
  const id = await writers.save(draft);
  await writers.save({ ...draft, name: "Taken" });
  await writers.setKey({ id, key: secret });
  const elsewhere = { ...draft, id, baseUrl: "https://127.0.0.1:9/v1" };
  await assert.rejects(writers.save({ ...elsewhere, name: "Taken" }), refused(/There is a writer called/));
  assert.equal(await server.desk.host.keys.get(id), secret);
  writeFileSync(join(server.home, "keys.json"), "no keys", { mode: 0o600 });
  await assert.rejects(writers.save(elsewhere), refused(/does not hold keys/));
  assert.equal((await writers.list())[0]?.baseUrl, draft.baseUrl);
});

test("the last test is the health of a writer until its address, model or key changes", async (t) => {
  const { writers } = await api(t);
  const server = await startServer({ answer: () => ({ text: "Ready." }) });
  t.after(server.close);
  const fields = { ...draft, baseUrl: server.url };
  const id = await writers.save(fields);
  const healthNow = async () => (await writers.list())[0]?.health;
  const found = await tested(writers, id);
  const [listed] = await writers.list();
  assert.deepEqual(listed?.health, { outcome: "warn", words: "no JSON mode" });
  assert.deepEqual(listed?.lastTest?.probes, found);
  await writers.save({ ...fields, id, name: "Renamed" });
  assert.equal((await healthNow())?.words, "no JSON mode");
  await writers.save({ ...fields, id, model: "another" });
  assert.equal((await healthNow())?.words, "not tested yet");
  await tested(writers, id);
  assert.equal((await healthNow())?.words, "model not listed");
  await writers.setKey({ id, key: secret });
  assert.equal((await healthNow())?.words, "not tested yet");
});

test("a variable that is not set fails the test before anything is sent", async (t) => {
  const { writers } = await api(t);
  const server = await startServer({ answer: () => ({ text: "Ready." }) });
  t.after(server.close);
  const id = await writers.save({ ...draft, baseUrl: server.url, keyEnv: "NOT_SET_HERE" });
  const found = await tested(writers, id);
  assert.deepEqual(
    found.map(({ about, outcome }) => [about, outcome]),
    [["key", "fail"]],
  );
  const [listed] = await writers.list();
  assert.deepEqual(listed?.key, { kind: "variable", name: "NOT_SET_HERE", isSet: false });
  assert.equal(listed?.health.words, "no key");
  assert.deepEqual(server.asked(), []);
});

test("offline, only a server on this computer is tested, and nothing is fetched", async (t) => {
  const { writers, models, preferences } = await api(t);
  const server = await startServer({ answer: () => ({ text: '{"a": 1}' }) });
  t.after(server.close);
  const near = await writers.save({ ...draft, baseUrl: server.url });
  const far = await writers.save({ ...draft, name: "Far", baseUrl: "https://api.example.org/v1" });
  await preferences.set({ isOffline: true });
  assert.equal((await tested(writers, near)).length, 5);
  await assert.rejects(tested(writers, far), refused(/Offline mode is on and api\.example\.org/));
  await assert.rejects(
    writers.models({ baseUrl: "https://api.example.org/v1", keyEnv: null }),
    refused(/Offline mode is on/),
  );
  const fetching = await models.fetch({ name: "SmolLM2-135M-Instruct" });
  await assert.rejects(
    fetching[Symbol.asyncIterator]().next(),
    refused(/Offline mode is on, so no model is fetched/),
  );
});

test("a server that cannot list its models says why, with what to do in a form", async (t) => {
  const { writers } = await api(t);
  await assert.rejects(
    writers.models({ baseUrl: "http://127.0.0.1:9/v1", keyEnv: null }),
    refused(/cannot be reached\. Check .*, or type the model's name\.$/),
  );
});
