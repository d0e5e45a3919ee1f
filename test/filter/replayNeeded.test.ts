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

/** Whole rows kept by requests whose share falls from `from` by e each `fade` requests. */
function falling(count: number, from: number, fade: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => Math.round(from * Math.exp(-at / fade)));
}

/** What requests of so many tasks keep by chance while their share falls as a pool fills. */
function drawnRecord(tasks: number, count: number): readonly number[] {
  const draw = random("00", "tasks", tasks);
  return Array.from({ length: count }, (_, at) => {
    const share = 0.1 + 0.8 * Math.exp((-3 * at) / count);
    return Array.from({ length: tasks }, () => draw()).filter((chance) => chance < share).length;
  });
}

describe("the interval of requests needed holds the value", () => {
  const records: readonly (readonly [string, readonly number[]])[] = [
    ["that falls within few requests", falling(200, 20, 20)],
    ["that falls by steps", Array.from({ length: 400 }, (_, at) => (at < 10 ? 16 : at < 30 ? 8 : 2))],
    ["that begins late", Array.from({ length: 100 }, (_, at) => (at < 50 ? 0 : 10))],
    ["with everything in its first request", [10, ...falling(99, 0, 1)]],
    ["of one request", [7]],
    ["of five requests", [3, 0, 2, 4, 1]],
    ["of one task a request", drawnRecord(1, 1500)],
    ["of 5 tasks a request", drawnRecord(5, 400)],
    ["of 20 tasks a request", drawnRecord(20, 120)],
  ];
  for (const [name, kept] of records) {
    test(`in a record ${name}`, () => {
      const all = kept.reduce((sum, count) => sum + count, 0);
      for (const share of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1]) {
        const found = needed(kept, tokensOf(kept.length), Math.max(1, Math.floor(share * all)), key);
        assert.ok(found);
        const { value, low, high } = found.requests;
        assert.ok(low <= value && value <= high, `${share}: ${low} ${value} ${high}`);
      }
    });
  }

  test("and, in a record that falls fast, lies around it", () => {
    const found = needed(falling(200, 20, 20), tokensOf(200), 100, key);
    assert.ok(found);
    const { value, low, high } = found.requests;
    assert.equal(value, 6);
    assert.ok(low < value && value < high && high < 12, `${low} … ${high}`);
  });
});
