import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChildPort } from "../../electron/nouns/host.ts";
import { isInputEnd } from "../../electron/workers/inputEnd.ts";
import { portChild } from "../../electron/workers/portChild.ts";

/** A port whose far side is the test. */
function port() {
  const sent: unknown[] = [];
  const stops: number[] = [];
  let exit: (code: number | null) => void = () => undefined;
  let message: (message: unknown) => void = () => undefined;
  const near: ChildPort = {
    send: (one) => void sent.push(one),
    onMessage: (listener) => {
      message = listener;
    },
    onLog: () => undefined,
    onExit: (listener) => {
      exit = listener;
    },
    stop: (graceMs) => void stops.push(graceMs),
  };
  return {
    near,
    sent,
    stops,
    exit: (code: number | null) => exit(code),
    message: (m: unknown) => message(m),
  };
}

test("messages wait for the first listener, as they do with a child behind pipes", () => {
  const { near, message } = port();
  const child = portChild(near);
  message({ n: 1 });
  const heard: unknown[] = [];
  child.onMessage((one) => heard.push(one));
  message({ n: 2 });
  assert.deepEqual(heard, [{ n: 1 }, { n: 2 }]);
});

test("stop ends the input first and leaves the kill to the host; afterwards nothing is sent", async () => {
  const { near, sent, stops, exit } = port();
  const child = portChild(near);
  const stopped = child.stop(300);
  assert.deepEqual([sent.map(isInputEnd), stops], [[true], [300]]);
  exit(0);
  assert.deepEqual(await stopped, { code: 0, signal: null });
  child.send({ late: true });
  await child.stop(0);
  assert.equal(sent.length, 1);
});
