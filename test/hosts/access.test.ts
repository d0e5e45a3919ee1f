import assert from "node:assert/strict";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { WebSocket } from "ws";
import { loopback } from "../support/loopback.ts";

test("the link sets a cookie that scripts and other sites cannot use, and leads to the page without the token", async (context) => {
  const { raw, link, port } = await loopback(context);
  assert.match(link, new RegExp(`^http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]{43}$`));
  const entered = await raw(link.slice(link.indexOf("/?")));
  assert.equal(entered.status, 303);
  assert.equal(entered.headers.location, "/");
  const [cookie = ""] = [entered.headers["set-cookie"] ?? []].flat();
  assert.match(cookie, new RegExp(`^seedbed_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
});

test("without the cookie or with a wrong one there is one sentence and nothing else", async (context) => {
  const { raw, port } = await loopback(context);
  const sentence = "Open the link that Seedbed printed in its terminal; it changes with every start.";
  for (const [path, headers] of [
    ["/", {}],
    ["/assets/main-abc.js", {}],
    ["/?token=wrong", {}],
    ["/", { cookie: `seedbed_${port}=wrong` }],
    ["/", { cookie: `seedbed_${port}=` }],
  ] as const) {
    const page = await raw(path, { headers });
    assert.equal(page.status, 401);
    assert.ok(page.text.includes(`<p>${sentence}</p>`), page.text);
  }
});

test("a request under another name is refused, cookie or not", async (context) => {
  const { ours, raw, port, link } = await loopback(context);
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1:${port + 1}`]) {
    assert.equal((await ours("/", { headers: { host } })).status, 403, host);
    assert.equal((await raw(link.slice(link.indexOf("/?")), { headers: { host } })).status, 403, host);
  }
  const named = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
  assert.equal((await ours("/", { headers: named })).status, 200);
});

test("a request from another page is refused, and a POST without an Origin too", async (context) => {
  const { ours, raw, cookie } = await loopback(context);
  const post = { method: "POST", body: new Uint8Array() };
  assert.equal((await ours("/", { headers: { origin: "https://evil.example" } })).status, 403);
  assert.equal((await ours("/upload/seeds?name=a", { ...post, headers: { origin: "null" } })).status, 403);
  assert.equal((await raw("/upload/seeds?name=a", { ...post, headers: { cookie } })).status, 403);
});

test("the page comes with a strict policy and is not stored; hashed files may be kept", async (context) => {
  const { ours, port } = await loopback(context);
  const page = await ours("/");
  assert.equal(page.status, 200);
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  assert.equal(page.headers["cache-control"], "no-store");
  assert.equal(page.headers["x-content-type-options"], "nosniff");
  const policy = String(page.headers["content-security-policy"]).split("; ");
  assert.ok(policy.includes("default-src 'none'"));
  assert.ok(policy.includes("script-src 'self'"));
  assert.ok(policy.includes("frame-ancestors 'none'"));
  assert.ok(policy.includes(`connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`));
  assert.ok(!policy.join().includes("unsafe"));
  const script = await ours("/assets/main-abc.js");
  assert.match(String(script.headers["cache-control"]), /immutable/);
  assert.equal(script.headers["content-type"], "text/javascript; charset=utf-8");
});

test("no path leads out of the page's folder", async (context) => {
  const { ours, home } = await loopback(context);
  symlinkSync(join(home, "secret.txt"), join(home, "page", "link.txt"));
  for (const path of [
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/%00",
    "/%",
    "/link.txt",
    "/assets",
  ]) {
    const page = await ours(path);
    assert.equal(page.status, 404, path);
    assert.ok(!page.text.includes("not for the page"), path);
  }
});

test("other kinds of request have no answer", async (context) => {
  const { ours } = await loopback(context);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    assert.equal((await ours("/", { method })).status, 405);
  const head = await ours("/", { method: "HEAD" });
  assert.deepEqual([head.status, head.text], [200, ""]);
});

test("a WebSocket needs the cookie, our own page and the right path", async (context) => {
  const { port, cookie, faults } = await loopback(context);
  const origin = `http://127.0.0.1:${port}`;
  const opening = async (path: string, headers: Record<string, string>): Promise<string> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    context.after(() => socket.terminate());
    const refused = once(socket, "error").then(([error]) => (error instanceof Error ? error.message : ""));
    return Promise.race([refused, once(socket, "open").then(() => "open")]);
  };
  assert.match(await opening("/trpc", { origin }), /401/);
  assert.match(await opening("/trpc", { origin, cookie: `seedbed_${port}=wrong` }), /401/);
  assert.match(await opening("/trpc", { origin: "https://evil.example", cookie }), /403/);
  assert.match(await opening("/trpc", { cookie }), /403/);
  assert.match(await opening("/trpc", { origin, cookie, host: "evil.example" }), /403/);
  assert.match(await opening("/other", { origin, cookie }), /404/);
  assert.equal(await opening("/trpc", { origin, cookie }), "open");
  assert.deepEqual(faults, []);
});
