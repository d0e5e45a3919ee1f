import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { filterSettings, usualFilter } from "../../electron/nouns/settings.ts";
import { loopback, wire } from "../support/loopback.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { startServer } from "../support/server.ts";

const seen = z.object({
  data: z.looseObject({ theta: z.number(), filter: filterSettings, icu: z.record(z.string(), z.unknown()) }),
});
const ended = z.object({ data: z.looseObject({ state: z.looseObject({ kind: z.string() }) }) });

test("a page chooses theta and the filter before a run, and a filter that is not whole begins none", async (context) => {
  const write = retrievalWriter(retrievalBank());
  const writer = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  context.after(writer.close);
  const server = await loopback(context);
  const { query, mutate, watch } = await wire(context, server);
  await mutate("projects.create", { name: "chosen" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const usual = usualFilter("recommended", "english");
  const echo = { isOn: false, limits: { above: 0.6 } };
  const filter = { ...usual, tokenizer: "unicode", seedsInPool: false, rules: { ...usual.rules, echo } };
  const sitting = {
    writer: { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null },
    concurrency: 1,
  };
  const plan = { goal: 4, preset: "recommended", batchSize: 2, epochs: 1, train: "none", ...sitting };
  const wrong = [
    { echo: { isOn: true, limits: { above: 2 } } },
    { echo: { isOn: true, limits: {} } },
    { refusal: { isOn: true, limits: { above: 0.5 } } },
  ];
  for (const rules of wrong) {
    const broken = { ...filter, rules: { ...usual.rules, ...rules } };
    assert.ok("sentence" in (await mutate("run.start", { ...plan, filter: broken })), JSON.stringify(rules));
  }
  const watching = watch("run.watch");
  assert.deepEqual(await mutate("run.start", { ...plan, theta: 0.7, filter }), { data: undefined });
  while (ended.parse(await watching.next()).data.state.kind !== "done");
  const view = seen.parse(await query("filter.view")).data;
  assert.equal(view.theta, 0.7);
  assert.deepEqual(view.filter, filter);
  assert.deepEqual(view.icu, { began: process.versions.icu, here: process.versions.icu });
});
