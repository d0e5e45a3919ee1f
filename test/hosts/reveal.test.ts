import assert from "node:assert/strict";
import { test } from "node:test";
import { revealCommand, revealOf } from "../../electron/hosts/reveal.ts";

test("each system shows a file with its own file manager", () => {
  const path = "/home/me/a set/train.jsonl";
  assert.deepEqual(revealCommand(path, { platform: "darwin", env: {} }), ["open", "-R", path]);
  const onWindows = String.raw`C:\A B\x, y.jsonl`;
  assert.deepEqual(revealCommand(onWindows, { platform: "win32", env: {} }), [
    "explorer.exe",
    String.raw`/select,"C:\A B\x, y.jsonl"`,
  ]);
  const linux = { platform: "linux", env: { WAYLAND_DISPLAY: "wayland-0" } } as const;
  assert.deepEqual(revealCommand(path, linux), ["xdg-open", "/home/me/a set"]);
});

test("without a display of this computer nothing can be shown", () => {
  assert.equal(revealOf({ platform: "linux", env: {} }), null);
  assert.equal(revealOf({ platform: "linux", env: { DISPLAY: ":0", SSH_CONNECTION: "1 2 3 4" } }), null);
  assert.equal(revealOf({ platform: "darwin", env: { SSH_CONNECTION: "1 2 3 4" } }), null);
  assert.notEqual(revealOf({ platform: "linux", env: { DISPLAY: ":0" } }), null);
});
