import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { lcsLength, rougeL, rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { needs, sharedFile } from "../support/needs.ts";
import { plainLcsLength, plainRougeL } from "./plainRougeL.ts";

const golden = sharedFile("golden/rouge_golden.jsonl");
const goldenSchema = z.object({
  id: z.int(),
  a: z.string(),
  b: z.string(),
  lcs: z.int(),
  len_a: z.int(),
  len_b: z.int(),
  f: z.number(),
});

test(
  "every pair of the golden file scores bit for bit as rouge-score, both ways round",
  { skip: needs(golden) },
  () => {
    const pairs = readFileSync(golden, "utf8")
      .trim()
      .split("\n")
      .map((line) => goldenSchema.parse(JSON.parse(line)));
    assert.equal(pairs.length, 3910);
    for (const { id, a, b, lcs, len_a, len_b, f } of pairs) {
      const [aTokens, bTokens] = [tokenise(a), tokenise(b)];
      assert.deepEqual([id, aTokens.length, bTokens.length], [id, len_a, len_b]);
      assert.deepEqual([id, lcsLength(aTokens, bTokens)], [id, lcs]);
      assert.deepEqual([id, rougeLOfTexts(a, b), rougeLOfTexts(b, a)], [id, f, f]);
    }
  },
);

test("the bit-parallel length equals the textbook table's, also over many words of bits", () => {
  const tokens = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), {
    maxLength: 140,
    size: "max",
  });
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      assert.equal(lcsLength(a, b), plainLcsLength(a, b));
      assert.equal(rougeL(a, b), plainRougeL(a, b));
      assert.equal(rougeL(a, b), rougeL(b, a));
    }),
    { numRuns: 300 },
  );
});

test("token ids score as their words do", () => {
  assert.equal(lcsLength([7, 0, 7, 3], [0, 7, 3, 3]), 3);
  assert.equal(rougeL([7, 0, 7, 3], [0, 7, 3, 3]), 0.75);
});

test("seven common tokens of eight and twelve score just above 0.7, fourteen of twenty exactly 0.7", () => {
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => `w${from + at}`).join(" ");
  assert.equal(rougeLOfTexts(`${words(0, 7)} x`, words(0, 12)), 0.7000000000000001);
  assert.equal(rougeLOfTexts(words(0, 20), `${words(0, 14)} ${words(30, 36)}`), 0.7);
});

test("a text without tokens scores 0, even against itself", () => {
  assert.deepEqual([rougeLOfTexts("", ""), rougeLOfTexts("???", "???"), rougeLOfTexts("", "a")], [0, 0, 0]);
});

test("accents, other scripts and underscores separate tokens", () => {
  assert.deepEqual(tokenise("Café_Ünder don’t 1²3 ABC"), ["caf", "nder", "don", "t", "1", "3", "abc"]);
  assert.deepEqual(tokenise("你好"), []);
});
