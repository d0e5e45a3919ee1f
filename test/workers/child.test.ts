import assert from "node:assert/strict";
import { test } from "node:test";
import { stdioChild } from "../../electron/workers/child.ts";
import { pairChild } from "../../electron/workers/pairChild.ts";

const node = (script: string) => stdioChild([process.execPath, "--input-type=module", "-e", script]);

/** What a child said, once it has ended. */
async function heard(child: ReturnType<typeof node>) {
  const messages: unknown[] = [];
  const logs: string[] = [];
  child.onMessage((message) => messages.push(message));
  child.onLog((line) => logs.push(line));
  return { exit: await child.exited, messages, logs };
}

test("messages on stdout, free text on stderr and stdout's other lines reach their listeners", async () => {
  const { exit, messages, logs } = await heard(
    node(
      `process.stdout.write('{"a":1}\\nplain text\\n{"b":"ä\\u2028"}\\r\\n'); console.error("careful"); process.exitCode = 7;`,
    ),
  );
  assert.deepEqual(exit, { code: 7, signal: null });
  assert.deepEqual(messages, [{ a: 1 }, { b: "ä\u2028" }]);
  assert.deepEqual(logs.toSorted(), ["careful", "plain text"]);
});

test("what stands after the last newline is dropped and logged, even if it is JSON", async () => {
  const { messages, logs } = await heard(node(`process.stdout.write('{"a":1}\\n{"b":2}');`));
  assert.deepEqual(messages, [{ a: 1 }]);
  assert.deepEqual(logs, ['A line without its end was dropped: {"b":2}']);
});

test("a line cut anywhere within a character is put together again", async () => {
  const script = `
    const line = Buffer.from('{"text":"naïve ✓"}\\n');
    for (const byte of line) { process.stdout.write(Buffer.of(byte)); await new Promise(setImmediate); }`;
  assert.deepEqual((await heard(node(script))).messages, [{ text: "naïve ✓" }]);
});

test("a line above eight mebibytes is dropped, and the one after it arrives", async () => {
  const { messages, logs } = await heard(
    node(
      `process.stdout.write('"' + "x".repeat(8 * 1024 * 1024) + '"\\n'); process.stdout.write('{"next":true}\\n');`,
    ),
  );
  assert.deepEqual(messages, [{ next: true }]);
  assert.deepEqual(logs, ["A line of 8388610 bytes was dropped: it is too long."]);
});

test("messages that came before the first listener are waiting for it", async () => {
  const child = node(`console.log('{"early":1}'); console.log('{"early":2}');`);
  await child.exited;
  const messages: unknown[] = [];
  child.onMessage((message) => messages.push(message));
  assert.deepEqual(messages, [{ early: 1 }, { early: 2 }]);
});

test("a child gets what is sent and ends when its input closes", async () => {
  const child = node(`for await (const chunk of process.stdin) process.stdout.write(chunk);`);
  child.send({ echo: "ü" });
  const first = new Promise((resolve) => child.onMessage(resolve));
  assert.deepEqual(await first, { echo: "ü" });
  assert.deepEqual(await child.stop(60_000), { code: 0, signal: null });
});

test("a child that does not end when its input closes is killed", async () => {
  const child = node(`console.log("{}"); setInterval(() => undefined, 1e6);`);
  await new Promise((resolve) => child.onMessage(resolve));
  assert.deepEqual(await child.stop(0), { code: null, signal: "SIGKILL" });
});

test("a program that cannot be started exits without a code and logs why; sending to it does nothing", async () => {
  const child = stdioChild(["./no-such-program-of-seedbed"]);
  child.send({ lost: true });
  const { exit, logs } = await heard(child);
  assert.deepEqual(exit, { code: null, signal: null });
  assert.match(logs.join("\n"), /ENOENT/);
});

test("a pair carries copies of messages both ways and counts as killed when it does not stop", async () => {
  const { child, far } = pairChild();
  const sent = { list: [1] };
  child.send(sent);
  sent.list.push(2);
  far.onMessage((message) => far.send({ got: message }));
  const messages: unknown[] = [];
  child.onMessage((message) => messages.push(message));
  assert.deepEqual(messages, [{ got: { list: [1] } }]);
  assert.deepEqual(await child.stop(0), { code: null, signal: "SIGKILL" });
});
