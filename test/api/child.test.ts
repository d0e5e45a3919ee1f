import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { appRouter } from "../../electron/api/router.ts";
import { whatIfSettings } from "../../electron/nouns/filterView.ts";
import { factCount } from "../support/facts.ts";
import { loopback, wire } from "../support/loopback.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { startServer } from "../support/server.ts";

const overview = z.looseObject({
  state: z.looseObject({ kind: z.string() }),
  verdicts: z.looseObject({ kept: z.number(), parsed: z.number() }),
  run: z.looseObject({ id: z.number(), parent: z.number().nullable(), theta: z.number() }),
});
const id = z.looseObject({ id: z.number() });

/** Starts a run of 24 rows against a server of its own. */
async function started(context: TestContext) {
  const write = retrievalWriter(retrievalBank());
  const writer = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  context.after(writer.close);
  const server = await loopback(context);
  const { query, mutate, watch } = await wire(context, server);
  await mutate("projects.create", { name: "chained" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const get = async <T>(schema: z.ZodType<T>, path: string, input?: unknown): Promise<T> =>
    z.object({ data: schema }).parse(await query(path, input)).data;
  const watching = watch("run.watch");
  await watching.next();
  const until = async (isThere: (seen: z.infer<typeof overview>) => boolean) => {
    for (;;) {
      const { data } = z.object({ data: overview }).parse(await watching.next());
      if (isThere(data)) return data;
    }
  };
  await mutate("run.start", {
    writer: { kind: "openai", model: "m", baseUrl: writer.url, keyEnv: null },
    concurrency: 2,
    goal: 24,
    preset: "recommended",
    batchSize: 2,
    epochs: 1,
  });
  const settings = async (theta: number) => {
    const now = await get(z.looseObject({ filter: whatIfSettings.shape.filter }), "filter.view");
    return { settings: { theta, filter: now.filter } };
  };
  return { server, get, query, mutate, watch, until, settings };
}

test("a run goes on with another threshold, and every list shows the child and its parents' requests", async (context) => {
  const { server, get, mutate, query, watch, until, settings } = await started(context);
  const parent = await until(({ state }) => state.kind === "done");
  assert.deepEqual(await get(z.unknown(), "filter.outlook", await settings(0.5)), {
    judgedAgain: parent.verdicts.parsed,
    kept: null,
    goal: 24,
    trainedBatches: 12,
    refusal: null,
  });
  const same = await get(z.looseObject({ refusal: z.string() }), "filter.outlook", await settings(0.85));
  assert.match(same.refusal, /judges by these settings already/);
  assert.ok("sentence" in (await mutate("filter.use", await settings(0.85))));

  assert.deepEqual(await mutate("filter.use", await settings(0.5)), { data: undefined });
  const child = await until(({ state, run }) => state.kind === "done" && run.parent !== null);
  assert.deepEqual([child.verdicts.kept, child.run.theta, child.run.parent], [24, 0.5, parent.run.id]);

  const { rows } = await get(
    z.looseObject({ rows: z.array(z.looseObject({ prompt: z.number(), state: z.string() })) }),
    "requests.page",
    { show: "all", before: null, limit: 200 },
  );
  assert.deepEqual(
    rows.map(({ prompt }) => prompt),
    Array.from({ length: rows.length }, (_, index) => rows.length - index),
  );
  assert.ok(rows.every(({ state }) => state === "judged"));
  await get(z.looseObject({ tasks: z.array(z.unknown()).min(1) }), "requests.detail", { prompt: 1 });
  await get(z.array(z.unknown()), "requests.failures");
  const asked = { filter: { show: "kept", search: "" }, sort: { by: "number", isRising: false } };
  const { ids } = await get(
    z.looseObject({ ids: z.array(z.number()).length(24) }),
    "instructions.list",
    asked,
  );
  for (const candidate of ids) await get(z.looseObject({}), "instructions.story", { candidate });
  for (const show of ["bed", "out"]) {
    const table = await get(z.looseObject({ rows: z.array(id) }), "seeds.table", { show });
    for (const row of table.rows) await get(z.looseObject({}), "seeds.story", { id: row.id });
  }
  const looked = z.object({ data: z.looseObject({ requests: z.array(z.unknown()).min(1) }) });
  looked.parse(await watch("loop.watch").next());
  const curves = await get(z.looseObject({ step: z.array(z.number()) }), "grow.curves", { afterStep: 0 });
  assert.equal(curves.step.length, 12);
  await get(z.array(z.unknown()).min(1), "grow.pool");

  const exporting = watch("dataset.export", { format: "messages", license: null, leftOut: [] });
  const news = z.object({ data: z.looseObject({ kind: z.string(), rows: z.number().optional() }) });
  let exported = news.parse(await exporting.next()).data;
  while (exported.kind === "going") exported = news.parse(await exporting.next()).data;
  assert.equal(exported.rows, 24);
  const folder = server.desk.shelf.exportFolder();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const file = (name: string): string =>
    readFileSync(join(folder, files.find((path) => path.endsWith(name)) ?? name), "utf8");
  assert.match(file("README.md"), /Requests 1 to \d+ were asked in an earlier run, whose threshold was 0.85/);
  const told = z.looseObject({ earlierRuns: z.array(z.unknown()).length(1) });
  told.parse(JSON.parse(file("seedbed_run.json")));
  const trainer = readdirSync(
    `${server.desk.shelf.project().path.replace(/\.seedbed$/, "")}.seedbed-trainer`,
  );
  assert.ok(
    trainer.some((name) => name.endsWith(".checkpoint")),
    "the parent's model stays",
  );
  assert.ok(trainer.includes(`run-${child.run.id}`), "the child's lies beside it");
  assert.ok("data" in (await query("filter.rules")));
  assert.deepEqual(server.faults, []);
});

test("a growth is paused for its child, which then asks on", async (context) => {
  const { server, mutate, until, settings } = await started(context);
  await until(({ verdicts }) => verdicts.kept > 0);
  assert.deepEqual(await mutate("filter.use", await settings(0.6)), { data: undefined });
  const child = await until(({ state, run }) => state.kind === "done" && run.parent !== null);
  assert.equal(child.verdicts.kept, 24);
  const again = "SELECT count(*) FROM attempt a JOIN reply r ON r.prompt = a.prompt WHERE a.id > r.attempt";
  assert.equal(factCount(server.desk.shelf.project().path, again), 0, "nothing answered was asked again");
  assert.deepEqual(server.faults, []);
});

test("where the growth cannot start, the child stands, the reason is told, and Continue goes on later", async (context) => {
  const write = retrievalWriter(retrievalBank());
  const server = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  context.after(server.close);
  const { desk } = await loopback(context);
  const { writers, projects, seeds, run, filter } = appRouter.createCaller(desk);
  const fields = { name: "Saved", baseUrl: server.url, model: "m", keyEnv: null, concurrency: 2 };
  const keyId = await writers.save(fields);
  await writers.setKey({ id: keyId, key: "sk-of-the-saved-one" });
  await projects.create({ name: "keyless" });
  await seeds.useSample({ which: "sample-24" });
  const writer = { kind: "openai", baseUrl: server.url, model: "m", keyEnv: null, keyId } as const;
  const plan = { goal: 4, preset: "recommended", batchSize: 2, epochs: 1, train: "none" } as const;
  await run.start({ writer, concurrency: 2, ...plan });
  for await (const { state } of await run.watch()) if (state.kind === "done") break;
  await writers.removeKey({ id: keyId });
  const { filter: chosen } = await filter.view();
  await assert.rejects(filter.use({ settings: { theta: 0.5, filter: chosen } }), /No key is saved/);
  const standing = await run.overview();
  assert.deepEqual(
    [standing.run?.theta, standing.run?.number, standing.state.kind, standing.verdicts.kept],
    [0.5, 2, "paused", 0],
  );
  assert.deepEqual(standing.run?.lastSitting, { writer, concurrency: 2 });
  await writers.setKey({ id: keyId, key: "sk-of-the-saved-one" });
  await run.continue({ writer, concurrency: 2 });
  for await (const { state } of await run.watch()) if (state.kind === "done") break;
  assert.equal((await run.overview()).verdicts.kept, 4);
});
