import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { loopback, wire } from "../support/loopback.ts";
import { startServer } from "../support/server.ts";

test("a run whose file is deleted stops with a sentence on the page, and the backend goes on", async (t) => {
  const server = await loopback(t);
  const writer = await startServer({ answer: () => ({ text: "no task in here" }) });
  t.after(writer.close);
  writer.hold();
  const { query, mutate, watch } = await wire(t, server);
  await mutate("projects.create", { name: "lost" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const events = watch("host.events");
  await query("projects.list");
  const choice = { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null };
  const run = { goal: 10, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 2, writer: choice };
  assert.deepEqual(await mutate("run.start", run), { data: undefined });
  await writer.heldAtLeast(2);
  rmSync(join(server.home, "projects", "lost.seedbed"));
  writer.release();
  const notice = z
    .object({ data: z.object({ kind: z.literal("notice"), sentence: z.string() }) })
    .parse(await events.next());
  assert.match(notice.data.sentence, /^Growing stopped\. .*lost\.seedbed is not there any more/);
  assert.deepEqual(await events.next(), { data: { kind: "project" } });
  const list = z.object({ data: z.looseObject({ current: z.string().nullable() }) });
  assert.equal(list.parse(await query("projects.list")).data.current, null);
  assert.deepEqual(await mutate("projects.create", { name: "next" }), { data: undefined });
  assert.deepEqual(server.faults, []);
});
