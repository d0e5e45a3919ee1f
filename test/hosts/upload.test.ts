import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { uploadMaxBytes } from "../../electron/hosts/upload.ts";
import { loopback } from "../support/loopback.ts";

const seeds = [
  { instruction: "Name three rivers of Europe", input: "", output: "Rhine, Danube, Tagus." },
  { instruction: "Turn the sentence into a question", input: "It rains.", output: "Does it rain?" },
];
const bytes = (text: string) => new TextEncoder().encode(text);
const answer = z.looseObject({ ok: z.boolean(), sentence: z.string() });

test("an uploaded seed file goes into the open project", async (context) => {
  const { desk, ours } = await loopback(context);
  desk.shelf.create("rivers");
  const body = bytes(`${seeds.map((seed) => JSON.stringify(seed)).join("\n")}\n{"input":""}\n`);
  const page = await ours("/upload/seeds?name=two%20rivers.jsonl", { method: "POST", body });
  assert.equal(page.status, 200);
  const { ok, sentence, added } = answer.parse(JSON.parse(page.text));
  assert.deepEqual([ok, sentence, added], [true, "Line 3 has no instruction; the other 2 are in.", 2]);
});

test("a file that holds no seeds is refused with its sentence and adds nothing", async (context) => {
  const { desk, ours } = await loopback(context);
  desk.shelf.create("empty");
  const page = await ours("/upload/seeds?name=a.jsonl", { method: "POST", body: bytes("  ") });
  assert.equal(page.status, 422);
  const { ok, sentence } = answer.parse(JSON.parse(page.text));
  assert.equal(ok, false);
  assert.match(sentence, /a\.jsonl is empty\. Choose self-instruct's seed_tasks\.jsonl/);
});

test("without an open project an upload is refused", async (context) => {
  const { ours } = await loopback(context);
  const page = await ours("/upload/seeds?name=a.jsonl", { method: "POST", body: bytes("{}") });
  assert.deepEqual(JSON.parse(page.text), {
    ok: false,
    sentence: "No project is open. Open one, or start a new one.",
  });
});

test("more than 64 MB is refused with the number, and the project stays as it was", async (context) => {
  const { desk, ours } = await loopback(context);
  desk.shelf.create("large");
  const page = await ours("/upload/seeds?name=huge.jsonl", {
    method: "POST",
    body: new Uint8Array(uploadMaxBytes + 1),
  });
  assert.equal(page.status, 413);
  assert.deepEqual(JSON.parse(page.text), {
    ok: false,
    sentence: "huge.jsonl holds more than 64 MB. Split it and drop the parts.",
  });
  const count = desk.shelf.project().db.get(z.object({ n: z.number() }), "SELECT count(*) AS n FROM source");
  assert.equal(count?.n, 0);
});

test("on the start screen a seed file becomes a project named after it, and one that is refused becomes none", async (context) => {
  const { desk, ours } = await loopback(context);
  const upload = async (name: string, text: string) => {
    const path = `/upload/seeds?name=${encodeURIComponent(name)}&into=new`;
    const page = await ours(path, { method: "POST", body: bytes(text) });
    return answer.parse(JSON.parse(page.text));
  };
  const lines = seeds.map((seed) => JSON.stringify(seed)).join("\n");
  assert.equal((await upload("bad.jsonl", "{\n")).ok, false);
  assert.equal(desk.shelf.current(), null);
  assert.equal((await upload("my seeds.v2.jsonl", lines)).sentence, "2 seeds are in.");
  assert.equal(desk.shelf.project().name, "my seeds.v2");
  await desk.close();
  await upload("my seeds.v2.json", lines);
  assert.equal(desk.shelf.project().name, "my seeds.v2-2");
  await desk.close();
  await upload("..", lines);
  assert.equal(desk.shelf.project().name, "seeds");
});
