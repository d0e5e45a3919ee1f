import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { makeShell, startShell } from "./startedShell.ts";
import type { StartedShell } from "./startedShell.ts";

const sent = z.array(z.looseObject({ kind: z.string() }));
const kindsOf = (messages: unknown): readonly string[] => sent.parse(messages).map(({ kind }) => kind);
const running = { state: "growing", share: 0.4, sentence: "40 of 100 kept." } as const;

const open = ({ folder }: StartedShell): object => ({ kind: "open", path: join(folder, "bed.seedbed") });

/** What the next backend is told when this one, by its number, is killed. */
async function afterCrash({ fake, heard, say }: StartedShell, number: number): Promise<readonly unknown[]> {
  // What was said before has arrived with this.
  const mark = join(fake.folder, `mark-${number}`);
  await say({ kind: "reveal", path: mark });
  await fake.until(() => fake.revealed.includes(mark));
  fake.forks[number]?.killHard();
  await fake.until(() => fake.windows[0]?.loads[number + 1]);
  return heard((all) => all.length > 0);
}

/** The log, once it holds this. */
async function logged({ folder }: StartedShell, part: string): Promise<string> {
  for (;;) {
    const file = join(folder, "logs", "seedbed.log");
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (text.includes(part)) return text;
    await setImmediate();
  }
}

test("the backend is a utility process with an environment of its own", async (context) => {
  const { fake, control } = await startShell(context, {
    env: {
      PATH: "/bin",
      SEEDBED_HOME: "/home/s",
      HF_ENDPOINT: "http://127.0.0.1:1",
      GROQ_API_KEY: "sk-1",
      NODE_OPTIONS: "--no-warnings",
      ELECTRON_RUN_AS_NODE: "1",
      LD_PRELOAD: "/evil.so",
      UNRELATED: "1",
      HOME: undefined,
    },
  });
  assert.deepEqual(
    [fake.forks[0]?.options.serviceName, fake.forks[0]?.options.stdio],
    ["Seedbed backend", "pipe"],
  );
  const env = z.record(z.string(), z.string()).parse(JSON.parse(await control("/env")));
  const { NODE_CHANNEL_FD: _, NODE_CHANNEL_SERIALIZATION_MODE: __, ...ours } = env;
  assert.deepEqual(ours, {
    PATH: "/bin",
    SEEDBED_HOME: "/home/s",
    HF_ENDPOINT: "http://127.0.0.1:1",
    GROQ_API_KEY: "sk-1",
  });
});

test("what the backend prints goes to the log with its time", async (context) => {
  const started = await startShell(context);
  await started.control("/print", "Ünï: a line");
  assert.match(await logged(started, "a line"), /^\d{4}-\d\d-\d\dT[\d:.]+Z Ünï: a line$/m);
});

test("a message that is none of the contract's is dropped", async (context) => {
  const started = await startShell(context);
  await started.say({ kind: "ready", port: "80" });
  await started.say({ kind: "format the disk" });
  await logged(started, "dropped");
  await started.state(running);
  await started.fake.until(() => started.pane.title === "Bed");
});

test("after a crash the backend starts again, resumes the run that grew, and the page keeps its place", async (context) => {
  const { fake, pane, state, heard, folder } = await startShell(context);
  await state(running);
  await fake.until(() => fake.awake.size === 1);
  const before = pane.webContents.url;
  pane.webContents.url = `${before}#/instructions?show=kept`;
  fake.forks[0]?.killHard();
  await fake.until(() => fake.awake.size === 0 && pane.progress[0] === -1);
  const again = await fake.until(() => pane.loads[1]);
  assert.equal(again.status, 200);
  assert.ok(again.url.endsWith("/#/instructions?show=kept"));
  assert.notEqual(new URL(again.url).port, new URL(before).port);
  const messages = await heard((all) => all.length > 0);
  assert.deepEqual(messages, [{ kind: "open", path: join(folder, "bed.seedbed"), resume: true }]);
  assert.equal(fake.windows.length, 1);
  assert.deepEqual(fake.dialog.boxes, []);
});

for (const state of ["pausing", "paused", "stopped", "done", "crashed"] as const) {
  test(`a run that is ${state} when the backend crashes is opened and not resumed`, async (context) => {
    const started = await startShell(context);
    await started.state(running);
    await started.state({ ...running, state });
    assert.deepEqual(await afterCrash(started, 0), [open(started)]);
  });
}

test("a run that crashes the backend again within the minute after a resume is not resumed again", async (context) => {
  const started = await startShell(context);
  await started.state(running);
  assert.deepEqual(await afterCrash(started, 0), [{ ...open(started), resume: true }]);
  await started.state(running);
  assert.deepEqual(await afterCrash(started, 1), [open(started)]);
  await started.state(running);
  assert.deepEqual(await afterCrash(started, 2), [open(started)]);
});

test("once the minute is over a run may be resumed again", async (context) => {
  const started = await startShell(context, { patience: { restartDelaysMs: [1, 1], resumesEveryMs: 0 } });
  await started.state(running);
  await afterCrash(started, 0);
  await started.state(running);
  assert.deepEqual(await afterCrash(started, 1), [{ ...open(started), resume: true }]);
});

test("another project that is asked for while the backend is away is opened, and nothing is resumed", async (context) => {
  const started = await startShell(context);
  const { fake, pane, folder } = started;
  await started.state(running);
  await fake.until(() => fake.awake.size === 1);
  fake.forks[0]?.killHard();
  await fake.until(() => fake.awake.size === 0);
  const other = join(folder, "other.seedbed");
  fake.app.emit("open-file", { preventDefault: () => undefined }, other);
  await fake.until(() => pane.loads[1]);
  assert.deepEqual(await started.heard((all) => all.length > 0), [{ kind: "open", path: other }]);
});

test("a project that was closed is not opened again after a crash", async (context) => {
  const { fake, pane, say, state, control } = await startShell(context);
  await state(running);
  await say({ kind: "state", state: { project: null, run: null } });
  await fake.until(() => pane.title === "Seedbed");
  fake.forks[0]?.killHard();
  await fake.until(() => pane.loads[1]);
  assert.equal(await control("/heard"), "[]");
});

test("a backend that crashes over and over is given up; Restart begins without a project", async (context) => {
  const { fake, pane, state, control, folder } = await startShell(context);
  await state(running);
  await fake.until(() => pane.title === "Bed");
  for (let crash = 0; crash < 4; crash++) {
    await fake.until(() => pane.loads[crash]);
    fake.forks[crash]?.killHard();
    await fake.forks[crash]?.exited;
  }
  const box = await fake.until(() => fake.dialog.boxes[0]);
  assert.match(box.message, /several times/);
  assert.match(box.detail ?? "", new RegExp(join(folder, "logs")));
  assert.deepEqual(box.buttons, ["Restart", "Quit"]);
  await fake.until(() => pane.loads[4]);
  assert.equal(await control("/heard"), "[]");
});

test("a backend that cannot start says why, and Quit quits", async (context) => {
  const { fake, say } = await startShell(context);
  fake.dialog.press = () => 1;
  await say({ kind: "failed", sentence: "The built page is missing. Install Seedbed again." });
  fake.forks[0]?.killHard();
  await fake.until(() => fake.app.hasQuit);
  assert.deepEqual(
    fake.dialog.boxes.map(({ message }) => message),
    ["The built page is missing. Install Seedbed again."],
  );
  assert.equal(fake.forks.length, 1);
});

test("a backend that is never ready counts as crashed", async (context) => {
  const { fake, launch } = makeShell(context, {
    entries: { backend: join(import.meta.dirname, "echoChild.ts"), trainer: "", writer: "" },
    patience: { restartDelaysMs: [1], readyWithinMs: 200 },
  });
  await launch();
  await fake.until(() => fake.dialog.boxes.length === 1);
  assert.ok(fake.forks.length >= 2);
});

test("a file is shown in its folder only by an absolute path", async (context) => {
  const { fake, say, folder } = await startShell(context);
  await say({ kind: "reveal", path: "../secret" });
  await say({ kind: "reveal", path: join(folder, "export") });
  await fake.until(() => fake.revealed.length > 0);
  assert.deepEqual(fake.revealed, [join(folder, "export")]);
});

test("a process of ours is started by main and its messages, lines and exit are carried", async (context) => {
  const { fake, say, heard } = await startShell(context);
  await say({ kind: "startChild", child: 1, which: "trainer" });
  const forked = await fake.until(() => fake.forks[1]);
  assert.equal(forked.options.serviceName, "Seedbed trainer");
  await say({ kind: "childSend", child: 1, message: { type: "batch", text: "Ünï" } });
  await say({ kind: "childSend", child: 9, message: {} });
  await heard((all) => kindsOf(all).length >= 2);
  await say({ kind: "childSend", child: 1, message: { type: "leave" } });
  const messages = await heard((all) => kindsOf(all).includes("childExit"));
  const sorted = messages.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  assert.deepEqual(sorted, [
    { kind: "childExit", child: 1, code: 7 },
    { kind: "childLog", child: 1, line: "the child is up" },
    { kind: "childMessage", child: 1, message: { echo: { type: "batch", text: "Ünï" } } },
  ]);
});

test("a process that does not end by itself is killed after its grace", async (context) => {
  const { say, heard } = await startShell(context);
  await say({ kind: "startChild", child: 1, which: "writer" });
  await heard((all) => kindsOf(all).includes("childLog"));
  await say({ kind: "childStop", child: 1, graceMs: 1 });
  await heard((all) => kindsOf(all).includes("childExit"));
});

test("with the backend go the processes that it had started", async (context) => {
  const { fake, pane, say, heard } = await startShell(context);
  await say({ kind: "startChild", child: 1, which: "writer" });
  await heard((all) => kindsOf(all).includes("childLog"));
  fake.forks[0]?.killHard();
  await fake.forks[1]?.exited;
  await fake.until(() => pane.loads[1]);
  assert.deepEqual(kindsOf(await heard(() => true)), []);
});
