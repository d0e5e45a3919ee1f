import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { builtinProcessPath, openBuiltinWriter, writerThreads } from "../../electron/generate/builtin.ts";
import type { BuiltinProgress } from "../../electron/generate/builtinAsker.ts";
import { parseUserTurn } from "../../electron/generate/parseUserTurn.ts";
import type { Asked, Writer, WrittenReply } from "../../electron/generate/writer.ts";
import { modelFor, readManifest } from "../../electron/models/manifest.ts";
import { systemTimer } from "../../electron/nouns/pump.ts";
import { stdioChild } from "../../electron/workers/child.ts";
import { pairChild } from "../../electron/workers/pairChild.ts";
import { needs, projectFile } from "../support/needs.ts";
import { writerModelPath } from "../support/writerModel.ts";

const entry = modelFor("writer", await readManifest(projectFile("resources/models")));
const model = await writerModelPath();
const skip = needs(model, "The built-in writer's model (npm run models)");

const common = {
  modelName: entry.name,
  language: "english",
  threads: 1,
  silenceMs: 60_000,
  timer: systemTimer,
} as const;
const startChild = () => stdioChild([process.execPath, builtinProcessPath]);

function open(path: string, onProgress: (progress: BuiltinProgress) => void = () => undefined): Writer {
  return openBuiltinWriter({ ...common, modelPath: path, onProgress, startChild });
}

function layOut(writer: Writer, samplingSeed: number): string {
  const seeds = [
    {
      id: 1,
      instruction: "Name three red fruits.",
      input: "",
      output: "Cherries, strawberries and raspberries.",
    },
    {
      id: 2,
      instruction: "Put the sentence into the past.",
      input: "She walks home.",
      output: "She walked home.",
    },
    {
      id: 3,
      instruction: "Give a title for a story about a lost dog.",
      input: "",
      output: "The Long Way Back",
    },
  ];
  return writer.layOut({ seeds, starters: ["Write", "Explain", "List", "Rewrite"], samplingSeed });
}

function replied(asked: Asked): WrittenReply {
  assert.ok(asked.ok, asked.ok ? "" : asked.failure.sentence);
  return asked.reply;
}

test(
  "two requests to the real model bring tasks with answers, the same ones whatever was asked before",
  { skip },
  async (t) => {
    const progress: BuiltinProgress[] = [];
    const writer = open(model, (said) => progress.push(said));
    t.after(() => writer.close());
    const { signal } = new AbortController();
    const ask = async (request: string): Promise<WrittenReply> => replied(await writer.ask(request, signal));
    const first = await ask(layOut(writer, 1));
    const second = await ask(layOut(writer, 2));
    const candidates = [first, second].flatMap(({ text }) => parseUserTurn(text).candidates);
    assert.ok(candidates.length >= 4, `${candidates.length} of 8 tasks were read`);
    assert.ok(candidates.every(({ instruction }) => /^(Write|Explain|List|Rewrite)/.test(instruction)));
    assert.ok(candidates.filter(({ output }) => output !== "").length >= 4);
    assert.notEqual(first.text, second.text);
    assert.ok((first.promptTokens ?? 0) > 100 && (first.completionTokens ?? 0) > 40);
    assert.ok(progress.length > 2 && progress.every(({ task }) => task >= 0 && task < 4));
    assert.equal((await ask(layOut(writer, 1))).text, first.text);
    // close() ends the process; the next request starts another.
    await writer.close();
    assert.equal((await ask(layOut(writer, 2))).text, second.text);
  },
);

test("a stopped request is given back at once and the next one is served", { skip }, async (t) => {
  const stop = new AbortController();
  const writer = open(model, () => stop.abort());
  t.after(() => writer.close());
  const stopped = await writer.ask(layOut(writer, 3), stop.signal);
  assert.equal(stopped.ok ? "reply" : stopped.failure.kind, "request-aborted");
  const next = replied(await writer.ask(layOut(writer, 4), new AbortController().signal));
  assert.equal(parseUserTurn(next.text).broken.filter(({ reason }) => reason === "not json").length, 0);
});

test(
  "a writer process that is killed fails its request, and the next request starts another",
  { skip },
  async (t) => {
    const children: ReturnType<typeof startChild>[] = [];
    const start = (): ReturnType<typeof startChild> => {
      const child = startChild();
      children.push(child);
      return child;
    };
    const kill = (): void => {
      const pid = children.at(-1)?.pid;
      if (children.length === 1 && pid !== undefined) process.kill(pid, "SIGKILL");
    };
    const writer = openBuiltinWriter({ ...common, modelPath: model, onProgress: kill, startChild: start });
    t.after(() => writer.close());
    const { signal } = new AbortController();
    const killed = await writer.ask(layOut(writer, 5), signal);
    assert.ok(!killed.ok);
    assert.equal(killed.failure.kind, "writer-died");
    assert.equal(killed.failure.retry, "later");
    assert.match(killed.failure.sentence, /^The built-in writer's process ended \(SIGKILL/);
    replied(await writer.ask(layOut(writer, 5), signal));
    assert.equal(children.length, 2);
  },
);

test("a file that is no model fails every request alike, with the file's name", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "seedbed-builtin-"));
  const path = join(folder, "broken.gguf");
  await writeFile(path, "This is a text and no model.");
  const writer = open(path);
  t.after(async () => {
    await writer.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { signal } = new AbortController();
  const [first, second] = await Promise.all([
    writer.ask(layOut(writer, 6), signal),
    writer.ask(layOut(writer, 7), signal),
  ]);
  for (const asked of [first, second]) {
    assert.ok(!asked.ok);
    assert.equal(asked.failure.kind, "model-damaged");
    assert.equal(asked.failure.retry, "never");
    assert.ok(asked.failure.sentence.startsWith(`The built-in model ${path} could not be loaded: `));
    assert.ok(asked.failure.sentence.endsWith("Run npm run models -- --repair, then continue."));
  }
});

test("a writer process that says nothing is ended after its time", async () => {
  const { child } = pairChild();
  let expire: () => void = () => undefined;
  const writer = openBuiltinWriter({
    ...common,
    modelPath: "unused.gguf",
    onProgress: () => undefined,
    startChild: () => child,
    timer: (_delayMs, action) => {
      expire = action;
      return () => undefined;
    },
  });
  const asked = writer.ask(layOut(writer, 8), new AbortController().signal);
  await Promise.resolve();
  expire();
  const answer = await asked;
  assert.ok(!answer.ok);
  assert.equal(
    answer.failure.sentence,
    "The built-in writer said nothing for 60 seconds and was ended. Continue to start it again.",
  );
});

test("the writer leaves cores for the trainer and the user", () => {
  assert.deepEqual([1, 2, 4, 6, 8, 12, 64].map(writerThreads), [1, 1, 1, 1, 2, 4, 4]);
});
