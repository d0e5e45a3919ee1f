import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { WebSocket } from "ws";
import { z } from "zod";
import { loopback, wire } from "../support/loopback.ts";
import type { Loopback } from "../support/loopback.ts";

async function opened({ port, cookie }: Loopback): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc`, {
    headers: { cookie },
    origin: `http://127.0.0.1:${port}`,
  });
  await once(socket, "open");
  return socket;
}

test("a frame of more than a megabyte ends its connection, and the others go on", async (context) => {
  const server = await loopback(context);
  const { query } = await wire(context, server);
  const socket = await opened(server);
  // The server may close while the frame is still on its way.
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  socket.send("x".repeat(1024 * 1024 + 1));
  const [code] = z.tuple([z.number(), z.unknown()]).parse(await closed);
  assert.ok(code === 1009 || code === 1006, String(code));
  assert.ok("data" in (await query("projects.list")));
  assert.deepEqual(server.faults, []);
});

test("frames that are no calls are answered or dropped, never carried out", async (context) => {
  const server = await loopback(context);
  const { mutate, query } = await wire(context, server);
  await mutate("projects.create", { name: "probed" });
  const socket = await opened(server);
  socket.on("error", () => undefined);
  for (const frame of [
    "not JSON",
    "[]",
    "null",
    JSON.stringify({ id: 1, method: "query", params: { path: "__proto__.toString" } }),
    JSON.stringify({ id: 2, method: "query", params: { path: "constructor" } }),
    JSON.stringify({
      id: 3,
      method: "mutation",
      params: { path: "projects.open", input: { id: "../../../etc/passwd" } },
    }),
    JSON.stringify({
      id: 4,
      method: "mutation",
      params: { path: "projects.create", input: { name: "../escaped" } },
    }),
    JSON.stringify({
      id: 5,
      method: "mutation",
      params: { path: "seeds.useSample", input: { which: "/etc/passwd" } },
    }),
    '{"id":6,"method":"mutation","params":{"path":"preferences.set","input":{"__proto__":{"isOffline":true},"recent":["/etc/passwd"]}}}',
  ]) {
    socket.send(frame);
  }
  socket.terminate();
  const list = z
    .looseObject({ data: z.looseObject({ current: z.unknown() }) })
    .parse(await query("projects.list"));
  assert.match(JSON.stringify(list.data.current), /probed/);
  assert.deepEqual(
    readdirSync(server.home).filter((name) => name.includes("escaped")),
    [],
  );
  assert.equal(JSON.stringify(await query("preferences.get")).includes("passwd"), false);
  assert.deepEqual(server.faults, []);
});

test("hostile file names are only names: no file is made, and the name comes back as it was", async (context) => {
  const server = await loopback(context);
  const { mutate, query } = await wire(context, server);
  await mutate("projects.create", { name: "named" });
  const before = readdirSync(server.home, { recursive: true }).length;
  const names = [
    "../../../../tmp/escaped.jsonl",
    "C:\\Windows\\system32\\x.jsonl",
    '<img src=x onerror="alert(1)">.jsonl',
    "\u202Elnosj.exe",
    "nul",
    "a".repeat(255),
  ];
  for (const [index, name] of names.entries()) {
    const line = { instruction: `Name ${index} rivers of the plain`, input: "", output: "Rhine." };
    const body = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
    const sent = await server.ours(`/upload/seeds?name=${encodeURIComponent(name)}`, {
      method: "POST",
      body,
    });
    assert.equal(sent.status, 200, `${name}: ${sent.text}`);
    assert.equal(sent.headers["content-type"], "application/json; charset=utf-8");
  }
  const sources = z
    .object({ data: z.array(z.looseObject({ name: z.string() })) })
    .parse(await query("seeds.imported")).data;
  assert.deepEqual(
    sources.map(({ name }) => name),
    names,
  );
  assert.equal(readdirSync(server.home, { recursive: true }).length, before);
});

test("a name that is too long, empty or not text is refused and adds nothing", async (context) => {
  const server = await loopback(context);
  const { mutate, query } = await wire(context, server);
  await mutate("projects.create", { name: "refusing" });
  const body = new TextEncoder().encode('{"instruction":"a b c d","output":"e"}\n');
  for (const query of ["", "?name=", `?name=${"a".repeat(256)}`, "?other=1"]) {
    const { status } = await server.ours(`/upload/seeds${query}`, { method: "POST", body });
    assert.ok(status >= 400 && status < 500, `${query}: ${status}`);
  }
  assert.deepEqual(await query("seeds.imported"), { data: [] });
});
