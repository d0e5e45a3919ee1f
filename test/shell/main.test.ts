import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { projectFile } from "../support/needs.ts";
import { lend } from "./electronModule.ts";
import { FakeElectron } from "./fakes/fakeElectron.ts";

test("main starts the backend of the sources, with its data in SEEDBED_HOME", async (context) => {
  const fake = new FakeElectron(context);
  lend(fake);
  const page = join(fake.folder, "page");
  mkdirSync(page);
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Seedbed</title>");
  fake.argsOf = () => ["--page", page];
  const home = join(fake.folder, "home");
  process.env["SEEDBED_HOME"] = home;
  const module = new URL("./electronModule.ts", import.meta.url).href;
  const hooks = registerHooks({
    resolve: (name, from, next) => (name === "electron" ? next(module, from) : next(name, from)),
  });
  await import("../../electron/main.ts");
  hooks.deregister();
  assert.deepEqual(
    [fake.app.name, fake.app.getPath("userData"), fake.app.hasSandbox],
    ["Seedbed", home, true],
  );
  fake.app.becomeReady();
  const [load] = (await fake.until(() => fake.windows.find(({ loads }) => loads.length > 0))).loads;
  assert.equal(load?.status, 200);
  assert.equal(fake.forks[0]?.entry, projectFile("electron/hosts/desktop.ts"));
  const icon = fake.windows[0]?.options.icon;
  if (process.platform === "linux") assert.ok(typeof icon === "string" && existsSync(icon));
  assert.equal(fake.windows[0]?.options.webPreferences?.preload, projectFile("electron/preload.cjs"));
  for (const entry of ["train/trainerProcess.ts", "generate/builtinProcess.ts"]) {
    assert.ok(existsSync(projectFile(`electron/${entry}`)), "the other entries that main names");
  }
});
