import assert from "node:assert/strict";
import { test } from "node:test";
import { startChoice } from "../../electron/hosts/startChoice.ts";

const windows = { platform: "win32", env: {}, isRoot: false } as const;
const bare = { platform: "linux", env: {}, isRoot: false } as const;
const desk = { platform: "linux", env: { DISPLAY: ":0" }, isRoot: false } as const;

test("where a window can be, there is one, with the project that was named", () => {
  assert.deepEqual(startChoice([], desk), { kind: "desktop", project: null });
  assert.deepEqual(startChoice(["--project", "a.seedbed"], windows), {
    kind: "desktop",
    project: "a.seedbed",
  });
  assert.equal(startChoice(["--desktop"], { ...bare, platform: "darwin" }).kind, "desktop");
  assert.equal(startChoice([], { ...bare, env: { WAYLAND_DISPLAY: "wayland-0" } }).kind, "desktop");
});

test("without a display, and for root, the page is served and a sentence says why", () => {
  assert.deepEqual(startChoice(["--project", "a"], bare), {
    kind: "serve",
    why: "The page is served, because there can be no window: neither DISPLAY nor WAYLAND_DISPLAY is set.",
  });
  assert.match(JSON.stringify(startChoice([], { ...desk, isRoot: true })), /"serve".*does not start as root/);
});

test("a flag that only the browser host has asks for the page", () => {
  for (const flags of [["--no-open"], ["--port", "8080"], ["--page=folder"], ["--colour", "red"]]) {
    assert.equal(startChoice(flags, desk).kind, "serve");
  }
});

test("who asks for the window alone gets it, or a sentence", () => {
  assert.deepEqual(startChoice(["--desktop"], bare), {
    kind: "refuse",
    why: "The desktop app cannot open a window: neither DISPLAY nor WAYLAND_DISPLAY is set.",
  });
  assert.deepEqual(startChoice(["--desktop", "--port", "80"], desk), {
    kind: "refuse",
    why: "The desktop app does not take --port. Leave it out, or run npm run serve.",
  });
});
