import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { dropChannel } from "../../electron/shell/channels.ts";
import { FakeEvent } from "./fakes/fakeEvent.ts";
import { makeShell, startShell } from "./startedShell.ts";

test("the window loads the backend's page with the cookie, and shows it when it is painted", async (context) => {
  const { fake, pane } = await startShell(context);
  const [load] = pane.loads;
  assert.equal(load?.status, 200);
  assert.match(load?.url ?? "", /^http:\/\/127\.0\.0\.1:\d+\/$/);
  assert.equal(pane.isShown, true);
  assert.equal(pane.title, "Seedbed");
  const [cookie] = [...fake.sessionOf("seedbed").jar.values()];
  assert.deepEqual(
    {
      httpOnly: cookie?.httpOnly,
      sameSite: cookie?.sameSite,
      path: cookie?.path,
      until: cookie?.expirationDate,
    },
    { httpOnly: true, sameSite: "strict", path: "/", until: undefined },
  );
  assert.equal(fake.app.hasSandbox, true);
  assert.equal(fake.app.about.applicationName, "Seedbed");
});

test("the page is shut in: its preferences", async (context) => {
  const { pane } = await startShell(context);
  assert.equal(pane.options.show, false);
  assert.deepEqual(pane.options.webPreferences, {
    preload: "/app/preload.cjs",
    partition: "seedbed",
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
  });
});

test("on Linux the window brings its picture; elsewhere the program has it", async (context) => {
  assert.equal((await startShell(context)).pane.options.icon, "/app/icon.png");
  assert.equal((await startShell(context, { platform: "win32" })).pane.options.icon, undefined);
});

test("the window's first colour is that of the chosen theme", async (context) => {
  const dark = await startShell(context);
  assert.equal(dark.pane.options.backgroundColor, "#0f1210");
  const light = makeShell(context);
  writeFileSync(join(light.folder, "settings.json"), '{"theme":"light"}');
  await light.launch();
  assert.equal((await light.window()).options.backgroundColor, "#fbfdfc");
});

test("no page goes elsewhere, and no page is embedded", async (context) => {
  const { pane } = await startShell(context);
  const own = pane.webContents.url;
  const { port } = new URL(own);
  const goes = (way: string, url: string): boolean => {
    const event = new FakeEvent(url);
    pane.webContents.emit(way, event);
    return !event.isPrevented;
  };
  for (const way of ["will-navigate", "will-frame-navigate", "will-redirect"]) {
    assert.equal(goes(way, `${own}#/seeds`), true, way);
    const strangers = [
      "https://example.org/",
      "http://127.0.0.1/",
      `http://127.0.0.1:${Number(port) + 1}/`,
      `http://localhost:${port}/`,
      `http://127.0.0.1:${port}@example.org/`,
      `http://me@127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}/`,
      "file:///etc/passwd",
      "javascript:alert(1)",
      "not an address",
    ];
    for (const url of strangers) assert.equal(goes(way, url), false, `${way} ${url}`);
  }
  assert.equal(goes("will-attach-webview", own), false);
});

test("a new window is denied; only an https link opens, in the user's browser", async (context) => {
  const { fake, pane } = await startShell(context);
  for (const url of [
    "https://huggingface.co/a b",
    "http://example.org/",
    "file:///etc/passwd",
    "mailto:a@b.c",
    "no",
  ]) {
    assert.equal(pane.webContents.openWindow(url), "deny");
  }
  assert.deepEqual(fake.opened, ["https://huggingface.co/a%20b"]);
});

test("the session grants the clipboard for writing and nothing else", async (context) => {
  const { fake } = await startShell(context);
  const session = fake.sessionOf("seedbed");
  assert.equal(session.mayAsk("clipboard-sanitized-write"), true);
  assert.equal(session.checks("clipboard-sanitized-write"), true);
  for (const permission of [
    "clipboard-read",
    "media",
    "geolocation",
    "notifications",
    "openExternal",
    "usb",
  ]) {
    assert.equal(session.mayAsk(permission), false, permission);
    assert.equal(session.checks(permission), false, permission);
  }
  assert.equal(session.device(), false);
  assert.equal(session.streams, null);
  assert.deepEqual(session.protectedClasses({ protectedClasses: ["hid"] }), ["hid"]);
});

test("a download is denied, and no request leaves for another address", async (context) => {
  const { fake, pane } = await startShell(context);
  const session = fake.sessionOf("seedbed");
  const download = new FakeEvent();
  session.emit("will-download", download);
  assert.equal(download.isPrevented, true);
  const own = pane.webContents.url;
  assert.equal(session.mayLoad(`${own}assets/a.js`), true);
  assert.equal(session.mayLoad(own.replace("http:", "ws:")), true);
  assert.equal(session.mayLoad("devtools://devtools/bundled/a.js"), true);
  for (const url of [
    "https://example.org/",
    "http://127.0.0.1:1/",
    "wss://example.org/",
    "file:///etc/passwd",
  ]) {
    assert.equal(session.mayLoad(url), false, url);
  }
});

test("a dropped project file is opened for our page only", async (context) => {
  const { fake, folder, pane, heard } = await startShell(context);
  const drop = fake.calls.get(dropChannel);
  assert.ok(drop);
  assert.deepEqual([...fake.calls.keys()], [dropChannel]);
  const file = join(folder, "Ünï & bed.seedbed");
  writeFileSync(file, "");
  mkdirSync(join(folder, "folder.seedbed"));
  const own = { sender: pane.webContents, senderFrame: { url: pane.webContents.url, parent: null } };
  for (const path of [
    join(folder, "missing.seedbed"),
    join(folder, "folder.seedbed"),
    "bed.seedbed",
    "/etc/passwd",
    3,
    "",
  ]) {
    assert.equal(await drop(own, path), false, String(path));
  }
  assert.equal(await drop(own, file, "more"), false);
  const strangers = [
    { ...own, senderFrame: null },
    { ...own, senderFrame: { url: "https://example.org/", parent: null } },
    { ...own, senderFrame: { url: pane.webContents.url, parent: {} } },
    { ...own, sender: {} },
  ];
  for (const stranger of strangers) await assert.rejects(drop(stranger, file), /its own page/);
  assert.equal(await drop(own, file), true);
  const messages = await heard((all) => all.length > 0);
  assert.deepEqual(messages, [{ kind: "open", path: file }]);
});

test("a page whose process ends is loaded anew; when that goes on, the user is asked", async (context) => {
  const { fake, pane } = await startShell(context);
  const end = (reason: string): boolean => pane.webContents.emit("render-process-gone", {}, { reason });
  end("clean-exit");
  assert.equal(pane.webContents.reloads, 0);
  for (let times = 1; times <= 3; times++) {
    end("crashed");
    assert.equal(pane.webContents.reloads, times);
  }
  end("oom");
  await fake.until(() => pane.webContents.reloads === 4);
  assert.deepEqual(
    fake.dialog.boxes.map(({ buttons }) => buttons),
    [["Reload", "Quit"]],
  );
});

test("a page that hangs may be waited for or loaded anew", async (context) => {
  const { fake, pane } = await startShell(context);
  let pressed = Promise.withResolvers<number>();
  fake.dialog.press = () => pressed.promise;
  pane.emit("unresponsive");
  pane.emit("unresponsive");
  await fake.until(() => fake.dialog.boxes.length === 1);
  pane.emit("responsive");
  assert.equal(fake.dialog.boxes[0]?.signal?.aborted, true, "it answers again: the question goes away");
  await setImmediate();
  pressed = Promise.withResolvers();
  pane.emit("unresponsive");
  await fake.until(() => fake.dialog.boxes.length === 2);
  pressed.resolve(1);
  await fake.until(() => pane.webContents.reloads === 1);
});

test("the window opens where it stood, and in sight", async (context) => {
  const started = await startShell(context);
  const file = join(started.folder, "userData", "window.json");
  assert.deepEqual(started.pane.bounds, { x: 240, y: 70, width: 1440, height: 900 });
  started.pane.bounds = { x: 100, y: 50, width: 1200, height: 800 };
  started.pane.hasMaximized = true;
  started.fake.app.quit();
  await started.fake.until(() => started.fake.app.hasQuit);
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), {
    bounds: { x: 100, y: 50, width: 1200, height: 800 },
    isMaximized: true,
  });

  const again = makeShell(context);
  mkdirSync(join(again.folder, "userData"));
  writeFileSync(join(again.folder, "userData", "window.json"), readFileSync(file));
  await again.launch();
  const pane = await again.window();
  assert.deepEqual(
    [pane.bounds, pane.hasMaximized, pane.wasHidden],
    [{ x: 100, y: 50, width: 1200, height: 800 }, true, true],
  );
});

test("a place that is broken or on a display that is gone is mended", async (context) => {
  const place = async (text: string): Promise<object> => {
    const { fake, folder, launch, window } = makeShell(context);
    mkdirSync(join(folder, "userData"));
    writeFileSync(join(folder, "userData", "window.json"), text);
    fake.displays = [{ workArea: { x: 0, y: 25, width: 1280, height: 775 } }];
    await launch();
    return (await window()).bounds;
  };
  const usual = { x: 0, y: 25, width: 1280, height: 775 };
  assert.deepEqual(await place("{"), usual);
  assert.deepEqual(await place('{"bounds":{"x":0,"y":0,"width":1e9,"height":-1},"isMaximized":1}'), usual);
  const at = (x: number, y: number): string =>
    JSON.stringify({ bounds: { x, y, width: 1000, height: 700 }, isMaximized: false });
  assert.deepEqual(await place(at(3000, 100)), { x: 140, y: 63, width: 1000, height: 700 });
  assert.deepEqual(await place(at(-900, -5000)), { x: 140, y: 63, width: 1000, height: 700 });
  assert.deepEqual(await place(at(-100, 40)), { x: -100, y: 40, width: 1000, height: 700 });
});
