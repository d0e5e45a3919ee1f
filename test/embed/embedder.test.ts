import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { random, shuffle } from "../../electron/kernel/random.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { dequantise } from "../../electron/nouns/vector.ts";
import type { QuantisedVector } from "../../electron/nouns/vector.ts";
import { openEmbedder } from "../../electron/workers/embedder.ts";
import type { Embedder } from "../../electron/workers/embedder.ts";
import { needs, projectFile, sharedFile } from "../support/needs.ts";

const folder = projectFile("resources/models/all-MiniLM-L6-v2-int8");
const Row = z.object({ instruction: z.string() });

/** A hundred texts of ours, of 2 to about 120 words. */
const topics = ["rain", "a chess club", "sourdough bread", "old maps", "a night train"];
const tasks = ["Describe", "Write a short letter about", "List three facts about", "Explain"];
const texts = Array.from({ length: 100 }, (_, index) => {
  const sentence = `${tasks[index % 4] ?? ""} ${topics[index % 5] ?? ""} number ${index}`;
  return Array.from({ length: 1 + (index % 13) }, () => sentence).join(", then ");
});

function bytesOf(vectors: readonly QuantisedVector[]): readonly unknown[] {
  return vectors.map(({ scale, values }) => [scale, Buffer.from(values).toString("hex")]);
}

function cosine(x: Float64Array, y: (index: number) => number): number {
  const sums = x.reduce(
    (sum, value, index) => {
      const other = y(index);
      return [sum[0] + value * other, sum[1] + value * value, sum[2] + other * other] as const;
    },
    [0, 0, 0] as readonly [number, number, number],
  );
  return sums[0] / Math.sqrt(sums[1] * sums[2]);
}

describe("the committed embedding model", () => {
  let embedder: Embedder;
  before(async () => {
    embedder = await openEmbedder({ folder, threads: 1 });
  });
  after(() => embedder.close());

  async function assertNear(instructions: readonly string[], golden: string): Promise<void> {
    const file = readFileSync(sharedFile(`golden/${golden}`));
    assert.equal(file.length, instructions.length * 384 * 4);
    const vectors = await embedder.embed(instructions);
    for (const [row, vector] of vectors.entries()) {
      const near = cosine(dequantise(vector), (index) => file.readFloatLE(4 * (row * 384 + index)));
      assert.ok(near >= 0.998, `row ${row}: ${near}`);
    }
  }

  const seedFile = sharedFile("data/self_instruct_seed_tasks.jsonl");
  test(
    "gives the 175 seeds vectors of cosine 0.998 to the original's",
    { skip: needs(seedFile) },
    async () => {
      const lines = readFileSync(seedFile, "utf8").trim().split("\n");
      const instructions = lines.map((line) => Row.parse(JSON.parse(line)).instruction);
      await assertNear(instructions, "minilm_seeds_175x384.f32");
    },
  );

  const alpacaFile = sharedFile("data/alpaca_data.json");
  test("and so 200 rows of Alpaca", { skip: needs(alpacaFile) }, async () => {
    const rows = z.array(Row).parse(JSON.parse(readFileSync(alpacaFile, "utf8")));
    const instructions = rows.slice(0, 200).map((row) => row.instruction);
    await assertNear(instructions, "minilm_alpaca_first200x384.f32");
  });

  test("gives a text the same bytes whatever texts stand beside it", async () => {
    const together = bytesOf(await embedder.embed(texts));
    for (const size of [1, 2, 7, 33]) {
      const order = shuffle([...texts.keys()], random("embed", "order", size));
      for (let from = 0; from < order.length; from += size) {
        const part = order.slice(from, from + size);
        const vectors = await embedder.embed(part.map((index) => texts[index] ?? ""));
        assert.deepEqual(
          bytesOf(vectors),
          part.map((index) => together[index]),
        );
      }
    }
  });

  test("gives the same bytes with one thread and with two", async () => {
    const wider = await openEmbedder({ folder, threads: 2 });
    try {
      assert.deepEqual(bytesOf(await wider.embed(texts)), bytesOf(await embedder.embed(texts)));
    } finally {
      await wider.close();
    }
  });

  test("embeds an empty text, a very long one, and no text at all", async () => {
    const [empty, long] = await embedder.embed(["", "rain ".repeat(5000)]);
    assert.equal(empty?.values.length, 384);
    assert.equal(long?.values.length, 384);
    assert.deepEqual(await embedder.embed([]), []);
  });

  test("that is closed while it computes gives the vectors it was asked for and no more", async () => {
    const other = await openEmbedder({ folder, threads: 1 });
    const calls = [1, 2, 3].map(() => other.embed(texts.slice(0, 16)));
    // The thread goes from call to call, so now it is inside the model.
    await calls[0];
    await other.close();
    for (const vectors of await Promise.all(calls)) assert.equal(vectors.length, 16);
    await assert.rejects(other.embed(["late"]), /The embedder's thread was closed/);
  });

  test("names itself by its file's sum", () => {
    assert.match(embedder.model, /^all-MiniLM-L6-v2-int8@[0-9a-f]{12}$/);
    assert.equal(embedder.dimensions, 384);
  });
});

describe("a model folder that is not whole", () => {
  let copy: string;
  before(() => {
    copy = mkdtempSync(join(tmpdir(), "seedbed-embed-"));
  });
  after(() => rmSync(copy, { recursive: true }));

  async function sentenceOf(spoil: () => void): Promise<readonly [string, string]> {
    cpSync(folder, copy, { recursive: true });
    spoil();
    const thrown: unknown = await openEmbedder({ folder: copy, threads: 1 }).catch((error: unknown) => error);
    assert.ok(thrown instanceof Failure);
    return [thrown.kind, thrown.sentence];
  }

  const restore = "It comes with Seedbed: install Seedbed again to restore it.";

  test("is refused when the network's file is cut short", async () => {
    assert.deepEqual(await sentenceOf(() => truncateSync(join(copy, "model.onnx"), 1_000_000)), [
      "model-damaged",
      `The embedding model in ${copy} is damaged (model.onnx: its sha256 differs). ${restore}`,
    ]);
  });

  test("is refused when a file is missing", async () => {
    assert.deepEqual(await sentenceOf(() => rmSync(join(copy, "tokenizer.json"))), [
      "model-missing",
      `The embedding model in ${copy} has no tokenizer.json. ${restore}`,
    ]);
  });

  test("is refused when its description cannot be read", async () => {
    assert.deepEqual(await sentenceOf(() => writeFileSync(join(copy, "model.json"), "{")), [
      "model-damaged",
      `The embedding model in ${copy} is damaged (model.json: it cannot be read). ${restore}`,
    ]);
  });
});
