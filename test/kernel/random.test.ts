import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { random, sample, shuffle } from "../../electron/kernel/random.ts";

/** Computed by a program of its own from the definition: SHA-256 of the three, then xoshiro128**. */
const vectors: readonly (readonly [string, string, number, readonly number[]])[] = [
  ["", "", 0, [0.7974876660480229, 0.9958498745071382, 0.8953489531045962, 0.04215928275583147]],
  ["5eed", "seeds", 1, [0.5104586965620409, 0.1310820777989773, 0.3621386330137202, 0.3453453068150617]],
  ["5eed", "seeds", 2, [0.460598932101269, 0.8048543784305255, 0.7451841524390909, 0.37729887855134747]],
  [
    "00112233445566778899aabbccddeeff",
    "epoch",
    3,
    [0.9880036914172208, 0.9074678851448605, 0.44606038640296775, 0.664510574509667],
  ],
  [
    "key",
    "Ünï",
    4294967296,
    [0.0915219815530528, 0.7121730508770614, 0.0900552992965139, 0.4926641639185533],
  ],
];

const letters = "abcdefghij".split("");

/** Pearson's statistic of counts against equal shares. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("keyed random numbers", () => {
  test("are those of the test vectors, on every machine", () => {
    for (const [key, purpose, n, expected] of vectors) {
      const draw = random(key, purpose, n);
      assert.deepEqual(
        expected.map(() => draw()),
        expected,
      );
    }
    assert.deepEqual(sample(letters, 3, random("5eed", "seeds", 7)), ["h", "c", "d"]);
    assert.equal(shuffle(letters, random("5eed", "epoch", 2)).join(""), "hjeaibfcdg");
  });

  test("lie in [0, 1) and fill a hundred classes evenly", () => {
    const draw = random("5eed", "uniform", 0);
    const counts = Array.from({ length: 100 }, () => 0);
    for (let index = 0; index < 200_000; index += 1) {
      const value = draw();
      assert.ok(value >= 0 && value < 1);
      const at = Math.floor(value * 100);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const statistic = chiSquare(counts);
    assert.ok(statistic > 50 && statistic < 160, `chi square ${statistic.toFixed(1)} on 99 degrees`);
  });

  test("of neighbouring numbers, purposes and keys have nothing to do with each other", () => {
    const firsts = Array.from({ length: 20_000 }, (_, n) => random("5eed", "seeds", n)());
    const counts = Array.from({ length: 16 }, () => 0);
    for (const [index, value] of firsts.slice(1).entries()) {
      const cell = Math.floor((firsts[index] ?? 0) * 4) * 4 + Math.floor(value * 4);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    assert.ok(chiSquare(counts) < 40, "pairs of neighbours on 15 degrees");
    assert.equal(new Set(firsts).size, firsts.length);
    assert.notEqual(random("5eed", "seeds", 1)(), random("5eed", "seed", 1)());
    assert.notEqual(random("5eed", "seeds", 1)(), random("5eee", "seeds", 1)());
    assert.notEqual(random("a", "b1", 1)(), random("a", "b", 11)());
  });
});

describe("a sample", () => {
  test("holds distinct items, as many as asked or as there are, and leaves the list alone", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 30 }),
        fc.nat(40),
        fc.string(),
        (items, count, key) => {
          const before = [...items];
          const drawn = sample(items, count, random(key, "sample", 0));
          assert.equal(drawn.length, Math.min(count, items.length));
          assert.equal(new Set(drawn).size, drawn.length);
          assert.ok(drawn.every((item) => items.includes(item)));
          assert.deepEqual(items, before);
          assert.deepEqual(drawn, sample(items, count, random(key, "sample", 0)));
        },
      ),
    );
  });

  test("takes every triple of five equally often, in every order", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 30_000; n += 1) {
      const triple = sample([1, 2, 3, 4, 5], 3, random("5eed", "triples", n)).join("");
      counts.set(triple, (counts.get(triple) ?? 0) + 1);
    }
    assert.equal(counts.size, 60);
    assert.ok(chiSquare([...counts.values()]) < 110, "on 59 degrees");
  });
});

describe("a shuffle", () => {
  test("holds every item once and is the same for the same key", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 40 }), fc.string(), (items, key) => {
        const order = shuffle(items, random(key, "shuffle", 0));
        const sorted = (list: readonly number[]): readonly number[] => list.toSorted((a, b) => a - b);
        assert.deepEqual(sorted(order), sorted(items));
        assert.deepEqual(order, shuffle(items, random(key, "shuffle", 0)));
      }),
    );
  });

  test("puts every item equally often into every place", () => {
    const counts = Array.from({ length: 16 }, () => 0);
    for (let n = 0; n < 20_000; n += 1) {
      for (const [place, item] of shuffle([0, 1, 2, 3], random("5eed", "places", n)).entries()) {
        const cell = place * 4 + item;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
    assert.ok(chiSquare(counts) < 30, "nine free cells of sixteen");
  });
});
