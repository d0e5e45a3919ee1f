import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lcsWithPattern, openLcs, setPattern } from "../../electron/kernel/lcs.ts";
import { plainLcsLength } from "./plainRougeL.ts";

/** SEEDBED_FUZZ multiplies the runs for a long look. */
function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env["SEEDBED_FUZZ"] ?? 1)) };
}

function tokens(most: number, maxLength: number, minLength = 0): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.integer({ min: 1, max: most }), { minLength, maxLength, size: "max" });
}

function plain(a: readonly number[], b: readonly number[]): number {
  return plainLcsLength(a.map(String), b.map(String));
}

test("one pattern after another is compared with many lists by the same tables", () => {
  const lcs = openLcs();
  fc.assert(
    fc.property(tokens(40, 150), fc.array(tokens(40, 150), { maxLength: 5 }), (pattern, others) => {
      setPattern(lcs, Int32Array.from(pattern), pattern.length, 40);
      for (const other of others) {
        const padded = Int32Array.from([9, ...other, 9]);
        assert.equal(lcsWithPattern(lcs, padded, 1, padded.length - 1), plain(pattern, other));
      }
    }),
    runs(200),
  );
});

test("a pattern of thousands of tokens, whose masks are made word by word, is compared as exactly", () => {
  const lcs = openLcs();
  const parts = fc.tuple(tokens(300, 900, 500), tokens(300, 900, 500), tokens(300, 300), tokens(300, 300));
  fc.assert(
    fc.property(parts, fc.nat(2), ([start, end, one, other], change) => {
      const pattern = [...start, ...one, ...end, ...start.slice(0, 200)];
      const changed =
        [
          [...start, ...other, ...end, ...start.slice(0, 200)],
          [...end, ...one, ...start],
          [...other, ...start, ...end],
        ][change] ?? [];
      const expected = plain(pattern, changed);
      setPattern(lcs, Int32Array.from(pattern), pattern.length, 300);
      const list = Int32Array.from(changed);
      assert.equal(lcsWithPattern(lcs, list, 0, list.length), expected);
      assert.equal(lcsWithPattern(lcs, list, 0, list.length, expected), expected);
      assert.ok(lcsWithPattern(lcs, list, 0, list.length, expected + 1) <= expected);
    }),
    runs(6),
  );
});

test("an unknown token of the pattern equals nothing", () => {
  const lcs = openLcs();
  setPattern(lcs, Int32Array.from([0, 1, 0, 2, 0]), 5, 2);
  assert.equal(lcsWithPattern(lcs, Int32Array.from([2, 1, 1, 2]), 0, 4), 2);
});
