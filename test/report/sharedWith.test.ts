import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { tokeniserOf } from "../../electron/kernel/tokenisers.ts";
import { sharedWith } from "../../electron/report/sharedWith.ts";

test("words in the same order are found where they stand, neighbours in both texts as one place", () => {
  const text = "Write an eight-line poem in which every line ends on the name of a tool.";
  const nearest = "Write a limerick in which every line ends on a number.";
  const { shared, sharedWords } = sharedWith(text, nearest, "rouge-score", 0.6);
  assert.equal(sharedWords, 8);
  assert.deepEqual(
    shared.map(({ from, to }) => nearest.slice(from, to)),
    ["Write", "in which every line ends on", "a"],
  );
  const nothing = { shared: [], sharedWords: 0 };
  assert.deepEqual(sharedWith("one", "two", "rouge-score", 0), nothing);
  assert.deepEqual(sharedWith("", "two", "rouge-score", null), nothing);
});

test("they are the tokens of the run's own tokenizer", () => {
  const { shared, sharedWords } = sharedWith("给这首诗起个名字", "给诗起名", "cjk", 0.6);
  assert.deepEqual([sharedWords, shared.at(0)?.from, shared.at(-1)?.to], [4, 0, 4]);
  assert.equal(sharedWith("给这首诗起个名字", "给诗起名", "rouge-score", 0).sharedWords, 0);
});

test("there are as many as the score counts, and each place holds whole words", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "-", ". "), { maxLength: 40 })
    .map((words) => words.join(" "));
  const tokensOf = tokeniserOf("rouge-score");
  fc.assert(
    fc.property(text, text, (one, other) => {
      const score = rougeLOfTexts(other, one);
      const { shared, sharedWords } = sharedWith(one, other, "rouge-score", score);
      assert.equal(sharedWords, Math.round((score * (tokensOf(one).length + tokensOf(other).length)) / 2));
      const told = shared.flatMap(({ from, to }) => tokensOf(other.slice(from, to)));
      assert.equal(told.length, sharedWords);
    }),
  );
});

test("of texts that are too long to mark the number alone is told", () => {
  const words = Array.from({ length: 3_000 }, (_, place) => `w${place}`);
  const [text, nearest] = [words.join(" "), words.slice(0, 2_000).join(" ")];
  assert.deepEqual(sharedWith(text, nearest, "rouge-score", 0.8), { shared: [], sharedWords: 2_000 });
});
