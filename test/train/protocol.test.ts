import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { protocolSchema } from "../../resources/trainer/protocolSchema.ts";
import { trainerEvent } from "../../electron/nouns/trainer.ts";
import type { TrainerEvent } from "../../electron/nouns/trainer.ts";
import { listCheckpoints, readCheckpoint } from "../../electron/train/checkpoint.ts";
import { embeddedTrainerArgv } from "../../electron/train/embedded.ts";
import { wireConfigOf } from "../../electron/train/step.ts";
import { projectFile } from "../support/needs.ts";
import { smallBatch, smallConfig } from "./small.ts";

const root = mkdtempSync(join(tmpdir(), "seedbed-protocol-"));
after(() => rmSync(root, { recursive: true }));

const init = (folder: string) =>
  JSON.stringify({
    type: "init",
    v: 1,
    config: wireConfigOf(smallConfig, "5eed", 1),
    folder: join(root, folder),
    resume: null,
  });
const batch = (n: number) => {
  const { id, epoch, examples } = smallBatch(n);
  return JSON.stringify({
    type: "batch",
    id,
    epoch,
    examples: examples.map(({ output, ...rest }) => ({ ...rest, response: output })),
  });
};

/** Gives the trainer these bytes, closes its input, and returns what it did; every line of its stdout must be an event. */
async function session(input: string, nodeArgs: readonly string[] = []) {
  const [program = "", ...rest] = embeddedTrainerArgv();
  const child = spawn(program, [...nodeArgs, ...rest], { stdio: "pipe" });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const events = stdout
    .trimEnd()
    .split("\n")
    .map((line): TrainerEvent => trainerEvent.parse(JSON.parse(line)));
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
    "seq has no gap",
  );
  return { code: await code, events, stderr };
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join("");
const codes = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === "error" ? [[event.code, event.fatal]] : []));
const stepsOf = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === "step" ? [event] : []));

test("lines that are no commands are told and change nothing", async () => {
  const { code, events } = await session(
    lines(
      init("noise"),
      "not json",
      '{"type":"dance"}',
      '{"type":"batch","id":5}',
      batch(1),
      '{"type":"ping","n":3}',
      '{"type":"end"}',
    ) + '{"half',
  );
  assert.equal(code, 0);
  assert.deepEqual(codes(events), [
    ["E_BAD_JSON", false],
    ["E_UNKNOWN_TYPE", false],
    ["E_BATCH", false],
    ["E_HALF_LINE", false],
  ]);
  assert.deepEqual(
    stepsOf(events).map(({ batch_id }) => batch_id),
    [1],
  );
  assert.ok(events.some((event) => event.type === "pong" && event.n === 3));
  assert.equal(events.at(-1)?.type, "done");
});

test("a batch that comes twice is trained once and answered twice with the same figures", async () => {
  const { events } = await session(lines(init("twice"), batch(1), batch(2), batch(1), '{"type":"end"}'));
  const [first, , third] = stepsOf(events);
  assert.equal(third?.duplicate, true);
  assert.deepEqual({ ...third, seq: 0, t: 0, duplicate: false }, { ...first, seq: 0, t: 0 });
  assert.ok(events.some((event) => event.type === "done" && event.steps === 2));
});

test("an empty batch is refused, and the next is trained", async () => {
  const { events } = await session(
    lines(init("empty"), '{"type":"batch","id":8,"examples":[]}', batch(1), '{"type":"end"}'),
  );
  assert.deepEqual(codes(events), [["E_BATCH", false]]);
  assert.equal(stepsOf(events).length, 1);
});

test("when its input closes without a word the trainer saves what it has and exits with 10", async () => {
  const { code, events } = await session(lines(init("closed"), batch(1)));
  assert.equal(code, 10);
  const trained = stepsOf(events).length;
  assert.ok(
    events.some((event) => event.type === "done" && event.reason === "cancelled" && event.steps === trained),
  );
  const [path = ""] = await listCheckpoints(join(root, "closed"));
  assert.equal((await readCheckpoint(path)).header.step, trained);
});

test("a paused trainer keeps batches waiting until it resumes", async () => {
  const { events } = await session(
    lines(init("pause"), '{"type":"pause"}', batch(1), '{"type":"resume"}', '{"type":"end"}'),
  );
  const order = events.flatMap((event) =>
    event.type === "state" ? [event.state] : event.type === "step" ? ["step"] : [],
  );
  assert.deepEqual(order.toSorted(), ["draining", "paused", "running", "running", "step"]);
  assert.ok(order.indexOf("paused") < order.indexOf("step"));
});

test("an init of another protocol, a configuration that cannot be, and a batch without init end it with their codes", async () => {
  const other = init("other").replace('"v":1', '"v":2');
  assert.equal((await session(lines(other))).code, 3);
  assert.equal((await session(lines(init("odd").replace('"heads":4', '"heads":5')))).code, 2);
  const { code, events } = await session(lines(batch(1)));
  assert.deepEqual(codes(events), [["E_PROTOCOL", true]]);
  assert.equal(code, 3);
});

test("what is printed beside the protocol goes to stderr", async () => {
  const noise = `data:text/javascript,process.on("exit",()=>{console.log("noise");process.stdout.write("more")})`;
  const { code, stderr } = await session(lines(init("print"), '{"type":"end"}'), ["--import", noise]);
  assert.equal(code, 0);
  assert.match(stderr, /noise\nmore/);
});

test("the committed JSON Schema is that of the types the application checks with", () => {
  const committed: unknown = JSON.parse(
    readFileSync(projectFile("resources/trainer/protocol.schema.json"), "utf8"),
  );
  assert.deepEqual(
    committed,
    JSON.parse(JSON.stringify(protocolSchema())),
    "run: node resources/trainer/writeProtocolSchema.ts",
  );
});

test("the protocol's description names every event, command and error code", () => {
  const description = readFileSync(projectFile("resources/trainer/PROTOCOL.md"), "utf8");
  const named = JSON.stringify(protocolSchema()).matchAll(/"const":"(\w+)"|"(E_\w+)"/g);
  for (const [, type, code] of named) {
    const word = type ?? code ?? "";
    assert.ok(description.includes(`\`${word}\``), `PROTOCOL.md says nothing of ${word}`);
  }
});
