import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import type { HostAsk } from "../../electron/nouns/hostPort.ts";
import { openProject } from "../../electron/store/project.ts";
import { wire } from "../support/loopback.ts";
import type { Wire } from "../support/loopback.ts";
import { serverProcess } from "../support/host.ts";
import { playMain } from "../support/playMain.ts";
import type { PlayedMain } from "../support/playMain.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

type Started = Readonly<{ main: PlayedMain; page: Wire; home: string }>;

/** The desktop backend with a tiny page, and that page's line to it. */
async function started(context: TestContext, answer?: (ask: HostAsk) => string | null): Promise<Started> {
  const home = temporaryFolder(context);
  const folder = join(home, "page");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Seedbed</title>");
  const main = playMain(context, { home, page: folder, ...(answer === undefined ? {} : { answer }) });
  const { port, cookie } = await main.heard("ready");
  const page = await wire(context, { port, cookie: `${cookie.name}=${cookie.value}` });
  return { main, page, home };
}

const info = z.object({
  data: z.looseObject({ hostName: z.string(), canPick: z.boolean(), canReveal: z.boolean() }),
});
const list = z.object({
  data: z.object({
    current: z.string().nullable(),
    projects: z.array(z.looseObject({ id: z.string(), name: z.string(), folder: z.string().nullable() })),
  }),
});

test("the cookie of ready lets the window in, and the page learns what the desktop can do", async (context) => {
  const place = { kind: "keychain", sentence: "Keys are kept in the keychain." };
  const { main, page } = await started(context, () => JSON.stringify(place));
  const { data } = info.parse(await page.query("host.info"));
  assert.deepEqual([data.hostName, data.canPick, data.canReveal], ["desktop", true, true]);
  assert.deepEqual(data["keyPlace"], place);
  assert.deepEqual((await main.heard("state")).state, { project: null, run: null });
  main.send({ kind: "end" });
  await main.heard("ended");
  assert.equal(await main.exited, 0);
  assert.equal(main.said(), "");
});

test("a file that main names is opened and told to the page; one that cannot be is a notice", async (context) => {
  const { main, page, home } = await started(context);
  const events = page.watch("host.events");
  await page.query("projects.list");
  const file = join(home, "elsewhere", "mine.seedbed");
  openProject(file, { create: true }).close();
  main.send({ kind: "open", path: file });
  assert.deepEqual(await events.next(), { data: { kind: "project" } });
  const { state } = await main.heard("state", (message) => message.state.project !== null);
  assert.deepEqual(state.project, { name: "mine", path: file });
  const { data } = list.parse(await page.query("projects.list"));
  assert.equal(data.current, "mine");
  assert.ok(!JSON.stringify(data).includes(".seedbed"), "no path reaches the page");
  main.send({ kind: "open", path: join(home, "gone.seedbed") });
  const notice = z
    .object({ data: z.object({ kind: z.literal("notice"), sentence: z.string() }) })
    .parse(await events.next());
  assert.match(notice.data.sentence, /no project at .*gone\.seedbed/);
});

test("a dialog's answer is opened and remembered; one that was called off changes nothing", async (context) => {
  let picked: string | null = null;
  const { page, home } = await started(context, (ask) => (ask.kind === "pickProject" ? picked : null));
  assert.deepEqual(await page.mutate("projects.pick"), { data: false });
  picked = join(home, "there", "chosen.seedbed");
  openProject(picked, { create: true }).close();
  assert.deepEqual(await page.mutate("projects.pick"), { data: true });
  await page.mutate("projects.close");
  const { projects } = list.parse(await page.query("projects.list")).data;
  assert.deepEqual(
    projects.map(({ name }) => name),
    ["chosen"],
  );
  const [id] = projects.map((project) => project.id);
  assert.deepEqual(await page.mutate("projects.open", { id }), { data: undefined });
  await page.mutate("projects.close");
  await page.mutate("projects.forget", { id });
  assert.deepEqual(list.parse(await page.query("projects.list")).data.projects, []);
});

const choice = { goal: 8, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 2 } as const;

test("a run trains in a process that main brokers, main hears of it, and it ends by itself", async (context) => {
  const [{ main, page }, { url }] = await Promise.all([started(context), serverProcess(context, 4)]);
  await page.mutate("projects.create", { name: "grown" });
  await page.mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: url, keyEnv: null };
  assert.deepEqual(await page.mutate("run.start", { ...choice, writer }), { data: undefined });
  const { state } = await main.heard("state", (message) => message.state.run?.state === "done");
  assert.equal(state.run?.share, 1);
  assert.match(state.run.sentence, /^8 kept in \d+ s\.$/);
  assert.equal((await main.heard("startChild")).which, "trainer");
  const view = z
    .object({ data: z.looseObject({ training: z.looseObject({ steps: z.number() }) }) })
    .parse(await page.query("run.overview"));
  assert.equal(view.data.training.steps, 4);
  assert.ok(main.all.some((message) => message.kind === "childStop" || message.kind === "childSend"));
  main.send({ kind: "end" });
  assert.equal(await main.exited, 0);
});

/** A run with two requests in flight. */
async function inFlight(context: TestContext): Promise<Started & { release: () => void }> {
  const writer = await startServer({ answer: () => ({ text: "no task in here" }) });
  context.after(writer.close);
  writer.hold();
  const desk = await started(context);
  await desk.page.mutate("projects.create", { name: "p" });
  await desk.page.mutate("seeds.useSample", { which: "sample-24" });
  const server = { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null };
  await desk.page.mutate("run.start", { ...choice, writer: server });
  await writer.heldAtLeast(2);
  return { ...desk, release: writer.release };
}

test("end pauses: what is in flight arrives and stands in the project", async (context) => {
  const { main, home, release } = await inFlight(context);
  main.send({ kind: "end" });
  await main.heard("state", (message) => message.state.run?.state === "pausing");
  release();
  await main.heard("ended");
  assert.equal(await main.exited, 0);
  const project = openProject(join(home, "projects", "p.seedbed"), { create: false });
  context.after(() => project.close());
  const ends = project.db.all(z.object({ reason: z.string() }), "SELECT reason FROM session_end");
  const replies = project.db.all(z.object({ id: z.number() }), "SELECT id FROM reply");
  assert.deepEqual([ends.map((end) => end.reason), replies.length], [["paused"], 2]);
});

test("when main is gone the backend ends too, and the project is whole", async (context) => {
  const { main, home } = await inFlight(context);
  main.leave();
  assert.equal(await main.exited, 1);
  openProject(join(home, "projects", "p.seedbed"), { create: false }).close();
});

test("a second backend on the same file is refused with a sentence, and the first goes on", async (context) => {
  const first = await started(context);
  const second = await started(context);
  const file = join(first.home, "shared.seedbed");
  openProject(file, { create: true }).close();
  first.main.send({ kind: "open", path: file });
  await first.main.heard("state", (message) => message.state.project !== null);
  const events = second.page.watch("host.events");
  second.main.send({ kind: "open", path: file });
  const { data } = z.object({ data: z.looseObject({ sentence: z.string() }) }).parse(await events.next());
  assert.match(data.sentence, /shared\.seedbed is open in another Seedbed.*Close it there/);
  assert.equal(list.parse(await first.page.query("projects.list")).data.current, "shared");
  assert.equal(list.parse(await second.page.query("projects.list")).data.current, null);
  assert.ok(readFileSync(file).length > 0);
});
