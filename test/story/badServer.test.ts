import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { factCount, factCounts, facts } from "../support/facts.ts";
import { growHost } from "../support/host.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { smallRun } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import type { Answer, Ask, TestServer } from "../support/server.ts";
import { begunProject } from "../support/sitting.ts";
import { temporaryFolder } from "../support/temporary.ts";

const write = retrievalWriter(retrievalBank());
const settings = { ...smallRun({ goal: 8, batchSize: 2, roundSize: null }), train: "none" } as const;
/** What any sitting that asks brings, whatever the server says: the seeds' vectors and its own start and end. */
const sitting = { embedding: 24, prompt: 1, recipe: 1, session: 1, session_end: 1 };

/** A server that answers the first requests from a list and writes well from then on. */
async function serverThat(t: TestContext, ...first: readonly Answer[]): Promise<TestServer> {
  const server = await startServer({
    answer: (ask: Ask) => first[ask.ordinal] ?? { text: write(ask.content) },
  });
  t.after(server.close);
  return server;
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

test("a server that is down is asked three times, then writing stops; the run goes on when it is back", async (t) => {
  const down = await startServer({ answer: () => ({ text: "" }) });
  await down.close();
  const { path, sit } = begunProject(t, settings);
  const { end, gained, delays } = await sit(down.url);
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    `The server at ${down.url} cannot be reached. Check that it is running and that the address is right, then continue.`,
  );
  assert.deepEqual(gained, { ...sitting, attempt: 3, attempt_end: 3 });
  assert.deepEqual(delays, [1000, 4000]);
  assert.equal(factCount(path, "SELECT sum(possibly_paid) FROM attempt_end"), 0);
  const back = await serverThat(t);
  assert.deepEqual((await sit(back.url)).end, { reason: "finished", failure: null });
  assert.equal(factCount(path, "SELECT count(*) FROM attempt WHERE prompt = 1"), 4);
});

test("a key that the server refuses stops writing at once", async (t) => {
  const server = await serverThat(t, { status: 401, message: "wrong key" });
  const { sit } = begunProject(t, settings);
  const { end, gained, delays } = await sit(server.url);
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    `The server at ${server.url} refused the key (401). Set the right key, then continue.`,
  );
  assert.deepEqual(gained, { ...sitting, attempt: 1, attempt_end: 1 });
  assert.deepEqual(delays, []);
});

test("the terminal host says why it stopped short and exits with 3", async (t) => {
  const server = await serverThat(t, ...times(9, { status: 401 }));
  const folder = temporaryFolder(t);
  const project = join(folder, "short.seedbed");
  const args = [
    project,
    "--kept",
    "8",
    "--writer",
    "m",
    "--base-url",
    server.url,
    "--no-train",
    "--concurrency",
    "1",
  ];
  const host = await growHost(args, folder);
  assert.equal(host.code, 3);
  assert.match(
    host.stdout,
    new RegExp(
      `^The server at ${server.url} refused the key \\(401\\)\\. Set the right key, then continue\\.$`,
      "m",
    ),
  );
  const { attempt, prompt, run, seed, session_end } = factCounts(project);
  assert.deepEqual(
    { attempt, prompt, run, seed, session_end },
    { attempt: 1, prompt: 1, run: 1, seed: 24, session_end: 1 },
  );
});

test("a busy server is asked again when it said, and the run ends as if nothing had been", async (t) => {
  const server = await serverThat(t, { status: 429, headers: { "retry-after": "7" } });
  const { path, sit } = begunProject(t, settings);
  const { end, delays } = await sit(server.url);
  assert.deepEqual(end, { reason: "finished", failure: null });
  assert.deepEqual(delays, [7000]);
  assert.deepEqual(
    facts(path, (query) =>
      query(
        "SELECT outcome, status, retry_after_ms, possibly_paid, sentence FROM attempt_end WHERE outcome <> 'replied'",
      ),
    ),
    [
      {
        outcome: "server-busy",
        status: 429,
        retry_after_ms: 7000,
        possibly_paid: 0,
        sentence: `The server at ${server.url} asks to go slower (429). Lower the concurrency or wait, then continue.`,
      },
    ],
  );
  assert.equal(server.asked().length, factCount(path, "SELECT count(*) FROM prompt") + 1);
});

test("a server that stays busy is asked eight times, and nothing else is asked meanwhile", async (t) => {
  const server = await serverThat(t, ...times(8, { status: 429, headers: { "retry-after": "2" } }));
  const { sit } = begunProject(t, settings);
  const { end, gained, delays } = await sit(server.url);
  assert.equal(
    end.failure?.sentence,
    `The server at ${server.url} asks to go slower (429). Lower the concurrency or wait, then continue.`,
  );
  assert.deepEqual(gained, { ...sitting, attempt: 8, attempt_end: 8 });
  assert.deepEqual(delays, times(7, 2000));
});

test("a server that is busy and does not say for how long is asked three times", async (t) => {
  const server = await serverThat(t, ...times(8, { status: 429 }));
  const { sit } = begunProject(t, settings);
  const { end, gained, delays } = await sit(server.url);
  assert.equal(end.failure?.kind, "server-busy");
  assert.deepEqual(gained, { ...sitting, attempt: 3, attempt_end: 3 });
  assert.deepEqual(delays, [1000, 4000]);
});

test("a server that breaks off its answer is asked again, and both requests count as possibly paid", async (t) => {
  const server = await serverThat(t, { fault: "break" });
  const { path, sit } = begunProject(t, settings);
  const { end, delays } = await sit(server.url);
  assert.deepEqual(end, { reason: "finished", failure: null });
  assert.deepEqual(delays, [1000]);
  assert.deepEqual(
    facts(path, (query) => query("SELECT outcome, possibly_paid FROM attempt_end WHERE attempt <= 2")),
    [
      { outcome: "server-unreachable", possibly_paid: 1 },
      { outcome: "replied", possibly_paid: 1 },
    ],
  );
});

test("a request that the server will never take is given up, and the run goes on without it", async (t) => {
  const server = await serverThat(t, { status: 400, message: "too long" });
  const { path, sit } = begunProject(t, settings);
  assert.deepEqual((await sit(server.url)).end, { reason: "finished", failure: null });
  assert.deepEqual(
    facts(path, (query) => query("SELECT prompt, failure, sentence FROM abandoned")),
    [
      {
        prompt: 1,
        failure: "server-refused-request",
        sentence: `The server at ${server.url} refused the request (400: too long). Check the model and its limits, then continue.`,
      },
    ],
  );
});

test("an answer that is no chat completion is told as such after three tries", async (t) => {
  const server = await serverThat(t, ...times(3, { fault: "not json" } as const));
  const { path, sit } = begunProject(t, settings);
  const { end, gained } = await sit(server.url);
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    `The server at ${server.url} answered, but not with a chat completion. Check that the address ends where the API begins, often in /v1.`,
  );
  assert.deepEqual(gained, { ...sitting, attempt: 3, attempt_end: 3 });
  assert.equal(factCount(path, "SELECT sum(possibly_paid) FROM attempt_end"), 3);
});

test("a server that fails is asked three times for the same prompt, then writing stops", async (t) => {
  const server = await serverThat(t, ...times(3, { status: 500, message: "out of memory" }));
  const { path, sit } = begunProject(t, settings);
  const { end, gained, delays } = await sit(server.url);
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    `The server at ${server.url} failed (500: out of memory). Look at its log, then continue.`,
  );
  assert.deepEqual(gained, { ...sitting, attempt: 3, attempt_end: 3 });
  assert.deepEqual(delays, [1000, 4000]);
  assert.equal(new Set(server.asked().map(({ content }) => content)).size, 1);
  assert.deepEqual((await sit(server.url)).end, { reason: "finished", failure: null });
  assert.equal(factCount(path, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), 8);
});

const task = (n: number, instruction: string, output: string): string =>
  `###\n${n}. Instruction: ${instruction}\n${n}. Input:\n<noinput>\n${n}. Output:\n${output}`;

test("of a reply that ran out of tokens the last task is shortened to its last whole sentence, or set aside as cut", async (t) => {
  const whole = task(4, "Explain why the sky looks blue at noon.", "Air scatters blue light more than red.");
  const shortened = task(
    5,
    "Describe how bread rises in the oven.",
    "Yeast makes gas. The gas is held by the glu",
  );
  const cut = task(5, "List three uses of a garden hose.", "Watering plants, washing");
  const server = await serverThat(
    t,
    { text: `${whole}\n${shortened}`, finishReason: "length" },
    { text: `${whole.replace("noon", "dusk over the sea")}\n${cut}`, finishReason: "length" },
  );
  const { path, sit } = begunProject(t, settings);
  assert.equal((await sit(server.url)).end.reason, "finished");
  assert.deepEqual(
    facts(path, (query) =>
      query(
        `SELECT g.prompt, c.output, c.shortened FROM candidate c JOIN parsing g ON g.id = c.parsing WHERE g.prompt <= 2 ORDER BY c.id`,
      ),
    ),
    [
      { prompt: 1, output: "Air scatters blue light more than red.", shortened: 0 },
      { prompt: 1, output: "Yeast makes gas.", shortened: 1 },
      { prompt: 2, output: "Air scatters blue light more than red.", shortened: 0 },
    ],
  );
  const broken = facts(path, (query) =>
    query("SELECT broken FROM parsing WHERE prompt <= 2 ORDER BY prompt").map((row) => row["broken"]),
  );
  assert.deepEqual(broken, ["[]", '[{"ordinal":1,"reason":"cut"}]']);
});

test("five replies in a row without a task stop writing, and each of them stands in the ledger", async (t) => {
  const server = await serverThat(t, ...times(5, { text: "What a lovely question! Let me think about it." }));
  const { path, sit } = begunProject(t, settings);
  const { end, gained } = await sit(server.url);
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    "5 replies in a row held no task that Seedbed can read. Look at the replies, try a larger model, then continue.",
  );
  assert.deepEqual(gained, {
    ...sitting,
    attempt: 5,
    attempt_end: 5,
    parsing: 5,
    prompt: 5,
    reply: 5,
    tally: 5,
    embedding: 24,
  });
  assert.equal(factCount(path, "SELECT sum(found) FROM parsing"), 0);
  assert.deepEqual((await sit(server.url)).end, { reason: "finished", failure: null });
});
