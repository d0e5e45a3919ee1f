import assert from "node:assert/strict";
import { test } from "node:test";
import { builtinProcessPath } from "../../electron/generate/builtin.ts";
import { embeddedTrainerArgv } from "../../electron/train/embedded.ts";
import { stdioChild } from "../../electron/workers/child.ts";
import type { Child } from "../../electron/workers/child.ts";

/** Sends a message and waits for one, so that what the process does first is done. */
async function answered(child: Child, message: object): Promise<void> {
  const answer = new Promise<void>((resolve) => child.onMessage(() => resolve()));
  const gone = child.exited.then((exit) => Promise.reject(new Error(`It ended: ${JSON.stringify(exit)}`)));
  child.send(message);
  await Promise.race([answer, gone]);
}

const exchange = { exchanges: [], starters: ["", "", "", ""], tasks: 4, seed: 1 };
const processes = [
  {
    name: "built-in writer",
    argv: [process.execPath, builtinProcessPath],
    // Without a model this request fails, and is answered.
    ask: { type: "write", id: 1, request: exchange },
  },
  { name: "trainer", argv: embeddedTrainerArgv(), ask: { type: "no command" } },
];

for (const { name, argv, ask } of processes) {
  test(`the ${name}'s process outlives Ctrl-C and the closing of its terminal; its parent ends it`, async (t) => {
    if (process.platform === "win32") return t.skip("Windows has no such signals.");
    const child = stdioChild(argv);
    t.after(() => child.stop(0));
    await answered(child, ask);
    for (const signal of ["SIGINT", "SIGHUP"] as const) process.kill(child.pid ?? 0, signal);
    await answered(child, ask);
    assert.equal((await child.stop(10_000)).signal, null);
  });
}
