import assert from "node:assert/strict";
import { test } from "node:test";
import { appRouter } from "../../electron/api/router.ts";
import { loopback } from "../support/loopback.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { startServer } from "../support/server.ts";

test("a run writes with the key that lies under the saved writer, and trains nothing when that was chosen", async (t) => {
  const write = retrievalWriter(retrievalBank());
  const server = await startServer({ answer: (ask) => ({ text: write(ask.content) }) });
  t.after(server.close);
  const { writers, projects, seeds, run } = appRouter.createCaller((await loopback(t)).desk);
  const fields = { name: "Saved", baseUrl: server.url, model: "m", keyEnv: null, concurrency: 2 };
  const keyId = await writers.save(fields);
  await writers.setKey({ id: keyId, key: "sk-of-the-saved-one" });
  await projects.create({ name: "untrained" });
  await seeds.useSample({ which: "sample-24" });
  const { baseUrl, model, keyEnv } = fields;
  await run.start({
    writer: { kind: "openai", baseUrl, model, keyEnv, keyId },
    concurrency: 2,
    goal: 4,
    preset: "recommended",
    batchSize: 2,
    epochs: 1,
    train: "none",
  });
  for await (const { state } of await run.watch()) if (state.kind === "done") break;
  assert.ok(server.asked().every(({ authorization }) => authorization === "Bearer sk-of-the-saved-one"));
  const seen = await run.overview();
  assert.equal(seen.batches.trained, 0);
  assert.equal(seen.verdicts.kept, 4);
  assert.equal(seen.run?.train, "none");
});
