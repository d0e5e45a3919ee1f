import assert from "node:assert/strict";
import { test } from "node:test";
import { adjustedRand } from "../../electron/kernel/adjustedRand.ts";

test("labellings that part the items alike have an index of 1, whatever their numbers", () => {
  assert.equal(adjustedRand([0, 0, 1, 1, 2], [5, 5, 3, 3, 9]), 1);
  assert.equal(adjustedRand([0, 0, 0], [7, 7, 7]), 1);
  assert.equal(adjustedRand([], []), 1);
});

test("the index of Hubert and Arabie is met on cases worked out by hand", () => {
  // (pairs together in both − expected) ÷ (mean of the pairs together in each − expected), six pairs in all.
  assert.equal(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1]), (0 - 4 / 6) / (2 - 4 / 6));
  assert.equal(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2]), (1 - 2 / 6) / (1.5 - 2 / 6));
});

test("labellings of unequal length are refused", () => {
  assert.throws(() => adjustedRand([0], [0, 1]), RangeError);
});
