import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { z } from "zod";
import { keysFile } from "../../electron/hosts/keysFile.ts";
import { keyPlace } from "../../electron/nouns/host.ts";
import type { HostAsk } from "../../electron/nouns/hostPort.ts";
import { startShell } from "./startedShell.ts";
import type { StartedShell } from "./startedShell.ts";

const answer = z.looseObject({ kind: z.string(), request: z.number() });
type Answer = z.infer<typeof answer>;

/** Asks main as the backend does, and waits for its answer. */
function asker({ say, heard }: StartedShell): (ask: HostAsk) => Promise<Answer> {
  let asked = 0;
  return async (ask) => {
    const request = ++asked;
    await say({ kind: "ask", request, ask });
    const isAnswer = (message: unknown): boolean => answer.safeParse(message).data?.request === request;
    const messages = await heard((all) => all.some(isAnswer));
    return answer.parse(messages.find(isAnswer));
  };
}

test("dialogs give the path that was chosen, or null", async (context) => {
  const started = await startShell(context);
  const { fake, folder } = started;
  const ask = asker(started);
  assert.deepEqual(await ask({ kind: "pickProject" }), { kind: "answer", request: 1, value: null });
  fake.dialog.choose = "/beds/a.seedbed";
  assert.equal((await ask({ kind: "pickProject" }))["value"], "/beds/a.seedbed");
  assert.deepEqual(fake.dialog.opened[0]?.filters?.[0]?.extensions, ["seedbed"]);
  fake.dialog.choose = "/exports";
  assert.equal((await ask({ kind: "pickFolder", title: "Export to" }))["value"], "/exports");
  assert.deepEqual(
    [fake.dialog.opened[2]?.title, fake.dialog.opened[2]?.properties],
    ["Export to", ["openDirectory", "createDirectory"]],
  );
  fake.dialog.choose = "/beds/new";
  assert.equal((await ask({ kind: "nameProject", name: "../a: b?" }))["value"], "/beds/new.seedbed");
  assert.equal(fake.dialog.saved[0]?.defaultPath, join(folder, "documents", "a b.seedbed"));
});

test("keys are kept encrypted, for this user only", async (context) => {
  const started = await startShell(context);
  const ask = asker(started);
  const file = join(started.folder, "userData", "keys.encrypted.json");
  const place = await ask({ kind: "keyPlace" });
  assert.equal(keyPlace.parse(JSON.parse(String(place["value"]))).kind, "keychain");
  assert.equal((await ask({ kind: "readKey", id: "groq" }))["value"], null);
  await ask({ kind: "storeKey", id: "groq", key: "sk-secret" });
  await ask({ kind: "storeKey", id: "__proto__", key: "sk-other" });
  assert.equal((await ask({ kind: "readKey", id: "groq" }))["value"], "sk-secret");
  assert.equal((await ask({ kind: "readKey", id: "constructor" }))["value"], null);
  assert.doesNotMatch(readFileSync(file, "utf8"), /sk-|secret/);
  const log = join(started.folder, "logs", "seedbed.log");
  assert.doesNotMatch(existsSync(log) ? readFileSync(log, "utf8") : "", /sk-|secret/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await ask({ kind: "removeKey", id: "groq" });
  assert.equal((await ask({ kind: "readKey", id: "groq" }))["value"], null);
});

test("a key is encrypted anew when the keyring asks for it", async (context) => {
  const started = await startShell(context);
  const ask = asker(started);
  await ask({ kind: "storeKey", id: "a", key: "sk-1" });
  started.fake.safeStorage.mustReEncrypt = true;
  assert.equal((await ask({ kind: "readKey", id: "a" }))["value"], "sk-1");
  assert.equal(started.fake.safeStorage.encryptions, 2);
});

test("without a keyring a key lives until the app quits, and the place says so", async (context) => {
  for (const lack of [{ backend: "basic_text" }, { backend: "unknown" }, { isAvailable: false }]) {
    const started = await startShell(context);
    Object.assign(started.fake.safeStorage, lack);
    const ask = asker(started);
    const place = keyPlace.parse(JSON.parse(String((await ask({ kind: "keyPlace" }))["value"])));
    assert.equal(place.kind, "session");
    assert.match(place.sentence, /no keyring/);
    await ask({ kind: "storeKey", id: "a", key: "sk-1" });
    assert.equal((await ask({ kind: "readKey", id: "a" }))["value"], "sk-1");
    assert.equal(existsSync(join(started.folder, "userData", "keys.encrypted.json")), false);
  }
});

test("a Mac and Windows are never asked for Linux's keyring", async (context) => {
  for (const platform of ["darwin", "win32"] as const) {
    const started = await startShell(context, { platform });
    started.fake.safeStorage.backend = "unknown";
    const { value } = await asker(started)({ kind: "keyPlace" });
    assert.equal(keyPlace.parse(JSON.parse(String(value))).kind, "keychain");
  }
});

test("a key that the system no longer opens is refused with a way out", async (context) => {
  const started = await startShell(context);
  const ask = asker(started);
  await ask({ kind: "storeKey", id: "a", key: "sk-1" });
  started.fake.safeStorage.isBroken = true;
  const refused = await ask({ kind: "readKey", id: "a" });
  assert.equal(refused.kind, "refused");
  assert.match(String(refused["sentence"]), /Enter it again/);
});

const notKeys = [
  '{"version":1,"keys":{"a":"not base64 §"}}',
  '{"version":2,"keys":{},"more":1}',
  '{"version":1,"ke',
  '{"a":"as the browser host keeps it"}',
];
for (const text of notKeys) {
  test(`a file that holds no keys of ours is refused with a sentence and left as it was: ${text}`, async (context) => {
    const started = await startShell(context);
    const file = join(started.folder, "userData", "keys.encrypted.json");
    mkdirSync(join(started.folder, "userData"), { recursive: true });
    writeFileSync(file, text);
    const ask = asker(started);
    const asks = [
      { kind: "readKey", id: "a" },
      { kind: "storeKey", id: "a", key: "sk-1" },
      { kind: "removeKey", id: "a" },
    ] as const;
    for (const one of asks) {
      const refused = await ask(one);
      assert.equal(refused.kind, "refused");
      assert.match(String(refused["sentence"]), /keys\.encrypted\.json does not hold keys.*Move it away/);
    }
    assert.equal(readFileSync(file, "utf8"), text);
    renameSync(file, `${file}.away`);
    await ask({ kind: "storeKey", id: "a", key: "sk-1" });
    assert.equal((await ask({ kind: "readKey", id: "a" }))["value"], "sk-1");
  });
}

test("a file of keys that cannot be read is no empty one", async (context) => {
  const started = await startShell(context);
  mkdirSync(join(started.folder, "userData", "keys.encrypted.json"), { recursive: true });
  const ask = asker(started);
  for (const one of [{ kind: "readKey", id: "a" } as const, { kind: "removeKey", id: "a" } as const]) {
    const refused = await ask(one);
    assert.match(String(refused["sentence"]), /keys\.encrypted\.json cannot be read \(EISDIR\)/);
  }
});

test("the keys of the browser host in the same folder are neither read nor touched", async (context) => {
  const started = await startShell(context);
  const userData = join(started.folder, "userData");
  const others = keysFile(userData, process.platform);
  await others.set("a", "sk-of-the-browser");
  const ask = asker(started);
  assert.equal((await ask({ kind: "readKey", id: "a" }))["value"], null);
  await ask({ kind: "storeKey", id: "a", key: "sk-of-the-desktop" });
  assert.equal((await ask({ kind: "readKey", id: "a" }))["value"], "sk-of-the-desktop");
  assert.equal(await others.get("a"), "sk-of-the-browser");
});

test("what an earlier backend had asked for is not answered to the one after it", async (context) => {
  const started = await startShell(context);
  const { fake, pane, say, heard } = started;
  const asked = Promise.withResolvers<void>();
  const chosen = Promise.withResolvers<void>();
  fake.dialog.showOpenDialog = async () => {
    asked.resolve();
    await chosen.promise;
    return { canceled: false, filePaths: ["/beds/of-the-first.seedbed"] };
  };
  await say({ kind: "ask", request: 1, ask: { kind: "pickProject" } });
  await asked.promise;
  fake.forks[0]?.killHard();
  await fake.until(() => pane.loads[1]);
  chosen.resolve();
  await say({ kind: "ask", request: 2, ask: { kind: "readKey", id: "none" } });
  const answers = await heard((all) => all.length > 0);
  assert.deepEqual(answers, [{ kind: "answer", request: 2, value: null }]);
});
