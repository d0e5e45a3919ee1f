import assert from "node:assert/strict";
import { test } from "node:test";
import { isReady, poolLedger, untilPool } from "./poolLedger.ts";

const limits = { theta: 0.85, room: 100 };
const rain = "Explain how rain forms over the sea";
const bread = "Name three kinds of bread";

test("a kept item joins the pool at once, so that a repeat in the same call is too close to it", async (t) => {
  const { open } = poolLedger(t);
  const judged = await open().judge(
    [
      { id: 1, text: rain },
      { id: 2, text: bread },
      { id: 3, text: rain },
    ],
    limits,
  );
  assert.deepEqual(judged, [
    { id: 1, nearest: null, score: 0, outcome: "kept" },
    { id: 2, nearest: 1, score: 0, outcome: "kept" },
    { id: 3, nearest: 1, score: 1, outcome: "too_close" },
  ]);
});

test("the person's seeds at the first prompt are the pool's first texts, kept rows come after, later seeds never", async (t) => {
  const { ledger, open } = poolLedger(t);
  const seed = ledger.seed(bread);
  const [kept = 0] = ledger.parsed([rain, bread], { isKept: true });
  ledger.seed("A seed that came too late");
  const judged = await open({ seedsInPool: true }).judge(
    [
      { id: 61, text: `${bread}!` },
      { id: 62, text: rain },
      { id: 63, text: "A seed that came too late" },
    ],
    limits,
  );
  assert.deepEqual(judged.map(({ nearest, score }) => [nearest, score]).slice(0, 2), [
    [-seed, 1],
    [kept, 1],
  ]);
  assert.equal(judged[2]?.outcome, "kept");
  const without = open({ seedsInPool: false });
  await untilPool(without, isReady);
  assert.deepEqual(without.contents()?.texts, 2);
});

test("a run without a prompt takes the seeds that stand when it first judges", async (t) => {
  const { ledger, open } = poolLedger(t);
  const pool = open({ seedsInPool: true });
  assert.equal(await pool.nearestFew(rain, 1, null), null);
  assert.deepEqual(pool.state(), { kind: "none" });
  const seed = ledger.seed(rain);
  const [first = 0] = ledger.parsed([rain]);
  const judged = await pool.judge([{ id: first, text: rain }], limits);
  assert.deepEqual(judged, [{ id: first, nearest: -seed, score: 1, outcome: "too_close" }]);
  const state = pool.state();
  assert.ok(state.kind === "ready");
  assert.equal(state.texts, 4);
});

test("a dropped item does not join the pool", async (t) => {
  const { ledger, open } = poolLedger(t);
  const [kept = 0] = ledger.parsed(["a b c d e f g h i j"], { isKept: true });
  const texts = ["a b c d e f g h i x", "a b c d e f g h y x"];
  const judged = await open().judge(
    texts.map((text, at) => ({ id: at + 101, text })),
    limits,
  );
  assert.deepEqual(
    judged.map(({ outcome, nearest, score }) => [outcome, nearest, score]),
    [
      ["too_close", kept, 0.9],
      ["kept", kept, 0.8000000000000002],
    ],
  );
});

test("after the room is used the rest of the call is over the goal, unscored and not in the pool", async (t) => {
  const pool = poolLedger(t).open();
  const items = [
    { id: 1, text: rain },
    { id: 2, text: rain },
    { id: 3, text: bread },
    { id: 4, text: rain },
  ];
  const judged = await pool.judge(items, { theta: 0.85, room: 1 });
  assert.deepEqual(
    judged.map(({ outcome }) => outcome),
    ["kept", "over_goal", "over_goal", "over_goal"],
  );
  assert.deepEqual(judged[3], { id: 4, nearest: null, score: 0, outcome: "over_goal" });
  const later = await pool.judge([{ id: 5, text: bread }], { theta: 0.85, room: 1 });
  assert.deepEqual(later, [{ id: 5, nearest: 1, score: 0, outcome: "kept" }]);
  assert.deepEqual(await pool.judge([{ id: 6, text: "" }], { theta: 0.85, room: 0 }), [
    { id: 6, nearest: null, score: 0, outcome: "over_goal" },
  ]);
});

test("a text without tokens is set aside only when it repeats a pool text exactly", async (t) => {
  const { ledger, open } = poolLedger(t);
  const [first = 0] = ledger.parsed([" é你好 "], { isKept: true });
  const texts = ["é你好", "???", "???\n", "??"];
  const items = texts.map((text, at) => ({ id: first + at + 1, text }));
  const pool = open();
  const judged = await pool.judge(items, limits);
  assert.deepEqual(
    judged.map(({ outcome, nearest }) => [outcome, nearest]),
    [
      ["exact_repeat", first],
      ["kept", first],
      ["exact_repeat", first + 2],
      ["kept", first],
    ],
  );
  assert.equal(pool.contents()?.tokenless, 3);
  const kept = await open({ exactRepeats: false }).judge(items, limits);
  assert.ok(kept.every(({ outcome }) => outcome === "kept"));
  const byCharacter = await open({ tokenizer: "cjk" }).judge(items, limits);
  assert.deepEqual(byCharacter[0], { id: first + 1, nearest: first, score: 1, outcome: "too_close" });
});

test("a score equal to theta keeps, the next double drops", async (t) => {
  const words = (count: number, mark: string): string =>
    Array.from({ length: count }, (_, at) => `${mark}${at}`).join(" ");
  const equal = await poolLedger(t)
    .open()
    .judge(
      [
        { id: 1, text: `${words(17, "common")} ${words(3, "a")}` },
        { id: 2, text: `${words(17, "common")} ${words(3, "b")}` },
      ],
      limits,
    );
  assert.deepEqual(equal[1], { id: 2, nearest: 1, score: 0.85, outcome: "kept" });
  const dropped = await poolLedger(t)
    .open()
    .judge(
      [
        { id: 1, text: `${words(17, "common")} ${words(2, "a")}` },
        { id: 2, text: `${words(17, "common")} ${words(4, "b")}` },
      ],
      limits,
    );
  assert.deepEqual(dropped[1], { id: 2, nearest: 1, score: 0.8500000000000001, outcome: "too_close" });
});

test("a request that makes no sense is rejected and leaves the pool as it was", async (t) => {
  const pool = poolLedger(t).open();
  await assert.rejects(pool.judge([{ id: 1, text: bread }], { theta: 2, room: 1 }), /theta/);
  const judged = await pool.judge([{ id: 2, text: bread }], limits);
  assert.deepEqual(judged, [{ id: 2, nearest: null, score: 0, outcome: "kept" }]);
});

test("the nearest few are told as of the moment when a candidate was judged", async (t) => {
  const { ledger, open } = poolLedger(t);
  const seed = ledger.seed("Explain how rain forms");
  const texts = ["Explain how rain forms over the land", bread, "Explain how snow forms over the sea"];
  const [land = 0, , snow = 0] = ledger.parsed(texts, { isKept: true });
  const pool = open({ seedsInPool: true });
  await pool.judge([{ id: snow + 1, text: rain }], { theta: 0.95, room: 1 });
  const idsBefore = async (before: number | null): Promise<readonly number[]> => {
    const found = await pool.nearestFew(rain, 3, before);
    assert.ok(found !== null);
    return found.map(({ id }) => id);
  };
  assert.deepEqual(await idsBefore(null), [snow + 1, land, snow]);
  assert.deepEqual(await idsBefore(snow + 1), [land, snow, -seed]);
  assert.deepEqual(await idsBefore(snow), [land, -seed]);
  assert.deepEqual(await idsBefore(land), [-seed]);
});
