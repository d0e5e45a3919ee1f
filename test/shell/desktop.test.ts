import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { openProject } from "../../electron/store/project.ts";
import { facts } from "../support/facts.ts";
import { serverProcess } from "../support/host.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { wire } from "../support/loopback.ts";
import type { Wire } from "../support/loopback.ts";
import { startServer } from "../support/server.ts";
import type { FakeElectron } from "./fakes/fakeElectron.ts";
import type { FakeWindow } from "./fakes/fakeWindow.ts";
import { makeRealShell } from "./startedShell.ts";

/** The page's line to the real backend, with the cookie that main set. */
function lineOf(context: TestContext, fake: FakeElectron, pane: FakeWindow): Promise<Wire> {
  const port = Number(new URL(pane.webContents.url).port);
  const cookies = [...fake.sessionOf("seedbed").jar.values()];
  const cookie = cookies.map(({ name, value }) => `${name ?? ""}=${value ?? ""}`).join("; ");
  return wire(context, { port, cookie });
}

type Real = Readonly<{ fake: FakeElectron; pane: FakeWindow; page: Wire; home: string; folder: string }>;

async function realShell(context: TestContext): Promise<Real> {
  const { fake, folder, launch, window } = makeRealShell(context);
  await launch();
  const pane = await window();
  return { fake, pane, folder, home: join(folder, "home"), page: await lineOf(context, fake, pane) };
}

const choice = { goal: 8, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 2 } as const;

test("the real backend lets main's window in by its cookie, and nobody without", async (context) => {
  const { fake, pane } = await realShell(context);
  assert.equal(pane.loads[0]?.status, 200);
  assert.equal((await fetch(pane.webContents.url)).status, 401);
  fake.app.quit();
  await fake.until(() => fake.app.hasQuit);
  await fake.forks[0]?.exited;
});

test("a project opened before ready is open again after the backend was killed", async (context) => {
  const { fake, folder, launch, window } = makeRealShell(context);
  const file = join(folder, "Ünï & bed.seedbed");
  openProject(file, { create: true }).close();
  const launched = launch();
  fake.app.emit("open-file", { preventDefault: () => undefined }, file);
  await launched;
  const pane = await window();
  await fake.until(() => pane.title === "Ünï & bed");
  fake.forks[0]?.killHard();
  assert.equal((await fake.until(() => pane.loads[1])).status, 200);
  const page = await lineOf(context, fake, pane);
  for (;;) {
    const { data } = z
      .object({ data: z.looseObject({ current: z.string().nullable() }) })
      .parse(await page.query("projects.list"));
    if (data.current === "Ünï & bed") break;
  }
  assert.equal(fake.windows.length, 1);
});

test("a run trains in a process that main starts, keeps the computer awake, and ends with word", async (context) => {
  const [{ fake, pane, page }, { url }] = await Promise.all([realShell(context), serverProcess(context, 4)]);
  await page.mutate("projects.create", { name: "grown" });
  await page.mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: url, keyEnv: null };
  assert.deepEqual(await page.mutate("run.start", { ...choice, writer }), { data: undefined });
  await fake.until(() => fake.awake.size === 1);
  const notice = await fake.until(() => fake.notices[0]);
  assert.equal(notice.title, "grown");
  assert.match(notice.body, /^8 kept in \d+ s\.$/);
  assert.deepEqual([fake.awake.size, pane.title], [0, "grown"]);
  assert.equal(fake.forks[1]?.options.serviceName, "Seedbed trainer");
  await fake.forks[1].exited;
});

const request = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** The texts of the prompts that have their reply; those of one text with another prompt are left out. */
function answeredPrompts(file: string): readonly string[] {
  const rows = facts(file, (query) =>
    query(`SELECT request FROM prompt p WHERE EXISTS (SELECT 1 FROM reply r WHERE r.prompt = p.id)
      AND NOT EXISTS (SELECT 1 FROM prompt q WHERE q.request = p.request AND q.id <> p.id)`),
  );
  return rows.map((row) => {
    const { messages } = request.parse(JSON.parse(z.string().parse(row["request"])));
    return messages.map(({ content }) => content).join("\n");
  });
}

test("a run goes on by itself to its goal after the backend was killed, and no answered request is asked again", async (context) => {
  const write = retrievalWriter(retrievalBank(), { tasks: 4 });
  const server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
  context.after(server.close);
  const { fake, pane, page, home } = await realShell(context);
  await page.mutate("projects.create", { name: "p" });
  await page.mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: server.url, keyEnv: null };
  await page.mutate("run.start", { ...choice, goal: 24, writer });
  await server.askedAtLeast(4);
  server.hold();
  await fake.until(() => (pane.progress[0] ?? 0) > 0);
  fake.forks[0]?.killHard();
  await fake.forks[0]?.exited;
  const before = answeredPrompts(join(home, "projects", "p.seedbed"));
  assert.ok(before.length > 0);
  server.release();
  await fake.until(() => pane.loads[1]);
  const next = await lineOf(context, fake, pane);
  const notice = z
    .object({ data: z.object({ kind: z.literal("notice"), sentence: z.string() }) })
    .parse(await next.watch("host.events").next());
  assert.match(notice.data.sentence, /The run goes on\.$/);
  const done = await fake.until(() => fake.notices[0]);
  assert.match(done.body, /^24 kept/);
  const still = new Set(answeredPrompts(join(home, "projects", "p.seedbed")));
  const times = Map.groupBy(server.asked(), ({ content }) => content);
  for (const prompt of before) if (still.has(prompt)) assert.equal(times.get(prompt)?.length, 1);
  assert.deepEqual(fake.dialog.boxes, []);
});

test("a run that cannot go on after a crash says why and stays as it is", async (context) => {
  const server = await startServer({ answer: () => ({ text: "no task in here" }) });
  context.after(server.close);
  server.hold();
  const { fake, launch, window } = makeRealShell(context);
  const { envOf } = fake;
  fake.envOf = { ...envOf, LOST_KEY: "sk-1" };
  await launch();
  const pane = await window();
  const first = await lineOf(context, fake, pane);
  await first.mutate("projects.create", { name: "p" });
  await first.mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: server.url, keyEnv: "LOST_KEY" };
  await first.mutate("run.start", { ...choice, writer });
  await server.heldAtLeast(2);
  await fake.until(() => fake.awake.size === 1);
  fake.envOf = envOf;
  fake.forks[0]?.killHard();
  await fake.until(() => pane.loads[1]);
  const page = await lineOf(context, fake, pane);
  const notice = z
    .object({ data: z.object({ kind: z.literal("notice"), sentence: z.string() }) })
    .parse(await page.watch("host.events").next());
  assert.match(notice.data.sentence, /the run does not go on\. .*LOST_KEY/);
  const overview = z
    .object({ data: z.looseObject({ state: z.looseObject({ kind: z.string() }) }) })
    .parse(await page.query("run.overview"));
  assert.equal(overview.data.state.kind, "crashed");
});

test("quitting a run pauses it first: what was in flight arrives", async (context) => {
  const server = await startServer({ answer: () => ({ text: "no task in here" }) });
  context.after(server.close);
  server.hold();
  const { fake, page, home } = await realShell(context);
  await page.mutate("projects.create", { name: "p" });
  await page.mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: server.url, keyEnv: null };
  await page.mutate("run.start", { ...choice, writer });
  await server.heldAtLeast(2);
  await fake.until(() => fake.awake.size === 1);
  fake.app.quit();
  assert.deepEqual(fake.dialog.boxes[0]?.buttons, ["Pause and quit", "Keep growing"]);
  await fake.until(() => fake.windows[0]?.progress[1] === "paused");
  assert.equal(fake.app.hasQuit, false);
  server.release();
  await fake.until(() => fake.app.hasQuit);
  const project = openProject(join(home, "projects", "p.seedbed"), { create: false });
  context.after(() => project.close());
  const replies = project.db.all(z.object({ id: z.number() }), "SELECT id FROM reply");
  assert.equal(replies.length, 2);
});

test("the key of a writer is kept by main, encrypted, and neither in settings nor for the page", async (context) => {
  const { page, folder, home } = await realShell(context);
  const draft = { name: "Groq", baseUrl: "http://127.0.0.1:9/v1", model: "m", keyEnv: null, concurrency: 2 };
  const saved = z.object({ data: z.string() }).parse(await page.mutate("writers.save", draft));
  await page.mutate("writers.setKey", { id: saved.data, key: "sk-very-secret" });
  const keys = readFileSync(join(folder, "userData", "keys.encrypted.json"), "utf8");
  assert.ok(keys.includes(saved.data) && !keys.includes("secret"));
  assert.ok(!readFileSync(join(home, "settings.json"), "utf8").includes("secret"));
  assert.ok(!JSON.stringify(await page.query("writers.list")).includes("secret"));
  await page.mutate("writers.removeKey", { id: saved.data });
  assert.ok(!readFileSync(join(folder, "userData", "keys.encrypted.json"), "utf8").includes(saved.data));
  assert.equal(existsSync(join(home, "keys.json")), false);
});
