import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lcsLength } from "../../electron/kernel/rougeL.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { sharedWords } from "../../electron/report/sharedWords.ts";

test("words in the same order are found where they stand, neighbours as one place", () => {
  const text = "Write an eight-line poem in which every line ends on the name of a tool.";
  const other = "Write a limerick in which every line ends on a number.";
  const { words, places } = sharedWords(text, other);
  assert.equal(words, 8);
  assert.deepEqual(
    places.map(({ from, to }) => other.slice(from, to)),
    ["Write", "in which every line ends on a"],
  );
  assert.deepEqual(sharedWords("one", "two"), { words: 0, places: [] });
  assert.deepEqual(sharedWords("", "two"), { words: 0, places: [] });
});

test("there are as many as ROUGE-L counts, and each place holds whole words", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "-", ". "), { maxLength: 40 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { words, places } = sharedWords(one, other);
      assert.equal(words, lcsLength(tokenise(one), tokenise(other)));
      const told = places.flatMap(({ from, to }) => tokenise(other.slice(from, to)));
      assert.equal(told.length, words);
    }),
  );
});
