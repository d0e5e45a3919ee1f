import assert from "node:assert/strict";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { startShell } from "./startedShell.ts";
import type { StartedShell } from "./startedShell.ts";

const growing = { state: "growing", share: 0.5, sentence: "50 of 100 kept." } as const;

async function growingShell(
  ...args: Parameters<typeof startShell>
): Promise<Awaited<ReturnType<typeof startShell>>> {
  const started = await startShell(...args);
  await started.state(growing);
  await started.fake.until(() => started.fake.awake.size === 1);
  return started;
}

const hasEnded = ({ heard }: StartedShell): Promise<unknown> =>
  heard((all) => JSON.stringify(all).includes('"end"'));

test("quitting with nothing under way closes the backend first and asks nothing", async (context) => {
  const { fake, pane } = await startShell(context);
  fake.app.quit();
  assert.equal(fake.app.hasQuit, false, "the project is still being closed");
  await fake.until(() => fake.app.hasQuit);
  assert.equal(pane.isShown, false);
  await fake.forks[0]?.exited;
  assert.deepEqual([fake.forks.length, fake.dialog.boxes.length], [1, 0]);
});

test("closing the window is quitting, but on a Mac", async (context) => {
  const { fake, pane } = await startShell(context);
  assert.equal(pane.close(), false);
  await fake.until(() => fake.app.hasQuit);

  const mac = await startShell(context, { platform: "darwin" });
  await mac.state(growing);
  await mac.fake.until(() => mac.fake.awake.size === 1);
  assert.equal(mac.pane.close(), true);
  assert.deepEqual([mac.fake.windows.length, mac.fake.app.hasQuit, mac.fake.awake.size], [0, false, 1]);
  mac.fake.app.emit("activate");
  const again = await mac.window();
  assert.deepEqual([again.loads[0]?.status, again.title, again.progress[0]], [200, "Bed", 0.5]);
});

test("quitting while growing asks; to keep growing changes nothing", async (context) => {
  const { fake, pane, heard } = await growingShell(context);
  fake.dialog.press = () => 1;
  pane.close();
  await fake.until(() => fake.dialog.boxes.length === 1);
  assert.deepEqual(fake.dialog.boxes[0]?.buttons, ["Pause and quit", "Keep growing"]);
  await setImmediate();
  assert.deepEqual([fake.app.hasQuit, pane.isShown], [false, true]);
  assert.equal((await heard(() => true)).length, 0);
  fake.app.quit();
  await fake.until(() => fake.dialog.boxes.length === 2);
});

test("pause and quit waits for what is in flight, with the window open", async (context) => {
  const started = await growingShell(context);
  const { fake, pane, control } = started;
  await control("/hold");
  fake.app.quit();
  fake.app.quit();
  await hasEnded(started);
  assert.deepEqual([fake.app.hasQuit, pane.isShown, fake.dialog.boxes.length], [false, true, 1]);
  await control("/release");
  await fake.until(() => fake.app.hasQuit);
  await fake.forks[0]?.exited;
});

test("a wait that grows long may be cut short", async (context) => {
  const started = await growingShell(context, { patience: { endWithinMs: 30 } });
  const { fake, control } = started;
  await control("/hold");
  fake.dialog.press = ({ buttons }) => (buttons?.includes("Quit now") === true ? 1 : 0);
  fake.app.quit();
  await fake.until(() => fake.app.hasQuit);
  await fake.forks[0]?.exited;
  assert.equal(fake.forks.length, 1);
});

test("the question about a long wait goes away when the wait is over", async (context) => {
  const started = await growingShell(context, { patience: { endWithinMs: 30 } });
  const { fake, control } = started;
  await control("/hold");
  fake.dialog.press = ({ signal }) => (signal === undefined ? 0 : new Promise(() => undefined));
  fake.app.quit();
  const box = await fake.until(() => fake.dialog.boxes[1]);
  await control("/release");
  await fake.until(() => fake.app.hasQuit);
  assert.equal(box.signal?.aborted, true);
});

test("a backend that dies while it pauses does not hold the app", async (context) => {
  const started = await growingShell(context);
  await started.control("/hold");
  started.fake.app.quit();
  await hasEnded(started);
  started.fake.forks[0]?.killHard();
  await started.fake.until(() => started.fake.app.hasQuit);
  assert.equal(started.fake.forks.length, 1);
});
