import assert from "node:assert/strict";
import { test } from "node:test";
import { browserCommand } from "../../electron/hosts/openBrowser.ts";

const link = "http://127.0.0.1:1/?token=t";

test("a browser is opened by the system's own command, and only where a display is", () => {
  assert.deepEqual(browserCommand(link, "linux", { DISPLAY: ":0" }), ["xdg-open", link]);
  assert.deepEqual(browserCommand(link, "linux", { WAYLAND_DISPLAY: "wayland-0" }), ["xdg-open", link]);
  assert.equal(browserCommand(link, "linux", { DISPLAY: "" }), null);
  assert.deepEqual(browserCommand(link, "darwin", {}), ["open", link]);
  assert.equal(browserCommand(link, "darwin", { SSH_CONNECTION: "a b" }), null);
  assert.deepEqual(browserCommand(link, "win32", {}), ["cmd", "/c", "start", "", link]);
});
