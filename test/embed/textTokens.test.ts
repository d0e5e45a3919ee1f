import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { callsOfEqualLength, openTextTokens } from "../../electron/workers/textTokens.ts";
import { projectFile } from "../support/needs.ts";

const tokenizerFile = projectFile("resources/models/all-MiniLM-L6-v2-int8/tokenizer.json");
const tokenizer = z.looseObject({}).parse(JSON.parse(readFileSync(tokenizerFile, "utf8")));
const tokens = openTextTokens(tokenizer, 256);

/** Token numbers from the Python package tokenizers 0.23.3 with the same file, padding and truncation off. */
const expected: readonly (readonly [text: string, ids: readonly number[]])[] = [
  ["", [101, 102]],
  ["   ", [101, 102]],
  ["Write a haiku about rain.", [101, 4339, 1037, 15030, 5283, 2055, 4542, 1012, 102]],
  ["ΟΔΟΣ ΣΙΣΥΦΟΣ", [101, 1169, 29722, 29730, 29733, 1173, 18199, 29733, 29735, 29736, 29730, 29733, 102]],
  ["Ünïcödé CAFÉ naïve", [101, 27260, 7668, 15743, 102]],
  ["[CLS] is a token, [MASK] too", [101, 101, 2003, 1037, 19204, 1010, 103, 2205, 102]],
  ["天气怎么样?", [101, 1811, 100, 100, 100, 100, 1029, 102]],
  ["a\u0000b\ufffdc\td\ne", [101, 5925, 1040, 1041, 102]],
  ["x".repeat(101), [101, 100, 102]],
  ["emoji 🌱 here", [101, 7861, 29147, 2072, 100, 2182, 102]],
  ["3.14 + 2 = ?", [101, 1017, 1012, 2403, 1009, 1016, 1027, 1029, 102]],
  ["İstanbul", [101, 9960, 102]],
  ["don't stop—now…", [101, 2123, 1005, 1056, 2644, 1517, 2085, 1529, 102]],
];

describe("openTextTokens", () => {
  for (const [text, ids] of expected) {
    test(`gives the model's own token numbers for ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.deepEqual(tokens(text), ids);
    });
  }

  test("cuts a long text to 256 tokens and keeps the end token", () => {
    const ids = tokens("rain ".repeat(1000));
    assert.equal(ids.length, 256);
    assert.equal(ids.at(0), 101);
    assert.equal(ids.at(-1), 102);
    assert.equal(ids.at(-2), 4542);
  });

  test("leaves a text of exactly 256 tokens whole", () => {
    assert.deepEqual(tokens("rain ".repeat(254)), [101, ...Array.from({ length: 254 }, () => 4542), 102]);
  });
});

describe("callsOfEqualLength", () => {
  test("puts every text into one call, with mates of its own length, shortest first", () => {
    const row = fc.array(fc.nat(9), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 5 }), (rows, atMost) => {
        const calls = callsOfEqualLength(rows, atMost);
        const indices = calls.flat().toSorted((x, y) => x - y);
        assert.deepEqual(indices, [...rows.keys()]);
        let longest = -1;
        for (const call of calls) {
          const lengths = new Set(call.map((index) => rows[index]?.length ?? -1));
          assert.equal(lengths.size, 1);
          assert.ok(call.length >= 1 && call.length <= atMost);
          const [length = -1] = lengths;
          assert.ok(length >= longest);
          longest = length;
        }
      }),
    );
  });
});
