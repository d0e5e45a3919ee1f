import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { changePreferences, readPreferences } from "../../electron/api/preferencesFile.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("without a file every preference has its default", async (t) => {
  const seen = await readPreferences(join(temporaryFolder(t), "settings.json"));
  assert.equal(seen.theme, "system");
  assert.equal(seen.density, "normal");
  assert.equal(seen.letterKeys, true);
  assert.equal(seen.writer, "builtin");
});

test("a value of another kind falls back by itself, and its neighbours stay", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  writeFileSync(file, JSON.stringify({ theme: "sepia", density: "roomy", panels: { story: 9 } }));
  const seen = await readPreferences(file);
  assert.deepEqual([seen.theme, seen.density, seen.panels], ["system", "roomy", {}]);
});

test("a hundred changes asked for at once are all there", async (t) => {
  const file = join(temporaryFolder(t), "new", "settings.json");
  const hints = Array.from({ length: 100 }, (_, place) => `hint-${place}`);
  await Promise.all(
    hints.map((hint) => changePreferences(file, ({ hintsSeen }) => ({ hintsSeen: [...hintsSeen, hint] }))),
  );
  assert.deepEqual((await readPreferences(file)).hintsSeen, hints);
});

test("a read that follows a change sees it, though the change was not awaited", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  const change = changePreferences(file, () => ({ theme: "dark" }));
  assert.equal((await readPreferences(file)).theme, "dark");
  await change;
});

test("what this Seedbed does not know stays in the file", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  writeFileSync(file, JSON.stringify({ theme: "sepia", telescope: { lens: 3 } }));
  await changePreferences(file, () => ({ density: "compact", letterKeys: undefined }));
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), {
    theme: "sepia",
    telescope: { lens: 3 },
    density: "compact",
  });
});

test("a change that fails leaves the file and lets the next one through", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  await changePreferences(file, () => ({ theme: "light" }));
  await assert.rejects(
    changePreferences(file, () => {
      throw new Failure("usage", "There is no such writer.");
    }),
    /no such writer/,
  );
  assert.equal((await changePreferences(file, () => ({ density: "roomy" }))).theme, "light");
});

test("a file that is not JSON is put aside, not lost", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "settings.json");
  writeFileSync(file, '{ "theme": "dark", ');
  assert.equal((await changePreferences(file, () => ({ density: "roomy" }))).density, "roomy");
  assert.deepEqual(readdirSync(folder).sort(), ["settings.json", "settings.json.unreadable"]);
  assert.match(readFileSync(`${file}.unreadable`, "utf8"), /dark/);
});

test("a place where nothing can be written is a failure with a sentence", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "settings.json"));
  await assert.rejects(
    changePreferences(join(folder, "settings.json"), () => ({ theme: "dark" })),
    (thrown) => thrown instanceof Failure && thrown.sentence.startsWith("Your preferences were not saved"),
  );
});

const saved = {
  id: "writer-a",
  name: "Workstation",
  baseUrl: "http://127.0.0.1:9/v1",
  model: "m",
  keyEnv: null,
  concurrency: 4,
};

test("an element of a list that this Seedbed cannot read hides none of its neighbours and stays in the file", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  const newer = { ...saved, id: "writer-b", name: "From a newer Seedbed", temperature: 0.7 };
  const lists = {
    writers: [newer, saved, "no writer"],
    keyUses: ["MINE https://api.example.com", { variable: "MINE" }],
    recent: [{ path: "/a.seedbed" }, "/b.seedbed"],
  };
  writeFileSync(file, JSON.stringify(lists));
  const seen = await readPreferences(file);
  assert.deepEqual(seen.writers, [saved]);
  assert.deepEqual(seen.keyUses, ["MINE https://api.example.com"]);
  assert.deepEqual(seen.recent, ["/b.seedbed"]);
  const after = await changePreferences(file, ({ writers, recent }) => ({
    writers: writers.map((writer) => ({ ...writer, name: "Desk" })),
    keyUses: [],
    recent: ["/c.seedbed", ...recent],
  }));
  assert.deepEqual(after.writers, [{ ...saved, name: "Desk" }]);
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), {
    writers: [{ ...saved, name: "Desk" }, newer, "no writer"],
    keyUses: [{ variable: "MINE" }],
    recent: ["/c.seedbed", "/b.seedbed", { path: "/a.seedbed" }],
  });
});

test("more recent projects than this Seedbed keeps are seen all the same", async (t) => {
  const file = join(temporaryFolder(t), "settings.json");
  const recent = Array.from({ length: 25 }, (_, place) => `/p${place}.seedbed`);
  writeFileSync(file, JSON.stringify({ recent }));
  assert.deepEqual((await readPreferences(file)).recent, recent);
});
