import assert from "node:assert/strict";
import { registerHooks } from "node:module";
import test from "node:test";
import type { Bridge } from "../../electron/nouns/bridge.ts";
import { commandChannel, dropChannel } from "../../electron/shell/channels.ts";
import { answers, exposed, invoked, ipcRenderer } from "./preloadElectron.ts";

const fake = new URL("./preloadElectron.ts", import.meta.url).href;
const hooks = registerHooks({
  resolve: (name, context, next) => (name === "electron" ? next(fake, context) : next(name, context)),
});
await import("../../electron/preload.ts");
hooks.deregister();

function isBridge(value: unknown): value is Bridge {
  return typeof value === "object" && value !== null && "onCommand" in value && "drop" in value;
}

function bridge(): Bridge {
  const found = exposed.get("seedbed");
  assert.ok(isBridge(found));
  return found;
}

test("the page gets these three things and nothing else", () => {
  assert.deepEqual([...exposed.keys()], ["seedbed"]);
  assert.deepEqual(
    Object.entries(bridge()).map(([name, value]) => `${name}: ${typeof value}`),
    ["platform: string", "onCommand: function", "drop: function"],
  );
  assert.ok(["darwin", "win32", "linux"].includes(bridge().platform));
});

test("the page hears commands, only their ids, until it stops listening", () => {
  const heard: unknown[] = [];
  const stop = bridge().onCommand((...all: unknown[]) => heard.push(all));
  ipcRenderer.emit(commandChannel, { sender: "secret" }, "grow");
  ipcRenderer.emit(commandChannel, {}, { id: "grow" });
  stop();
  ipcRenderer.emit(commandChannel, {}, "pause");
  assert.deepEqual(heard, [["grow"]]);
  assert.equal(ipcRenderer.listenerCount(commandChannel), 0);
});

test("a dropped file goes to main as its path; what is no file on disk goes nowhere", async () => {
  assert.equal(await bridge().drop(new File([], "bed.seedbed")), true);
  answers.invoke = "yes";
  assert.equal(await bridge().drop(new File([], "other.seedbed")), false);
  for (const thing of [new File([], "blob"), "/etc/passwd", { path: "/etc/passwd" }, null]) {
    assert.equal(await bridge().drop(thing), false);
  }
  assert.deepEqual(invoked, [
    [dropChannel, "/dropped/bed.seedbed"],
    [dropChannel, "/dropped/other.seedbed"],
  ]);
});
