import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Failure } from "../../electron/nouns/failure.ts";
import { openThread } from "../../electron/workers/thread.ts";
import type { Thread } from "../../electron/workers/thread.ts";

const opened: Thread[] = [];
after(() => Promise.all(opened.map((thread) => thread.close())));

function open(): Thread {
  const thread = openThread("The echo", new URL("./echoThread.ts", import.meta.url));
  opened.push(thread);
  return thread;
}

test("requests are answered one after another, though one takes longer", async () => {
  const thread = open();
  const answers = await Promise.all([thread.ask("later"), thread.ask("b")]);
  assert.deepEqual(answers, [["later"], ["later", "b"]]);
});

test("an error in the handler rejects only its own request", async () => {
  const thread = open();
  await assert.rejects(thread.ask("throw"), /asked to throw/);
  await assert.rejects(thread.ask("uncloneable"), /could not be cloned/);
  assert.deepEqual(await thread.ask("a"), ["a"]);
});

test("a request that cannot be sent is rejected", async () => {
  const thread = open();
  await assert.rejects(
    thread.ask(() => undefined),
    /could not be cloned/,
  );
  assert.deepEqual(await thread.ask("a"), ["a"]);
});

test("a thread that dies rejects the open and all later requests and tells why", async () => {
  const thread = open();
  const waiting = Promise.all([thread.ask("die"), thread.ask("b")]);
  await assert.rejects(waiting, /asked to die/);
  const failed = await thread.failed;
  assert.ok(failed instanceof Failure);
  assert.deepEqual(
    [failed.kind, failed.sentence],
    ["worker-died", "The echo's thread ended (asked to die). Continue to start it again: nothing is lost."],
  );
  await assert.rejects(thread.ask("c"), /asked to die/);
});

test("a thread that exits by itself counts as failed", async () => {
  const thread = open();
  await assert.rejects(thread.ask("exit"), /^Failure: The echo's thread ended \(code 3\)\./);
  assert.match((await thread.failed).message, /code 3/);
});

test("closing rejects what was not answered and is not a failure", async () => {
  const thread = open();
  const asked = assert.rejects(thread.ask("die"), /was closed before it answered/);
  await thread.close();
  await asked;
  await assert.rejects(thread.ask("a"), /was closed/);
  const first = await Promise.race([thread.failed, Promise.resolve("not failed")]);
  assert.equal(first, "not failed");
});

test("finishing lets the requests under way be answered, takes no more, and is not a failure", async () => {
  const thread = open();
  const answers = Promise.all([thread.ask("later"), thread.ask("b")]);
  const finished = thread.finish();
  await assert.rejects(thread.ask("c"), /was closed/);
  assert.deepEqual(await answers, [["later"], ["later", "b"]]);
  await finished;
  const first = await Promise.race([thread.failed, Promise.resolve("not failed")]);
  assert.equal(first, "not failed");
});

test("finishing a thread that has died, or was closed, ends", async () => {
  const [dead, closed] = [open(), open()];
  await assert.rejects(dead.ask("exit"));
  await closed.close();
  await Promise.all([dead.finish(), closed.finish()]);
});
