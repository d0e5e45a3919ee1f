import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { z } from "zod";
import { writeLargeProject } from "../bench/largeProject.ts";
import { loopback, wire } from "../support/loopback.ts";
import { everything } from "./instructionsAsked.ts";

const openable = z.object({
  data: z.looseObject({ projects: z.array(z.looseObject({ id: z.string() })) }),
});

test("what the page asks of the list is checked before it is looked for", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  assert.deepEqual(await query("instructions.list", everything), {
    sentence: "No project is open. Open one, or start a new one.",
    kind: "project-missing",
  });
  mkdirSync(join(server.home, "projects"), { recursive: true });
  writeLargeProject(join(server.home, "projects", "small.seedbed"), 40);
  const { data } = openable.parse(await query("projects.list"));
  await mutate("projects.open", { id: data.projects[0]?.id });
  const { filter, sort } = everything;
  const refused = async (asked: unknown, path = "instructions.list") =>
    assert.ok("sentence" in (await query(path, asked)), JSON.stringify(asked));
  await refused({ filter: { ...filter, show: "some" }, sort });
  await refused({ filter: { ...filter, batches: { from: 3, to: 1 } }, sort });
  await refused({ filter: { ...filter, nearest: { from: 0, to: 1.5 } }, sort });
  await refused({ filter: { ...filter, search: "x".repeat(501) }, sort });
  await refused({ filter: { ...filter, other: 1 }, sort });
  await refused({ filter, sort: { by: "rowid", isRising: true } });
  await refused({ candidates: [0] }, "instructions.lines");
  await refused({ candidates: Array.from({ length: 501 }, () => 1) }, "instructions.lines");
  assert.deepEqual(await query("instructions.story", { candidate: 999 }), {
    sentence: "There is no instruction #999 in this project.",
    kind: "usage",
  });
  assert.deepEqual(await query("instructions.ofNumber", { number: 999 }), { data: null });
  await refused({ number: 0 }, "instructions.ofNumber");
  assert.deepEqual(await query("instructions.list", { filter: { show: "all", search: "" }, sort }), {
    data: { ids: Array.from({ length: 40 }, (_, place) => 40 - place), judged: 40 },
  });
  assert.deepEqual(server.faults, []);
});
