import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { loopback, wire } from "../support/loopback.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { startServer } from "../support/server.ts";

const overview = z.object({
  data: z.looseObject({
    state: z.looseObject({ kind: z.string() }),
    verdicts: z.looseObject({ kept: z.number() }),
  }),
});

test("a run grows to its goal under the eyes of a page, and its rows, stories and data set follow", async (context) => {
  const write = retrievalWriter(retrievalBank());
  const writer = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  context.after(writer.close);
  const server = await loopback(context);
  const { query, mutate, watch } = await wire(context, server);
  await mutate("projects.create", { name: "grown" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const watching = watch("run.watch");
  await watching.next();
  const choice = {
    writer: { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null },
    concurrency: 2,
  };
  const request = { ...choice, goal: 12, preset: "recommended", batchSize: 2, epochs: 1 };
  assert.deepEqual(await mutate("run.start", request), { data: undefined });
  assert.ok("sentence" in (await mutate("run.start", request)));
  const kinds: string[] = [];
  let seen = overview.parse(await watching.next()).data;
  while (seen.state.kind !== "done") {
    kinds.push(seen.state.kind);
    seen = overview.parse(await watching.next()).data;
  }
  assert.ok(kinds.includes("growing"));
  assert.equal(seen.verdicts.kept, 12);
  const asked = { filter: { show: "kept", search: "" }, sort: { by: "number", isRising: false } };
  const list = z
    .object({ data: z.looseObject({ ids: z.array(z.number()) }) })
    .parse(await query("instructions.list", asked)).data;
  assert.equal(list.ids.length, 12);
  const story = z
    .object({ data: z.looseObject({ seeds: z.array(z.unknown()), batches: z.array(z.unknown()) }) })
    .parse(await query("instructions.story", { candidate: list.ids.at(-1) })).data;
  assert.deepEqual([story.seeds.length, story.batches.length], [3, 1]);
  const curves = z
    .object({ data: z.looseObject({ step: z.array(z.number()) }) })
    .parse(await query("grow.curves", { afterStep: 0 }));
  assert.deepEqual(curves.data.step, [1, 2, 3, 4, 5, 6]);
  const exporting = watch("dataset.export", { format: "messages", license: null, leftOut: [] });
  const news = z.object({ data: z.looseObject({ kind: z.enum(["going", "done"]), rows: z.number() }) });
  let exported = news.parse(await exporting.next()).data;
  while (exported.kind === "going") exported = news.parse(await exporting.next()).data;
  assert.equal(exported.rows, 12);
  assert.deepEqual(server.faults, []);
});

test("a growth that is paused ends with what was in flight, and goes on to its goal", async (context) => {
  const write = retrievalWriter(retrievalBank());
  const writer = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  context.after(writer.close);
  writer.hold();
  const server = await loopback(context);
  const { mutate, watch } = await wire(context, server);
  await mutate("projects.create", { name: "paused" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const watching = watch("run.watch");
  const until = async (kind: string): Promise<void> => {
    while (overview.parse(await watching.next()).data.state.kind !== kind);
  };
  const choice = {
    writer: { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null },
    concurrency: 2,
  };
  await mutate("run.start", { ...choice, goal: 12, preset: "recommended", batchSize: 2, epochs: 1 });
  await writer.heldAtLeast(2);
  assert.deepEqual(await mutate("projects.create", { name: "other" }), {
    sentence: "paused is growing. Pause it before you open another project.",
    kind: "usage",
  });
  await mutate("run.pause");
  writer.release();
  await until("paused");
  assert.equal(writer.asked().length, 2);
  assert.deepEqual(await mutate("run.continue", choice), { data: undefined });
  await until("done");
  assert.deepEqual(server.faults, []);
});
