import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { FakeEvent } from "./fakes/fakeEvent.ts";
import { makeShell, startShell } from "./startedShell.ts";

test("a file that the system opens before the app is ready is opened when the backend is", async (context) => {
  const { fake, folder, launch, heard } = makeShell(context);
  const launched = launch();
  const event = new FakeEvent();
  fake.app.emit("open-file", event, join(folder, "early.seedbed"));
  assert.equal(event.isPrevented, true);
  await launched;
  assert.deepEqual(await heard((all) => all.length > 0), [
    { kind: "open", path: join(folder, "early.seedbed") },
  ]);
});

test("a file on the command line is opened, from the folder where it was typed", async (context) => {
  const { folder, heard } = await startShell(context, {
    argv: ["--inspect=bed.seedbed", "notes.txt", "Ünï & (x).seedbed"],
  });
  assert.deepEqual(await heard((all) => all.length > 0), [
    { kind: "open", path: join(folder, "Ünï & (x).seedbed") },
  ]);
});

test("a second start ends at once; the first comes to the front and opens its file", async (context) => {
  const second = makeShell(context);
  second.fake.app.hasLock = false;
  await second.launch();
  assert.equal(second.fake.app.hasQuit, true);
  assert.deepEqual(second.fake.forks, []);

  const { fake, pane, heard } = await startShell(context);
  pane.hasMinimized = true;
  fake.app.emit("second-instance", {}, ["seedbed", "--flag", "other.SEEDBED"], "/elsewhere");
  assert.deepEqual([pane.hasMinimized, pane.hasFocus], [false, true]);
  assert.deepEqual(await heard((all) => all.length > 0), [
    { kind: "open", path: "/elsewhere/other.SEEDBED" },
  ]);
  fake.app.emit("second-instance", {}, ["seedbed"], "/elsewhere");
  assert.equal((await heard(() => true)).length, 1);
});

test("an open project names the window and joins the recent documents", async (context) => {
  const { fake, pane, folder, state } = await startShell(context, { platform: "darwin" });
  await state(null);
  await fake.until(() => pane.title === "Bed");
  await state(null);
  await state(null, join(folder, "other.seedbed"));
  await fake.until(() => fake.app.recent.length === 2);
  assert.deepEqual(fake.app.recent, [join(folder, "bed.seedbed"), join(folder, "other.seedbed")]);
  assert.equal(pane.representedFile, join(folder, "other.seedbed"));
  const renamed = new FakeEvent();
  pane.emit("page-title-updated", renamed);
  assert.equal(renamed.isPrevented, true);
});

test("the taskbar of Windows knows the app by its id", async (context) => {
  const { fake } = await startShell(context, { platform: "win32" });
  assert.equal(fake.app.userModelId, "org.seedbed.Seedbed");
});
