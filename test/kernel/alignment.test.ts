import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alignTexts } from "../../electron/kernel/alignment.ts";
import type { Span } from "../../electron/kernel/alignment.ts";
import { commonSubsequence } from "../../electron/kernel/commonSubsequence.ts";
import { lcsLength, rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { tokenizerName } from "../../electron/nouns/tokenizer.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { weirdText } from "./weirdText.ts";

type Pairs = readonly (readonly [number, number])[];

function pairsOf(a: readonly string[], b: readonly string[]): Pairs {
  const common = commonSubsequence(a, b);
  assert.ok(common);
  return common.pairs;
}

function runsIn(pairs: Pairs): number {
  return pairs.filter(([i, j], at) => pairs[at - 1]?.[0] !== i - 1 || pairs[at - 1]?.[1] !== j - 1).length;
}

/** Every longest common subsequence, by trying all. */
function allLongest(a: readonly string[], b: readonly string[]): readonly Pairs[] {
  let best: Pairs[] = [[]];
  const go = (i: number, j: number, pairs: Pairs): void => {
    if (pairs.length > (best[0]?.length ?? 0)) best = [];
    if (pairs.length === (best[0]?.length ?? pairs.length)) best.push(pairs);
    for (let x = i; x < a.length; x++)
      for (let y = j; y < b.length; y++) if (a[x] === b[y]) go(x + 1, y + 1, [...pairs, [x, y]]);
  };
  go(0, 0, []);
  return best;
}

function checkPairs(a: readonly string[], b: readonly string[], pairs: Pairs): void {
  assert.equal(pairs.length, lcsLength(a, b));
  for (const [at, [i, j]] of pairs.entries()) {
    assert.equal(a[i], b[j]);
    assert.notEqual(a[i], undefined);
    const [beforeI, beforeJ] = pairs[at - 1] ?? [-1, -1];
    assert.ok(i > beforeI && j > beforeJ);
  }
}

const tokens = (kinds: readonly string[], maxLength: number): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...kinds), { maxLength, size: "max" });

test("the positions are a common subsequence as long as the longest", () => {
  fc.assert(
    fc.property(tokens(["a", "b", "c", "d", "e"], 90), tokens(["a", "b", "c", "d", "e"], 90), (a, b) =>
      checkPairs(a, b, pairsOf(a, b)),
    ),
    { numRuns: 300 },
  );
});

test("of the longest it is one in the fewest unbroken runs", () => {
  fc.assert(
    fc.property(tokens(["a", "b", "c"], 7), tokens(["a", "b", "c"], 7), (a, b) => {
      const fewest = Math.min(...allLongest(a, b).map(runsIn));
      assert.equal(runsIn(pairsOf(a, b)), fewest);
    }),
    { numRuns: 400 },
  );
});

test("among equals the earliest match counts", () => {
  assert.deepEqual(pairsOf(["a", "x", "a"], ["a"]), [[0, 0]]);
  assert.deepEqual(pairsOf(["a"], ["b", "a", "a"]), [[0, 1]]);
  assert.deepEqual(pairsOf(["the", "old", "the", "car"], ["the", "car"]), [
    [2, 0],
    [3, 1],
  ]);
  assert.deepEqual(pairsOf(["a", "b", "c"], ["a", "b", "x", "b", "c"]), [
    [0, 0],
    [1, 1],
    [2, 4],
  ]);
  assert.deepEqual(pairsOf([], ["a"]), []);
});

test("over 25 million pairs of tokens no positions are given, up to there they are", () => {
  const many = Array.from({ length: 5000 }, (_, at) => `${(at * at) % 61}`);
  const others = many.toReversed();
  checkPairs(many, others, pairsOf(many, others));
  assert.equal(commonSubsequence([...many, "x"], others), null);
  const long = alignTexts([...many, "x"].join(" "), others.join(" "), "rouge-score");
  assert.deepEqual([long.tooLong, long.a, long.b], [true, [], []]);
  assert.equal(long.lcs, lcsLength(many, others));
  assert.ok(long.score > 0);
});

function cut(text: string, spans: readonly Span[]): readonly string[] {
  return spans.map(({ from, to }) => text.slice(from, to));
}

function marksOf(a: string, b: string, name: TokenizerName = "rouge-score"): readonly (readonly string[])[] {
  const alignment = alignTexts(a, b, name);
  return [cut(a, alignment.a), cut(b, alignment.b)];
}

test("words in a row are one mark on both sides, across spaces and punctuation only", () => {
  assert.deepEqual(
    marksOf(
      "List five questions a buyer should ask before buying a used car.",
      "Name questions that a buyer should ask, before buying a used bicycle!",
    ),
    [
      ["questions", "a buyer should ask before buying a used"],
      ["questions", "a buyer should ask, before buying a used"],
    ],
  );
  assert.deepEqual(marksOf("one two", "one 二 two"), [
    ["one", "two"],
    ["one", "two"],
  ]);
  assert.deepEqual(marksOf("3 + 4", "3 - 4"), [
    ["3", "4"],
    ["3", "4"],
  ]);
  assert.deepEqual(marksOf("写一首关于春天的诗。", "写一首,关于秋天的诗", "cjk"), [
    ["写一首关于", "天的诗"],
    ["写一首,关于", "天的诗"],
  ]);
});

test("tokens made of one character are one mark, never two that overlap", () => {
  assert.deepEqual(marksOf("½ cup", "1 or 2 cups", "unicode"), [["½"], ["1", "2"]]);
});

test("precision is of the nearest text, recall of the new one", () => {
  const { a, b, ...numbers } = alignTexts("one two three four", "one two", "rouge-score");
  assert.deepEqual(numbers, {
    lcs: 2,
    aTokens: 4,
    bTokens: 2,
    precision: 1,
    recall: 0.5,
    score: 2 / 3,
    tooLong: false,
  });
  assert.deepEqual(a, [{ from: 0, to: 7 }]);
  assert.deepEqual(b, [{ from: 0, to: 7 }]);
});

test("texts that share nothing, or have no token, score 0 without a mark", () => {
  for (const [a, b] of [
    ["", ""],
    ["???", "???"],
    ["a", ""],
    ["a", "b"],
  ] as const) {
    const { score, precision, recall, ...rest } = alignTexts(a, b, "unicode");
    assert.deepEqual([score, precision, recall, rest.lcs, rest.a, rest.b], [0, 0, 0, 0, [], []]);
  }
});

test("of any texts the score is the filter's, and the marks are in order and apart", () => {
  fc.assert(
    fc.property(weirdText, weirdText, fc.constantFrom(...tokenizerName.options), (a, b, name) => {
      const alignment = alignTexts(a, b, name);
      if (name === "rouge-score") assert.equal(alignment.score, rougeLOfTexts(a, b));
      for (const [text, spans] of [
        [a, alignment.a],
        [b, alignment.b],
      ] as const) {
        let end = 0;
        for (const { from, to } of spans) {
          assert.ok(from >= end && from < to && to <= text.length);
          end = to;
        }
        assert.equal(spans.length > 0, alignment.lcs > 0);
      }
    }),
    { numRuns: 1000 },
  );
});
