import assert from "node:assert/strict";
import { test } from "node:test";
import { openNearest } from "../../electron/kernel/nearest.ts";
import type { NearestIndex } from "../../electron/kernel/nearest.ts";
import { random } from "../../electron/kernel/random.ts";
import { fMeasure } from "../../electron/kernel/rougeL.ts";
import { plainRanking } from "./plainRougeL.ts";

function words(count: number, mark = "w"): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${mark}${at}`);
}

function indexOf(texts: readonly string[]): NearestIndex {
  const index = openNearest();
  for (const text of texts) index.add(text);
  return index;
}

test("ten thousand equal instructions are compared as one and all found", () => {
  const index = indexOf(Array.from({ length: 10_000 }, () => "Name three kinds of bread"));
  assert.equal(index.size, 10_000);
  assert.deepEqual(index.nearest("name three kinds of bread!"), { ordinal: 0, score: 1 });
  assert.deepEqual(index.nearest("name three kinds of cheese"), { ordinal: 0, score: 0.8000000000000002 });
  assert.equal(index.compared, 1);
  assert.deepEqual(
    index.nearestFew("three kinds", 3, 2).map(({ ordinal }) => ordinal),
    [0, 1],
  );
  assert.equal(index.nearestFew("three kinds", 20_000).length, 10_000);
  assert.ok(index.usedBytes < 1_000_000, `${index.usedBytes} bytes`);
});

test("ten thousand texts that tie cost no comparison each once the first of them is found", () => {
  const index = indexOf(words(10_000).map((word) => `name three kinds of ${word}`));
  assert.deepEqual(index.nearest("name three kinds of x"), { ordinal: 0, score: 0.8000000000000002 });
  assert.deepEqual(
    index.nearestFew("name three kinds of x", 3).map(({ ordinal }) => ordinal),
    [0, 1, 2],
  );
  assert.ok(index.compared < 1000, `${index.compared} comparisons`);
  const before = index.nearestFew("name three kinds of w9999", 600, 550);
  assert.deepEqual(
    before.map(({ ordinal }) => ordinal),
    Array.from({ length: 550 }, (_, at) => at),
  );
});

test("a hundred thousand instructions of one word, different or equal, are found by it", () => {
  const different = indexOf(words(100_000));
  assert.deepEqual(different.nearest("w77777"), { ordinal: 77_777, score: 1 });
  assert.deepEqual(different.nearest("w77777 w5"), { ordinal: 5, score: 2 / 3 });
  assert.deepEqual(different.nearest("unknown"), { ordinal: 0, score: 0 });
  assert.ok(different.usedBytes < 300 * 100_000, `${different.usedBytes} bytes`);
  const equal = indexOf(words(100_000, "same ?").map(() => "same"));
  assert.deepEqual(equal.above("same", 0.99), { ordinal: 0, score: 1 });
  assert.deepEqual(equal.above("same words", 0.6), { ordinal: 0, score: 2 / 3 });
  assert.ok(equal.compared <= 1);
});

test("one token a hundred thousand times has a hundred thousand elements and no more", () => {
  const long = "echo ".repeat(100_000);
  const index = indexOf([long, "echo", "echo echo"]);
  assert.deepEqual(index.nearest("echo echo echo"), { ordinal: 2, score: 0.8 });
  assert.deepEqual(index.nearest(`${long} echo`), { ordinal: 0, score: fMeasure(100_000, 100_001, 100_000) });
  assert.equal(index.above("echo", 0.7)?.score, 1);
  assert.ok(index.usedBytes < 20_000_000, `${index.usedBytes} bytes`);
});

test("texts of a megabyte neither take memory by the square nor are compared when their length rules it out", () => {
  const draw = random("nearest", "megabyte", 0);
  const large = (mark: string): string =>
    Array.from({ length: 200_000 }, () => `${mark}${Math.floor(9e4 * draw())}`).join(" ");
  const [one, two] = [large("a"), large("b")];
  const index = indexOf([one, two, "a1 a2 a3", "plain words"]);
  assert.ok(index.usedBytes < 60_000_000, `${index.usedBytes} bytes`);
  assert.deepEqual(index.nearest("a1 a2 a3 a4"), { ordinal: 2, score: 6 / 7 });
  assert.equal(index.compared, 1);
  assert.deepEqual(index.nearest(one), { ordinal: 0, score: 1 });
  assert.equal(index.above(`${large("c")} plain words`, 0.1), null);
  assert.equal(index.compared, 1);
  const third = one.split(" ").slice(0, 60_000).join(" ");
  assert.deepEqual(index.above(`${third} ${large("d")}`, 0.7), null);
  assert.equal(index.above(one.slice(0, one.lastIndexOf(" ")), 0.99)?.ordinal, 0);
});

test("a long candidate's comparison ends as soon as too few of its tokens are left", () => {
  const tokens = words(1500);
  const index = indexOf([tokens.join(" ")]);
  assert.equal(index.above(tokens.toReversed().join(" "), 0.5), null);
  assert.deepEqual(index.nearest(tokens.toReversed().join(" ")), {
    ordinal: 0,
    score: fMeasure(1, 1500, 1500),
  });
  const moved = [...tokens.slice(700), ...tokens.slice(0, 700)].join(" ");
  assert.deepEqual(index.above(moved, 0.5), { ordinal: 0, score: fMeasure(800, 1500, 1500) });
  assert.equal(index.above(moved, 0.54), null);
});

test("emoji, right-to-left text, lone surrogates, NUL and texts without tokens are texts like others", () => {
  const texts = [
    "",
    "???",
    "😀 😀",
    "שלום עולם",
    "\ud800 lone \udc00",
    "nul\0nul x",
    "\0",
    "İstanbul K",
    "naïve café",
    "\u2028line",
    "_",
  ];
  const index = openNearest();
  const pool: string[] = [];
  for (const text of [...texts, ...texts]) {
    const ranking = plainRanking(pool, text);
    assert.deepEqual(index.nearest(text), ranking[0] ?? { ordinal: null, score: 0 });
    assert.deepEqual(index.nearestFew(text, 5), ranking.filter(({ score }) => score > 0).slice(0, 5));
    index.add(text);
    pool.push(text);
  }
  const characters = openNearest((text) => text.split(""));
  for (const text of ["\ud800a", "\udc00a", "\0a"]) characters.add(text);
  assert.deepEqual(characters.nearest("\udc00"), { ordinal: 1, score: 2 / 3 });
  assert.deepEqual(characters.nearest("\0"), { ordinal: 2, score: 2 / 3 });
});
