import assert from "node:assert/strict";
import { test } from "node:test";
import { homeOf } from "../../electron/nouns/home.ts";

test("SEEDBED_HOME wins on every system", () => {
  for (const platform of ["linux", "darwin"] as const) {
    assert.deepEqual(homeOf({ platform, env: { SEEDBED_HOME: "/s", XDG_DATA_HOME: "/x" }, homedir: "/h" }), {
      folder: "/s",
      models: "/s/models",
      projects: "/s/projects",
      settings: "/s/settings.json",
    });
  }
  const windows = homeOf({ platform: "win32", env: { SEEDBED_HOME: "D:\\s" }, homedir: "C:\\Users\\a" });
  assert.equal(windows.models, "D:\\s\\models");
});

test("Linux follows XDG_DATA_HOME when it is an absolute path", () => {
  const folder = (data?: string): string =>
    homeOf({ platform: "linux", env: data === undefined ? {} : { XDG_DATA_HOME: data }, homedir: "/home/a" })
      .folder;
  assert.equal(folder("/data"), "/data/seedbed");
  assert.equal(folder("data"), "/home/a/.local/share/seedbed");
  assert.equal(folder(), "/home/a/.local/share/seedbed");
});

test("macOS and Windows use their folders for application data", () => {
  assert.equal(
    homeOf({ platform: "darwin", env: {}, homedir: "/Users/a" }).folder,
    "/Users/a/Library/Application Support/Seedbed",
  );
  const roaming = "C:\\Users\\a\\AppData\\Roaming";
  assert.equal(
    homeOf({ platform: "win32", env: { APPDATA: roaming }, homedir: "X:\\" }).folder,
    `${roaming}\\Seedbed`,
  );
  assert.equal(homeOf({ platform: "win32", env: {}, homedir: "C:\\Users\\a" }).folder, `${roaming}\\Seedbed`);
});
