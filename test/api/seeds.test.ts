import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { loopback, wire } from "../support/loopback.ts";

const table = z.object({
  data: z.looseObject({
    rows: z.array(
      z.looseObject({ id: z.number(), isPinned: z.boolean(), fate: z.looseObject({ kind: z.string() }) }),
    ),
    counts: z.object({ bed: z.number(), out: z.number(), setAside: z.number() }),
  }),
});
const story = z.object({
  data: z.looseObject({ text: z.string(), output: z.string(), outlook: z.looseObject({ kind: z.string() }) }),
});
const overview = z.object({ data: z.looseObject({ seeds: z.looseObject({ pool: z.number() }) }) });

test("a person pins, takes out, puts back, writes and edits seeds, and whoever watches sees it", async (context) => {
  const server = await loopback(context);
  const { query, mutate, watch } = await wire(context, server);
  await mutate("projects.create", { name: "beds" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const watching = watch("run.watch");
  assert.equal(overview.parse(await watching.next()).data.seeds.pool, 24);
  const bed = async () => table.parse(await query("seeds.table", { show: "bed" })).data;
  await mutate("seeds.pin", { id: 3 });
  assert.deepEqual(
    (await bed()).rows.filter((row) => row.isPinned).map((row) => row.id),
    [3],
  );
  await mutate("seeds.retire", { id: 5 });
  // The pin may have been told by itself.
  let seen = overview.parse(await watching.next()).data.seeds.pool;
  if (seen === 24) seen = overview.parse(await watching.next()).data.seeds.pool;
  assert.equal(seen, 23);
  assert.deepEqual((await bed()).counts, { bed: 23, out: 1, setAside: 0 });
  const out = table.parse(await query("seeds.table", { show: "out" })).data;
  assert.deepEqual(
    out.rows.map((row) => [row.id, row.fate.kind]),
    [[5, "retired"]],
  );
  await mutate("seeds.restore", { id: 5 });
  const task = { instruction: "Name a colour", input: "", output: "Red" };
  assert.deepEqual(await mutate("seeds.add", task), { data: 25 });
  assert.deepEqual(await mutate("seeds.edit", { id: 25, task: { ...task, output: "Blue" } }), { data: 26 });
  assert.equal((await bed()).counts.bed, 25);
  const told = story.parse(await query("seeds.story", { id: 26 })).data;
  assert.deepEqual([told.text, told.output, told.outlook.kind], ["Name a colour", "Blue", "noRun"]);
  await mutate("seeds.undoEdit", { id: 25 });
  assert.deepEqual((await bed()).rows.at(-1)?.id, 25);
  assert.deepEqual(server.faults, []);
});

test("what makes no sense is refused with a sentence", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  await mutate("projects.create", { name: "small" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const usage = (sentence: string) => ({ sentence, kind: "usage" });
  assert.deepEqual(await query("seeds.story", { id: 77 }), usage("There is no seed 77 in this project."));
  assert.deepEqual(await mutate("seeds.undoWindow", { window: 1 }), usage("There is no window 1 yet."));
  assert.deepEqual(await mutate("seeds.unpin", { id: 2 }), usage("Seed 2 is not pinned."));
  const blank = { instruction: "", input: "", output: "Red" };
  assert.deepEqual(await mutate("seeds.add", blank), usage("The seed has no instruction."));
  for (let id = 1; id <= 21; id += 1) await mutate("seeds.retire", { id });
  assert.deepEqual(
    await mutate("seeds.retire", { id: 22 }),
    usage("A request needs three seeds. Add a seed before you take seed 22 out."),
  );
  assert.ok("sentence" in (await mutate("seeds.pin", { id: 0 })));
  assert.deepEqual(server.faults, []);
});

test("lines that were set aside are paged", async (context) => {
  const server = await loopback(context);
  const { query, mutate } = await wire(context, server);
  await mutate("projects.create", { name: "aside" });
  const text = '{"instruction":"a","output":"b"}\n{}\nnot json\n';
  const body = new TextEncoder().encode(text);
  await server.ours("/upload/seeds?name=odd.jsonl", { method: "POST", body });
  const page = z
    .object({
      data: z.object({
        rows: z.array(z.looseObject({ line: z.number(), reason: z.string() })),
        next: z.number().nullable(),
        total: z.number(),
      }),
    })
    .parse(await query("seeds.setAside", { after: 0, limit: 1 }));
  assert.deepEqual([page.data.rows.map((row) => row.line), page.data.next, page.data.total], [[2], 1, 2]);
});
