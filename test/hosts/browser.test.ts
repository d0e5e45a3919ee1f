import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { openProject } from "../../electron/store/project.ts";
import { follow, wire } from "../support/loopback.ts";
import { projectFile } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

type Host = Readonly<{
  home: string;
  /** Resolves with the first line that matches. */
  line: (pattern: RegExp) => Promise<string>;
  signal: (name: NodeJS.Signals) => void;
  /** The exit code, or the signal that ended it. */
  ended: Promise<Readonly<{ code: number | NodeJS.Signals | null; output: string }>>;
}>;

/** Starts the browser host as `npm start` does, in a home of its own, with a tiny page. */
function start(context: TestContext, args: readonly string[], home = temporaryFolder(context)): Host {
  const page = join(home, "page");
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Seedbed</title>");
  const child = spawn(
    process.execPath,
    [projectFile("electron/hosts/browser.ts"), "--no-open", "--page", page, ...args],
    {
      env: { PATH: process.env["PATH"], SEEDBED_HOME: home, INIT_CWD: home },
    },
  );
  context.after(() => child.kill("SIGKILL"));
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended: Host["ended"] = new Promise((resolve) =>
    child.once("close", (code, by) => resolve({ code: by ?? code, output })),
  );
  const found = (pattern: RegExp): string | undefined =>
    output
      .split("\n")
      .slice(0, -1)
      .find((line) => pattern.test(line));
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const seen = found(pattern);
        if (seen !== undefined) resolve(seen);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`It ended without that line:\n${output}`)));
      look();
    });
  return { home, line, signal: (name) => child.kill(name), ended };
}

const linkLine = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/;

test("the link stands alone on a line and opens the page; SIGTERM ends the host with 0", async (context) => {
  const host = start(context, []);
  const cookie = await follow(await host.line(linkLine));
  assert.match(cookie, /^seedbed_\d+=/);
  host.signal("SIGTERM");
  assert.equal((await host.ended).code, 0);
});

test("a relative project file is meant from where the command was typed, and is made", async (context) => {
  const host = start(context, ["--project", "mine.seedbed"]);
  const link = await host.line(linkLine);
  const { query } = await wire(context, { port: Number(new URL(link).port), cookie: await follow(link) });
  const { data } = z
    .object({ data: z.looseObject({ current: z.string() }) })
    .parse(await query("projects.list"));
  assert.equal(data.current, "mine");
  host.signal("SIGINT");
  assert.equal((await host.ended).code, 0);
  openProject(join(host.home, "mine.seedbed"), { create: false }).close();
});

test("wrong flags end with 2 and the usage, a taken port and a foreign file with 1 and a sentence", async (context) => {
  const usage = await start(context, ["--colour", "red"]).ended;
  assert.equal(usage.code, 2);
  assert.match(usage.output, /Usage: npm run serve/);
  assert.match((await start(context, ["--port", "eighty"]).ended).output, /A port is a number/);
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, "127.0.0.1", () => resolve(z.object({ port: z.number() }).parse(taken.address()).port)),
  );
  context.after(() => taken.close());
  const refused = await start(context, ["--port", String(port)]).ended;
  assert.deepEqual(refused, {
    code: 1,
    output: `Port ${port} cannot be had (EADDRINUSE). Choose another with --port, or leave it out.\n`,
  });
  const home = temporaryFolder(context);
  writeFileSync(join(home, "notes.seedbed"), "these bytes are no database");
  const foreign = await start(context, ["--project", "notes.seedbed"], home).ended;
  assert.equal(foreign.code, 1);
  assert.match(foreign.output, /notes\.seedbed is not a Seedbed project/);
});

/** A host in which two requests of a new run are in flight. */
async function growing(context: TestContext) {
  const writer = await startServer({ answer: () => ({ text: "no task in here" }) });
  context.after(writer.close);
  writer.hold();
  const host = start(context, ["--project", "p.seedbed"]);
  const link = await host.line(linkLine);
  const { mutate } = await wire(context, { port: Number(new URL(link).port), cookie: await follow(link) });
  await mutate("seeds.useSample", { which: "sample-24" });
  const choice = {
    writer: { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null },
    concurrency: 2,
  };
  await mutate("run.start", { ...choice, goal: 10, preset: "recommended", batchSize: 2, epochs: 1 });
  await writer.heldAtLeast(2);
  return { host, writer };
}

test("Ctrl-C pauses a growth: what is in flight arrives and stands in the project, then the host ends with 0", async (context) => {
  const { host, writer } = await growing(context);
  host.signal("SIGINT");
  await host.line(/^Pausing/);
  // npm passes the same Ctrl-C on a moment later.
  host.signal("SIGINT");
  writer.release();
  assert.equal((await host.ended).code, 0);
  const project = openProject(join(host.home, "p.seedbed"), { create: false });
  context.after(() => project.close());
  const ends = project.db.all(z.object({ reason: z.string() }), "SELECT reason FROM session_end");
  const replies = project.db.all(z.object({ id: z.number() }), "SELECT id FROM reply");
  assert.deepEqual([ends.map((end) => end.reason), replies.length], [["paused"], 2]);
});

test("a second Ctrl-C ends the host at once, which a shell sees as 130", async (context) => {
  const { host } = await growing(context);
  host.signal("SIGINT");
  await host.line(/^Pausing/);
  const again = setInterval(() => host.signal("SIGINT"), 100);
  const { code } = await host.ended;
  clearInterval(again);
  assert.equal(code, "SIGINT");
});
