import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { fetchElectron, findElectron } from "../../electron/hosts/electronProgram.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { follow } from "../support/loopback.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** `npm start` with a tiny page, in a home of its own, without a display unless `env` names one. */
function start(context: TestContext, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const home = temporaryFolder(context);
  const page = join(home, "page");
  mkdirSync(page);
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Seedbed</title>");
  const flags = args.includes("--desktop") ? args : ["--page", page, ...args];
  const child = spawn(process.execPath, [projectFile("electron/hosts/start.ts"), ...flags], {
    env: { PATH: process.env["PATH"], SEEDBED_HOME: home, ...env },
  });
  context.after(() => child.kill("SIGKILL"));
  return child;
}

test(
  "npm start says why it serves the page, then serves it",
  { skip: process.platform !== "linux" },
  async (context) => {
    const child = start(context, ["--no-open"]);
    const ended = once(child, "exit");
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    assert.match(
      String((await lines.next()).value),
      /^The page is served, because --page is a flag of the page in the browser\.$/,
    );
    assert.match(String((await lines.next()).value), /^Seedbed is at this link/);
    assert.match(await follow(String((await lines.next()).value)), /^seedbed_\d+=/);
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
  },
);

test(
  "npm run desktop without a display fails with a sentence",
  { skip: process.platform !== "linux" },
  async (context) => {
    const child = start(context, ["--desktop"]);
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    assert.equal(said, "The desktop app cannot open a window: neither DISPLAY nor WAYLAND_DISPLAY is set.\n");
    assert.equal(code, 1);
  },
);

test("Electron is found in its package's folder in the right version, or where the user says it is", (context) => {
  const folder = temporaryFolder(context);
  const dist = join(folder, "dist");
  const found = { folder, version: "45.4.1" };
  assert.equal(findElectron(found, "linux", undefined), null);
  mkdirSync(dist);
  writeFileSync(join(dist, "electron"), "");
  writeFileSync(join(dist, "version"), "v45.4.1");
  assert.equal(findElectron(found, "linux", undefined), join(dist, "electron"));
  assert.equal(findElectron(found, "win32", undefined), null);
  assert.equal(findElectron({ folder, version: "46.0.0" }, "linux", undefined), null);
  assert.equal(findElectron(found, "linux", dist), join(dist, "electron"));
  assert.equal(findElectron(found, "linux", join(folder, "elsewhere")), null);
});

/** Sets a variable of this process until the test ends. */
function setVariable(context: TestContext, name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  context.after(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

/** A server of Electron's files that gives `answer` to every request, and a package `electron` that expects `expected`. */
async function electronServer(
  context: TestContext,
  answer: Readonly<{ status: number; body: string }>,
  expected: string,
) {
  const server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const folder = temporaryFolder(context);
  setVariable(context, "ELECTRON_MIRROR", `http://127.0.0.1:${port}/`);
  setVariable(context, "XDG_CACHE_HOME", join(folder, "cache"));
  setVariable(context, "LOCALAPPDATA", join(folder, "cache"));
  const sum = createHash("sha256").update(expected).digest("hex");
  const name = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;
  writeFileSync(join(folder, "checksums.json"), JSON.stringify({ [name]: sum }));
  writeFileSync(join(folder, "install.js"), 'require("fs").writeFileSync(__dirname + "/unpacked", "")');
  return { folder, version: "45.4.1" };
}

test("Electron is fetched with progress and unpacked when it is what its package expects", async (context) => {
  const electron = await electronServer(context, { status: 200, body: "the real one" }, "the real one");
  const bytes: number[] = [];
  await fetchElectron(electron, ({ transferred }) => bytes.push(transferred));
  assert.equal(bytes.at(-1), "the real one".length);
  assert.ok(existsSync(join(electron.folder, "unpacked")));
});

test("another file than expected, or none, is a sentence, and nothing is unpacked", async (context) => {
  for (const answer of [
    { status: 200, body: "a forged one" },
    { status: 404, body: "" },
  ]) {
    const electron = await electronServer(context, answer, "the real one");
    await assert.rejects(
      fetchElectron(electron, () => undefined),
      (error) =>
        error instanceof Failure && /^Electron 45\.4\.1 could not be fetched: .+\.$/.test(error.sentence),
    );
    assert.ok(!existsSync(join(electron.folder, "unpacked")));
  }
});
