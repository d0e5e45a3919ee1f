import assert from "node:assert/strict";
import test from "node:test";
import { startShell } from "./startedShell.ts";

const run = (state: "growing" | "pausing" | "paused" | "stopped" | "done" | "crashed", share = 0.5) => ({
  state,
  share,
  sentence: `${state}: 50 kept.`,
});

test("the taskbar follows the run, and only a run under way keeps the computer awake", async (context) => {
  const { fake, pane, state } = await startShell(context);
  const shown = async (now: ReturnType<typeof run> | null): Promise<unknown> => {
    const before = pane.progress;
    await state(now);
    await fake.until(() => pane.progress !== before);
    return [...pane.progress, fake.awake.size];
  };
  assert.deepEqual(await shown(run("growing", 0.25)), [0.25, "normal", 1]);
  assert.deepEqual(await shown(run("growing", 0.3)), [0.3, "normal", 1]);
  assert.deepEqual(await shown(run("pausing", 0.3)), [0.3, "paused", 1]);
  assert.deepEqual(await shown(run("paused", 0.3)), [0.3, "paused", 0]);
  assert.deepEqual(await shown(run("growing", 0.3)), [0.3, "normal", 1]);
  assert.deepEqual(await shown(run("stopped", 0.4)), [-1, undefined, 0]);
  assert.deepEqual(await shown(run("crashed")), [-1, undefined, 0]);
  assert.deepEqual(await shown(null), [-1, undefined, 0]);
});

test("word comes when a run ends unseen, and a click on it brings the window up", async (context) => {
  const { fake, pane, state } = await startShell(context);
  await state(run("growing"));
  await state(run("done", 1));
  const notice = await fake.until(() => fake.notices[0]);
  assert.deepEqual([notice.title, notice.body], ["Bed", "done: 50 kept."]);
  assert.equal(pane.hasFocus, false);
  notice.click();
  assert.equal(pane.hasFocus, true);
});

test("no word comes for a run that was seen to end, had ended, or is only paused", async (context) => {
  const { fake, pane, state } = await startShell(context);
  const settled = async (): Promise<void> => {
    await state(run("growing", 0.123));
    await fake.until(() => pane.progress[0] === 0.123);
  };
  await state(run("done"));
  await settled();
  await state(run("paused"));
  await state(run("stopped"));
  await settled();
  pane.hasFocus = true;
  await state(run("stopped"));
  await settled();
  assert.deepEqual(fake.notices, []);
});
