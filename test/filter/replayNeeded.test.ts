import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { needed } from "../../electron/filter/replay/needed.ts";
import { random } from "../../electron/kernel/random.ts";

const key = "0f".repeat(16);

function tokensOf(count: number): { promptTokens: number; completionTokens: number }[] {
  return Array.from({ length: count }, (_, at) => ({ promptTokens: 100, completionTokens: at + 1 }));
}

describe("requests needed for a number of kept rows", () => {
  test("are the least that reach it, with the tokens of exactly those", () => {
    const found = needed([3, 0, 2, 4, 1], tokensOf(5), 5, key);
    assert.deepEqual(found && { ...found, requests: found.requests.value }, {
      kept: 5,
      requests: 3,
      promptTokens: 300,
      completionTokens: 6,
    });
    assert.equal(needed([3, 0, 2, 4, 1], tokensOf(5), 6, key)?.requests.value, 4);
    assert.equal(needed([3, 0, 2, 4, 1], tokensOf(5), 1, key)?.requests.value, 1);
  });

  test("are null where the record does not reach it, and for nothing", () => {
    assert.equal(needed([3, 0, 2], tokensOf(3), 6, key), null);
    assert.equal(needed([], [], 1, key), null);
    assert.equal(needed([3, 0, 2], tokensOf(3), 0, key), null);
  });

  test("are certain when every request keeps the same", () => {
    const found = needed(
      Array.from({ length: 200 }, () => 2),
      tokensOf(200),
      101,
      key,
    );
    assert.deepEqual(found?.requests, { value: 51, low: 51, high: 51 });
  });

  test("have an interval around the value that only the run's key decides", () => {
    const draw = random("00", "kept", 0);
    const kept = Array.from({ length: 1000 }, (_, at) => Math.floor(draw() * (8 - at / 200)));
    const found = needed(kept, tokensOf(1000), 1500, key);
    assert.ok(found);
    const { value, low, high } = found.requests;
    assert.ok(low < value && value < high, `${low} ${value} ${high}`);
    // The share falls along the run: drawn from anywhere, 1,500 rows would take over 600 requests.
    assert.ok(high < 600, `${low} … ${high}`);
    assert.deepEqual(needed(kept, tokensOf(1000), 1500, key), found);
    assert.notDeepEqual(needed(kept, tokensOf(1000), 1500, "aa".repeat(16))?.requests, found.requests);
  });

  test("end at the record's end where draws do not reach it", () => {
    const draw = random("00", "kept", 1);
    const kept = Array.from({ length: 300 }, () => Math.floor(draw() * 6));
    const all = kept.reduce((sum, count) => sum + count, 0);
    const found = needed(kept, tokensOf(300), all, key);
    assert.ok(found);
    assert.equal(found.requests.high, 300);
    assert.ok(found.requests.low < 300 && found.requests.value <= 300);
  });
});
