import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openNearest } from "../../electron/kernel/nearest.ts";
import { random } from "../../electron/kernel/random.ts";
import { plainRanking } from "./plainRougeL.ts";

/** SEEDBED_FUZZ multiplies the runs for a long look. */
function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env["SEEDBED_FUZZ"] ?? 1)) };
}

function textOf(words: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { maxLength, size: "max" }).map((tokens) => tokens.join(" "));
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `w${at}`);
}

const thetas = [0.7, 0.85, 2 / 3, 0.5, 0, 1, 0.6, 0.8571428571428571, 0.4];

/** Asks all three questions about every text of a stream and adds three of four. */
function checkStream(texts: readonly string[]): void {
  const index = openNearest();
  const pool: string[] = [];
  for (const [at, text] of texts.entries()) {
    const ranking = plainRanking(pool, text);
    const [best] = ranking;
    assert.deepEqual(index.nearest(text), best ?? { ordinal: null, score: 0 });
    // A score that occurs is the hardest theta for the texts around it.
    for (const theta of [thetas[at % thetas.length] ?? 0, best?.score ?? 0, ranking[at % 7]?.score ?? 0]) {
      assert.deepEqual(index.above(text, theta), best !== undefined && best.score > theta ? best : null);
    }
    const before = at % 3 === 0 ? pool.length : (at * 7) % (pool.length + 1);
    const some = ranking.filter(({ ordinal, score }) => ordinal < before && score > 0);
    const count = [1, 2, 5, 10, 1000][at % 5] ?? 1;
    assert.deepEqual(index.nearestFew(text, count, before), some.slice(0, count));
    if (at % 4 === 3) continue;
    assert.equal(index.add(text), pool.length);
    pool.push(text);
    assert.equal(index.size, pool.length);
  }
}

test("all three answers are those of scoring every text, with many ties", () => {
  const few = textOf(["a", "b", "c", "d"], 6);
  const some = textOf(["a", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"], 14);
  fc.assert(fc.property(fc.array(few, { maxLength: 60, size: "max" }), checkStream), runs(150));
  fc.assert(fc.property(fc.array(some, { maxLength: 60, size: "max" }), checkStream), runs(150));
});

test("texts of more than 32 and 64 tokens are found as exactly", () => {
  const words = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const long = textOf(words, 80);
  const longer = textOf([...words, ...numbered(60)], 200);
  fc.assert(fc.property(fc.array(long, { minLength: 5, maxLength: 25, size: "max" }), checkStream), runs(30));
  fc.assert(
    fc.property(fc.array(longer, { minLength: 5, maxLength: 12, size: "max" }), checkStream),
    runs(30),
  );
});

test("streams of hundreds of edited texts, in which common words have many texts, are found as exactly", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const draw = random("nearest", "stream", seed);
      const vocabulary = 20 + Math.floor(200 * draw());
      const word = (): string => `w${Math.floor(vocabulary ** draw())}`;
      const texts: string[] = [];
      while (texts.length < 300) {
        const parent = texts[Math.floor(draw() * texts.length)];
        const edits = draw();
        const tokens =
          parent === undefined || draw() < 0.3
            ? Array.from({ length: 1 + Math.floor(24 * draw() ** 2) }, word)
            : parent
                .split(" ")
                .flatMap((own) => (draw() < 0.7 * edits ? (draw() < 0.5 ? [word()] : []) : [own]));
        texts.push(tokens.join(" "));
      }
      checkStream(texts);
    }),
    runs(8),
  );
});

test("among hundreds of short texts of few words the lowest ordinal wins every tie", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const draw = random("nearest", "ties", seed);
      const vocabulary = 8 + Math.floor(30 * draw());
      const text = (): string =>
        Array.from({ length: 3 + Math.floor(8 * draw()) }, () => `w${Math.floor(vocabulary * draw())}`).join(
          " ",
        );
      const pool = Array.from({ length: 500 }, text);
      const index = openNearest();
      for (const each of pool) index.add(each);
      for (let asked = 0; asked < 25; asked++) {
        const candidate = `${text()} unknown`;
        const ranking = plainRanking(pool, candidate);
        assert.deepEqual(index.nearest(candidate), ranking[0]);
        assert.deepEqual(index.nearestFew(candidate, 7), ranking.slice(0, 7));
      }
    }),
    runs(12),
  );
});

test("an empty index has no nearest text, and nothing shared is the first text at 0", () => {
  const index = openNearest();
  assert.deepEqual(index.nearest("a b"), { ordinal: null, score: 0 });
  assert.equal(index.above("a b", 0), null);
  assert.deepEqual(index.nearestFew("a b", 3), []);
  index.add("");
  index.add("c d");
  assert.deepEqual(index.nearest("a b"), { ordinal: 0, score: 0 });
  assert.deepEqual(index.nearest(""), { ordinal: 0, score: 0 });
  assert.deepEqual(index.nearest("d"), { ordinal: 1, score: 2 / 3 });
  assert.equal(index.above("a b", 0), null);
  assert.deepEqual(index.nearestFew("a b", 3), []);
});

test("a long common subsequence of repeated words is not lost to the counting of occurrences", () => {
  const index = openNearest();
  index.add("the cat the dog the bird");
  index.add("the the the");
  assert.deepEqual(index.nearest("the the the the"), { ordinal: 1, score: 6 / 7 });
});

test("a score of exactly theta is not above it, the next double is", () => {
  const index = openNearest();
  index.add(numbered(20).join(" "));
  const shares = (common: number, own: number): string =>
    [...numbered(common), ...Array.from({ length: own }, (_, at) => `own${at}`)].join(" ");
  assert.deepEqual(index.nearest(shares(14, 6)), { ordinal: 0, score: 0.7 });
  assert.equal(index.above(shares(14, 6), 0.7), null);
  assert.deepEqual(index.above(shares(14, 6), 0.6999999999999998), { ordinal: 0, score: 0.7 });
  index.add("a b c d e f g h i j k l");
  assert.deepEqual(index.above("a b c d e f g x", 0.7), { ordinal: 1, score: 0.7000000000000001 });
  assert.equal(index.above("a b c d e f g x", 0.7000000000000001), null);
});

test("other tokens than rouge-score's can be given", () => {
  const index = openNearest((text) => Array.from(text));
  index.add("你好吗");
  assert.deepEqual(index.nearest("你好"), { ordinal: 0, score: 0.8 });
});

test("equal texts are further ordinals of the first", () => {
  const index = openNearest();
  for (const text of ["a b", "c", "A, b!", "a c", "a b"]) index.add(text);
  assert.deepEqual(index.nearest("a b"), { ordinal: 0, score: 1 });
  assert.deepEqual(index.nearestFew("a b", 10), [
    { ordinal: 0, score: 1 },
    { ordinal: 2, score: 1 },
    { ordinal: 4, score: 1 },
    { ordinal: 3, score: 0.5 },
  ]);
  assert.deepEqual(index.nearestFew("a c", 2, 3), [
    { ordinal: 1, score: 2 / 3 },
    { ordinal: 0, score: 0.5 },
  ]);
});
