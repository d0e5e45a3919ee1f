import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import type { TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import type { MessageBoxOptions } from "electron";
import { openUpdates } from "../../electron/shell/updates.ts";
import type { Updates } from "../../electron/shell/updates.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { FakeUpdater } from "./fakeUpdater.ts";
import { makeShell, menuEntry } from "./startedShell.ts";

const lookAfterMs = 30_000;
const installWithinMs = 60_000;

type House = Readonly<{
  isPackaged?: boolean;
  hasFeed?: boolean;
  isOffline?: boolean;
  /** The number of the button that is pressed. */
  press?: (box: MessageBoxOptions) => number | Promise<number>;
  loading?: () => void;
}>;

type Tried = Readonly<{
  updates: Updates;
  updater: FakeUpdater;
  /** The messages that were shown. */
  shown: string[];
  lines: string[];
  progress: (number | null)[];
  count: { loads: number; quits: number };
  /** Starts the app and lets the time of its one look by itself come. */
  byItself: () => Promise<void>;
}>;

/** Updates of a packaged build with a feed, unless told otherwise, on a clock that the test moves. */
function tried(context: TestContext, house: House = {}): Tried {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const resources = temporaryFolder(context);
  if (house.hasFeed ?? true) writeFileSync(join(resources, "app-update.yml"), "provider: generic\n");
  const updater = new FakeUpdater();
  const count = { loads: 0, quits: 0 };
  const shown: string[] = [];
  const lines: string[] = [];
  const progress: (number | null)[] = [];
  const updates = openUpdates({
    app: {
      isPackaged: house.isPackaged ?? true,
      getVersion: () => "0.1.0",
      quit: () => void (count.quits += 1),
    },
    resources,
    load: async () => {
      count.loads += 1;
      house.loading?.();
      return updater;
    },
    isOffline: async () => house.isOffline ?? false,
    ask: async (box) => {
      shown.push(box.message);
      return house.press?.(box) ?? 0;
    },
    onProgress: (share) => progress.push(share),
    say: (line) => lines.push(line),
    lookAfterMs,
    installWithinMs,
  });
  const byItself = async (): Promise<void> => {
    updates.begin();
    context.mock.timers.tick(lookAfterMs);
    await setImmediate();
  };
  return { updates, updater, shown, lines, progress, count, byItself };
}

const isThere = "Seedbed 0.2.0 is there; you have 0.1.0. Download it?";
const isDownloaded = "The new Seedbed is downloaded.";
const hasFailed = "The look for updates failed.";

for (const house of [{ hasFeed: false }, { isPackaged: false }]) {
  test(`nothing is loaded and nobody is asked with ${JSON.stringify(house)}`, async (context) => {
    const { updates, shown, count, byItself } = tried(context, house);
    assert.equal(updates.hasFeed(), false);
    await byItself();
    await updates.look();
    updates.quit();
    assert.deepEqual([count, shown], [{ loads: 0, quits: 1 }, []]);
  });
}

test("a user who stays offline is asked nothing; who looks all the same is told why", async (context) => {
  const { updates, shown, count, byItself } = tried(context, { isOffline: true });
  await byItself();
  assert.deepEqual(shown, []);
  await updates.look();
  assert.deepEqual([shown, count.loads], [["Seedbed stays offline."], 0]);
});

test("it looks once by itself after a time, and not at all when the app ends before", async (context) => {
  const { updates, updater, byItself } = tried(context, { press: () => 1 });
  updates.begin();
  context.mock.timers.tick(lookAfterMs - 1);
  await setImmediate();
  updates.stop();
  context.mock.timers.tick(1);
  await setImmediate();
  assert.deepEqual(updater.acts, []);
  await byItself();
  context.mock.timers.tick(100 * lookAfterMs);
  await setImmediate();
  assert.deepEqual(updater.acts, ["check"]);
});

test("the newest is told only to who asked", async (context) => {
  const { updates, updater, shown, byItself } = tried(context);
  updater.found = () => ({ isUpdateAvailable: false, updateInfo: { version: "0.1.0" } });
  await byItself();
  assert.deepEqual(shown, []);
  await updates.look();
  assert.deepEqual(shown, ["Seedbed 0.1.0 is the newest."]);
});

test("a copy that cannot be replaced says so to who asked", async (context) => {
  const { updates, updater, shown, byItself } = tried(context);
  updater.found = () => null;
  await byItself();
  assert.deepEqual(shown, []);
  await updates.look();
  assert.deepEqual(shown, ["This copy of Seedbed cannot replace itself."]);
});

test("a version that is declined is not downloaded, and quitting installs nothing", async (context) => {
  const { updates, updater, shown, count, progress, byItself } = tried(context, { press: () => 1 });
  await byItself();
  updates.quit();
  assert.deepEqual([shown, updater.acts, progress, count.quits], [[isThere], ["check"], [], 1]);
  assert.deepEqual([updater.autoDownload, updater.autoInstallOnAppQuit], [false, false]);
});

test("what the user wants is downloaded, and installed on quit without starting the app again", async (context) => {
  const { updates, updater, shown, count, progress, byItself } = tried(context);
  updater.download = () => void updater.emit("download-progress", { percent: 40 });
  await byItself();
  assert.deepEqual(shown, [isThere, isDownloaded]);
  assert.deepEqual(progress, [0, 0.4, null]);
  updates.quit();
  assert.deepEqual(updater.acts, ["check", "download", "install silently"]);
  assert.deepEqual([count.quits, updater.autoRunAppAfterInstall], [0, false]);
});

test("what is downloaded and put off is offered again, and not downloaded twice", async (context) => {
  let isPutOff = true;
  const press = ({ message }: MessageBoxOptions): number => (message === isDownloaded && isPutOff ? 1 : 0);
  const { updates, updater, shown, count } = tried(context, { press });
  await updates.look();
  updates.quit();
  assert.equal(count.quits, 1);
  isPutOff = false;
  await updates.look();
  assert.deepEqual(shown, [isThere, isDownloaded, isDownloaded]);
  updates.quit();
  assert.deepEqual(updater.acts, ["check", "download", "install silently"]);
});

test("a look while another goes on says so and starts none", async (context) => {
  const answer = Promise.withResolvers<number>();
  const press = ({ message }: MessageBoxOptions): number | Promise<number> =>
    message === isThere ? answer.promise : 0;
  const { updates, updater, shown } = tried(context, { press });
  const first = updates.look();
  await setImmediate();
  await updates.look();
  assert.deepEqual(shown, [isThere, "Seedbed is at it already."]);
  answer.resolve(1);
  await first;
  assert.deepEqual(updater.acts, ["check"]);
});

test("a look that fails is a line in the log, and a dialog only for who asked; the next one may succeed", async (context) => {
  const { updates, updater, shown, lines, byItself } = tried(context);
  const { found } = updater;
  updater.found = () => {
    throw new Error("net::ERR_CONNECTION_REFUSED\nheaders");
  };
  await byItself();
  assert.deepEqual(shown, []);
  assert.match(lines[0] ?? "", /failed: net::ERR_CONNECTION_REFUSED/);
  await updates.look();
  assert.deepEqual([shown, lines.length], [[hasFailed], 2]);
  updater.found = found;
  await updates.look();
  assert.deepEqual(shown.slice(1), [isThere, isDownloaded]);
});

test("an updater that does not load is a line in the log", async (context) => {
  const loading = (): never => {
    throw new Error("Cannot find module");
  };
  const { shown, lines, byItself } = tried(context, { loading });
  await byItself();
  assert.deepEqual([shown, lines], [[], ["The look for updates failed: Cannot find module"]]);
});

test("who chose to download is told when that fails, and quitting installs nothing", async (context) => {
  const { updates, updater, shown, lines, progress, count, byItself } = tried(context);
  updater.download = () => Promise.reject(new Error("sha512 checksum mismatch"));
  await byItself();
  assert.deepEqual([shown, lines.length], [[isThere, hasFailed], 1]);
  assert.deepEqual(progress, [0, null]);
  updates.quit();
  assert.equal(count.quits, 1);
});

test("an installer that fails is a line in the log, and the app quits all the same", async (context) => {
  const { updates, updater, lines, count } = tried(context);
  updater.install = () => void updater.emit("error", new Error("pkexec was called off"));
  await updates.look();
  updates.quit();
  context.mock.timers.tick(installWithinMs);
  assert.equal(count.quits, 1);
  assert.deepEqual(lines, ["The update was not installed: pkexec was called off"]);
});

test("an installer that never ends the app is not waited for for ever", async (context) => {
  const { updates, count } = tried(context);
  await updates.look();
  updates.quit();
  context.mock.timers.tick(installWithinMs - 1);
  assert.equal(count.quits, 0);
  context.mock.timers.tick(1);
  assert.equal(count.quits, 1);
});

test("in the app: Help looks, the taskbar shows the download, and the installer comes after all is closed", async (context) => {
  const updater = new FakeUpdater();
  const started = makeShell(context, { loadUpdater: async () => updater });
  const { fake, folder, launch, window, control } = started;
  fake.app.isPackaged = true;
  mkdirSync(join(folder, "resources"));
  writeFileSync(join(folder, "resources", "app-update.yml"), "provider: generic\n");
  const arrived = Promise.withResolvers<void>();
  updater.download = async () => {
    updater.emit("download-progress", { percent: 40 });
    await arrived.promise;
  };
  updater.install = () => fake.app.quit();
  await launch();
  const pane = await window();
  menuEntry(fake.menu, "look-for-updates")?.click?.();
  await fake.until(() => pane.progress[0] === 0.4);
  arrived.resolve();
  await fake.until(() => fake.dialog.boxes.length === 2 && pane.progress[0] === -1);
  await control("/hold");
  fake.app.quit();
  assert.equal(updater.acts.at(-1), "download");
  await control("/release");
  await fake.until(() => fake.app.hasQuit);
  assert.equal(updater.acts.at(-1), "install silently");
});

test("the app without a feed has no entry for it and never loads the updater", async (context) => {
  let loads = 0;
  const loadUpdater = async (): Promise<FakeUpdater> => {
    loads += 1;
    return new FakeUpdater();
  };
  const { fake, launch, window } = makeShell(context, { loadUpdater, patience: { updatesAfterMs: 1 } });
  fake.app.isPackaged = true;
  await launch();
  await window();
  assert.equal(menuEntry(fake.menu, "look-for-updates"), undefined);
  fake.app.quit();
  await fake.until(() => fake.app.hasQuit);
  assert.equal(loads, 0);
});
