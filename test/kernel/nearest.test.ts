import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openNearest } from "../../electron/kernel/nearest.ts";
import { plainNearest } from "./plainRougeL.ts";

function textOf(words: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { maxLength, size: "max" }).map((tokens) => tokens.join(" "));
}

function checkStream(texts: readonly string[]): void {
  const index = openNearest();
  const pool: string[] = [];
  for (const [at, text] of texts.entries()) {
    assert.deepEqual(index.nearest(text), plainNearest(pool, text));
    if (at % 4 === 3) continue;
    assert.equal(index.add(text), pool.length);
    pool.push(text);
    assert.equal(index.size, pool.length);
  }
}

test("the nearest text and its score are those of scoring every text, with many ties", () => {
  const few = textOf(["a", "b", "c", "d"], 6);
  const some = textOf(["a", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"], 14);
  fc.assert(fc.property(fc.array(few, { maxLength: 60, size: "max" }), checkStream), {
    numRuns: 200,
  });
  fc.assert(fc.property(fc.array(some, { maxLength: 60, size: "max" }), checkStream), {
    numRuns: 200,
  });
});

test("texts of more than 32 tokens are found as exactly", () => {
  const long = textOf(["a", "b", "c", "d", "e", "f", "g", "h"], 80);
  fc.assert(fc.property(fc.array(long, { minLength: 5, maxLength: 25, size: "max" }), checkStream), {
    numRuns: 40,
  });
});

test("an empty index has no nearest text, and nothing shared is the first text at 0", () => {
  const index = openNearest();
  assert.deepEqual(index.nearest("a b"), { ordinal: null, score: 0 });
  index.add("");
  index.add("c d");
  assert.deepEqual(index.nearest("a b"), { ordinal: 0, score: 0 });
  assert.deepEqual(index.nearest(""), { ordinal: 0, score: 0 });
  assert.deepEqual(index.nearest("d"), { ordinal: 1, score: 2 / 3 });
});

test("a long common subsequence of repeated words is not lost to the counting of occurrences", () => {
  const index = openNearest();
  index.add("the cat the dog the bird");
  index.add("the the the");
  assert.deepEqual(index.nearest("the the the the"), { ordinal: 1, score: 6 / 7 });
});
