import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { loopback, wire } from "../support/loopback.ts";

const list = z.object({
  data: z.object({
    current: z.string().nullable(),
    projects: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});
const overview = z.object({
  data: z.looseObject({
    project: z.string(),
    seeds: z.looseObject({ given: z.number() }),
    state: z.looseObject({ kind: z.string() }),
  }),
});

test("a project is created, listed, closed and opened again by its id", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  assert.deepEqual(await query("projects.list"), {
    data: { current: null, currentId: null, projects: [] },
  });
  assert.deepEqual(await mutate("projects.create", { name: "first" }), { data: undefined });
  const { data } = list.parse(await query("projects.list"));
  assert.deepEqual([data.current, data.projects.map((project) => project.name)], ["first", ["first"]]);
  await mutate("projects.create", { name: "second" });
  await mutate("projects.close");
  const closed = list.parse(await query("projects.list")).data;
  assert.equal(closed.current, null);
  await mutate("projects.open", { id: idOf(closed.projects, "first") });
  assert.equal(list.parse(await query("projects.list")).data.current, "first");
  assert.deepEqual(server.faults, []);
});

function idOf(projects: readonly { id: string; name: string }[], name: string): string {
  return projects.find((project) => project.name === name)?.id ?? "";
}

test("a failure arrives as the user's sentence with its kind", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  mkdirSync(join(server.home, "projects"), { recursive: true });
  const odd = join(server.home, "projects", "odd.seedbed");
  writeFileSync(odd, "these bytes are no database");
  assert.deepEqual(await query("run.overview"), {
    sentence: "No project is open. Open one, or start a new one.",
    kind: "project-missing",
  });
  assert.deepEqual(await mutate("projects.open", { id: "0123456789abcdef" }), {
    sentence: "That project is not on the list any more. Choose another.",
    kind: "project-missing",
  });
  const { projects } = list.parse(await query("projects.list")).data;
  assert.deepEqual(await mutate("projects.open", { id: idOf(projects, "odd") }), {
    sentence: `${odd} is not a Seedbed project. Choose a file that ends in .seedbed.`,
    kind: "project-not-ours",
  });
  assert.equal(readFileSync(odd, "utf8"), "these bytes are no database");
  await mutate("projects.create", { name: "twice" });
  assert.deepEqual(await mutate("projects.create", { name: "twice" }), {
    sentence: "There is a project called twice already. Open it, or choose another name.",
    kind: "usage",
  });
  assert.deepEqual(await query("grow.windows"), {
    sentence: "twice has no run yet. Choose a goal, then grow.",
    kind: "usage",
  });
  assert.deepEqual(server.faults, []);
});

test("a name that is a path, a device or nothing is refused before the disk is touched", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  for (const [name, sentence] of [
    ["", /Give the project a name/],
    ["../up", /holds none of/],
    ["a/b", /holds none of/],
    ["a\\b", /holds none of/],
    ["..", /dot/],
    ["NUL", /Windows/],
    ["x".repeat(81), /at most 80/],
  ] as const) {
    const answer = await mutate("projects.create", { name });
    assert.ok("sentence" in answer, name);
    assert.match(answer.sentence, sentence);
    assert.equal(answer.kind, "usage");
  }
  assert.deepEqual(list.parse(await query("projects.list")).data.projects, []);
});

test("a file opened elsewhere is remembered, and is opened again by its id alone", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  await server.desk.openFile(join(server.home, "elsewhere", "mine.seedbed"), { create: true });
  await mutate("projects.close");
  const { data } = list.parse(await query("projects.list"));
  assert.deepEqual(
    data.projects.map((project) => project.name),
    ["mine"],
  );
  await mutate("projects.open", { id: idOf(data.projects, "mine") });
  assert.equal(server.desk.shelf.project().path, join(server.home, "elsewhere", "mine.seedbed"));
  assert.equal(server.desk.shelf.exportFolder(), join(server.home, "elsewhere", "mine-dataset"));
  await mutate("projects.create", { name: "own" });
  assert.equal(server.desk.shelf.exportFolder(), join(server.home, "exports", "own"));
});

test("who watches gets the overview at once and again when seeds came in", async (context) => {
  const server = await loopback(context);
  const { mutate, query, watch } = await wire(context, server);
  await mutate("projects.create", { name: "watched" });
  const watching = watch("run.watch");
  const first = overview.parse(await watching.next()).data;
  assert.deepEqual([first.project, first.seeds.given, first.state.kind], ["watched", 0, "noRun"]);
  assert.deepEqual(await mutate("seeds.useSample", { which: "sample-24" }), {
    data: { sentence: "24 seeds are in.", added: 24 },
  });
  assert.equal(overview.parse(await watching.next()).data.seeds.given, 24);
  const pool = z.object({ data: z.array(z.looseObject({ id: z.number() })) }).parse(await query("grow.pool"));
  assert.equal(pool.data.length, 24);
  const imported = z
    .object({ data: z.array(z.looseObject({ name: z.string() })) })
    .parse(await query("seeds.imported"));
  assert.deepEqual(
    imported.data.map((source) => source.name),
    ["sample-24"],
  );
});

test("a missing built-in model says where its file belongs", async (context) => {
  const server = await loopback(context);
  const { query } = await wire(context, server);
  const { data } = z
    .object({ data: z.object({ present: z.boolean(), sentence: z.string() }) })
    .parse(await query("writers.builtin"));
  assert.equal(data.present, false);
  assert.ok(data.sentence.includes(join(server.home, "models")));
});
