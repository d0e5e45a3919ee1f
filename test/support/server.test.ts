import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { z } from "zod";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { list20 } from "../../electron/generate/list20.ts";
import { parseList } from "../../electron/generate/parseList.ts";
import { rougeL } from "../../electron/kernel/rougeL.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { projectFile } from "./needs.ts";
import { retrievalBank, retrievalWriter, seedsIn } from "./retrievalWriter.ts";
import { promptHash, scripted, startServer } from "./server.ts";
import { templateBank } from "./templateBank.ts";

const Completion = z.object({
  id: z.string(),
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string() }))
    .length(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }),
});
const Counts = z.object({ requests: z.number(), asked: z.record(z.string(), z.number()) });

function ask(url: string, content: string): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ model: "m", messages: [{ role: "user", content }] }),
  });
}

async function textOf(response: Response): Promise<string> {
  return Completion.parse(await response.json()).choices[0]?.message.content ?? "";
}

const seeds = [
  { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" },
  { instruction: "Write a sentence about a fox.", input: "", output: "The fox sleeps." },
  { instruction: "Sort the words by alphabet.", input: "b\na", output: "a\nb" },
];
const prompt = list20(seeds, "english").messages[0].content;

test("the server answers from its script, counts what it was asked and names its model", async (t) => {
  const server = await startServer({
    answer: scripted("one", { text: "two", finishReason: "length" }),
    model: "tiny",
  });
  t.after(server.close);
  assert.equal(await textOf(await ask(server.url, "hello")), "one");
  const second = Completion.parse(await (await ask(server.url, "hello")).json());
  assert.equal(second.choices[0]?.finish_reason, "length");
  assert.deepEqual(
    server.asked().map(({ content }) => content),
    ["hello", "hello"],
  );
  assert.match(await (await fetch(`${server.url}/models`)).text(), /"tiny"/);
  assert.equal((await fetch(`${server.url}/nothing`)).status, 404);
});

test("the server makes every fault on demand", async (t) => {
  const answers = scripted(
    { status: 401, message: "wrong key" },
    { status: 429, headers: { "retry-after": "7" } },
    { status: 500 },
    { text: "" },
    { fault: "not json" },
    { fault: "drop" },
    { fault: "break" },
    { fault: "hang" },
  );
  const server = await startServer({ answer: answers });
  t.after(server.close);
  assert.equal((await ask(server.url, "a")).status, 401);
  const limited = await ask(server.url, "b");
  assert.deepEqual([limited.status, limited.headers.get("retry-after")], [429, "7"]);
  assert.equal((await ask(server.url, "c")).status, 500);
  assert.equal(await textOf(await ask(server.url, "d")), "");
  assert.equal(await (await ask(server.url, "e")).text(), "<html>");
  await assert.rejects(ask(server.url, "f"));
  const broken = await ask(server.url, "g");
  assert.equal(broken.status, 200);
  await assert.rejects(broken.text());
  const hanging = assert.rejects(ask(server.url, "h"));
  await server.askedAtLeast(8);
  assert.equal(server.replied().length, 2);
  await server.close();
  await hanging;
});

test("a closed gate holds requests that were counted, until it opens", async (t) => {
  const server = await startServer({ answer: scripted("through") });
  t.after(server.close);
  server.hold();
  const replies = [ask(server.url, "a"), ask(server.url, "b")];
  await server.heldAtLeast(2);
  assert.equal(server.asked().length, 2);
  assert.equal(server.replied().length, 0);
  server.release();
  for (const reply of replies) assert.equal(await textOf(await reply), "through");
});

test("the retrieval writer answers the same prompt with the same tasks, another prompt with others", () => {
  const write = retrievalWriter(retrievalBank(), { tasks: 16 });
  const tasks = parseList(write(prompt), "stop");
  assert.deepEqual(seedsIn(prompt), seeds);
  assert.equal(write(prompt), write(prompt));
  assert.equal(tasks.candidates.length, 16);
  assert.deepEqual(tasks.broken, []);
  const other = list20(seeds.toReversed(), "english").messages[0].content;
  assert.notEqual(write(other), write(prompt));
});

test("the template bank has 600 rows or more, of which more than 300 may be kept at 0.85", () => {
  const bank = templateBank();
  const kept: (readonly string[])[] = [];
  for (const row of bank.filter(
    (each) => ruleAgainst(each, [], usualFilter("recommended", "english")) === null,
  )) {
    const tokens = tokenise(row.instruction);
    if (kept.every((other) => rougeL(tokens, other) <= 0.85)) kept.push(tokens);
  }
  assert.ok(bank.length >= 600, `${bank.length}`);
  assert.ok(kept.length > 300, `${kept.length}`);
});

test("as a process of its own the server writes, counts, and is held and released over HTTP", async (t) => {
  const child = spawn(process.execPath, [projectFile("test/support/serverProcess.ts"), "--tasks", "4"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  t.after(() => child.kill());
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)));
  const root = url.replace(/\/v1$/, "");
  const post = (path: string): Promise<Response> => fetch(`${root}${path}`, { method: "POST" });
  await post("/control/hold");
  const reply = ask(url, prompt);
  await fetch(`${root}/held?atLeast=1`);
  const counts = Counts.parse(await (await fetch(`${root}/asked?atLeast=1`)).json());
  assert.deepEqual(counts.asked, { [promptHash(prompt)]: 1 });
  await post("/control/release");
  assert.equal(parseList(await textOf(await reply), "stop").candidates.length, 4);
  child.stdin.end();
  const [code] = await once(child, "exit");
  assert.equal(code, 0);
});
