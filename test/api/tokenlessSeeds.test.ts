import assert from "node:assert/strict";
import { test } from "node:test";
import { chineseSeeds } from "../support/chineseWriter.ts";
import { loopback, wire } from "../support/loopback.ts";

test("seeds of which a tokenizer finds nothing are counted, those that were taken out not", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  await mutate("projects.create", { name: "scripts" });
  const icu = process.versions["icu"];
  const under = (tokenizer: string) => query("seeds.tokenless", { tokenizer });
  assert.deepEqual(await under("cjk"), { data: { seeds: 0, tokenless: 0, icu } });
  await mutate("seeds.useSample", { which: "sample-24" });
  for (const line of chineseSeeds.split("\n")) await mutate("seeds.add", JSON.parse(line));
  assert.deepEqual(await under("rouge-score"), { data: { seeds: 28, tokenless: 4, icu } });
  assert.deepEqual(await under("cjk"), { data: { seeds: 28, tokenless: 0, icu } });
  await mutate("seeds.retire", { id: 25 });
  assert.deepEqual(await under("rouge-score"), { data: { seeds: 27, tokenless: 3, icu } });
  assert.ok("sentence" in (await under("words")));
});
