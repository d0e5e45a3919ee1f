import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openFilter } from "../../electron/workers/filter.ts";
import type { Filter } from "../../electron/workers/filter.ts";

const opened: Filter[] = [];
after(() => Promise.all(opened.map((filter) => filter.close())));

function open(options?: { exactRepeats: boolean }): Filter {
  const filter = openFilter(options);
  opened.push(filter);
  return filter;
}

const limits = { theta: 0.85, room: 100 };
const rain = "Explain how rain forms over the sea";
const bread = "Name three kinds of bread";

test("a kept item joins the pool at once, so that a repeat in the same call is too close to it", async () => {
  const filter = open();
  const judged = await filter.judge(
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

test("loaded seeds are the pool's first texts and are named by their ids", async () => {
  const filter = open();
  await filter.load([
    { id: -1, text: rain },
    { id: -2, text: bread },
  ]);
  await filter.load([{ id: 5, text: bread }]);
  const judged = await filter.judge([{ id: 6, text: `${bread}!` }], limits);
  assert.deepEqual(judged, [{ id: 6, nearest: -2, score: 1, outcome: "too_close" }]);
});

test("a dropped item does not join the pool", async () => {
  const filter = open();
  await filter.load([{ id: -1, text: "a b c d e f g h i j" }]);
  const texts = ["a b c d e f g h i x", "a b c d e f g h y x"];
  const judged = await filter.judge(
    texts.map((text, at) => ({ id: at + 1, text })),
    limits,
  );
  assert.deepEqual(
    judged.map(({ outcome, nearest, score }) => [outcome, nearest, score]),
    [
      ["too_close", -1, 0.9],
      ["kept", -1, 0.8000000000000002],
    ],
  );
});

test("after the room is used the rest of the call is over the goal, unscored and not in the pool", async () => {
  const filter = open();
  const items = [
    { id: 1, text: rain },
    { id: 2, text: rain },
    { id: 3, text: bread },
    { id: 4, text: rain },
  ];
  const judged = await filter.judge(items, { theta: 0.85, room: 1 });
  assert.deepEqual(
    judged.map(({ outcome }) => outcome),
    ["kept", "over_goal", "over_goal", "over_goal"],
  );
  assert.deepEqual(judged[3], { id: 4, nearest: null, score: 0, outcome: "over_goal" });
  const later = await filter.judge([{ id: 5, text: bread }], { theta: 0.85, room: 1 });
  assert.deepEqual(later, [{ id: 5, nearest: 1, score: 0, outcome: "kept" }]);
  assert.deepEqual(await filter.judge([{ id: 6, text: "" }], { theta: 0.85, room: 0 }), [
    { id: 6, nearest: null, score: 0, outcome: "over_goal" },
  ]);
});

test("a text without tokens is set aside only when it repeats a pool text exactly", async () => {
  const filter = open();
  await filter.load([{ id: -1, text: " é你好 " }]);
  const texts = ["é你好", "???", "???\n", "??"];
  const judged = await filter.judge(
    texts.map((text, at) => ({ id: at + 1, text })),
    limits,
  );
  assert.deepEqual(
    judged.map(({ outcome, nearest }) => [outcome, nearest]),
    [
      ["exact_repeat", -1],
      ["kept", -1],
      ["exact_repeat", 2],
      ["kept", -1],
    ],
  );
  const asRougeScore = open({ exactRepeats: false });
  const kept = await asRougeScore.judge(
    [
      { id: 1, text: "???" },
      { id: 2, text: "???" },
    ],
    limits,
  );
  assert.deepEqual(
    kept.map(({ outcome }) => outcome),
    ["kept", "kept"],
  );
});

test("a score equal to theta keeps, the next double drops", async () => {
  const words = (count: number, mark: string): string =>
    Array.from({ length: count }, (_, at) => `${mark}${at}`).join(" ");
  const filter = open();
  await filter.load([{ id: -1, text: `${words(17, "common")} ${words(3, "a")}` }]);
  const equal = await filter.judge([{ id: 1, text: `${words(17, "common")} ${words(3, "b")}` }], limits);
  assert.deepEqual(equal, [{ id: 1, nearest: -1, score: 0.85, outcome: "kept" }]);
  const above = open();
  await above.load([{ id: -1, text: `${words(17, "common")} ${words(2, "a")}` }]);
  const dropped = await above.judge([{ id: 1, text: `${words(17, "common")} ${words(4, "b")}` }], limits);
  assert.deepEqual(dropped, [{ id: 1, nearest: -1, score: 0.8500000000000001, outcome: "too_close" }]);
});

test("a request that makes no sense is rejected and leaves the filter as it was", async () => {
  const filter = open();
  await filter.load([{ id: -1, text: rain }]);
  await assert.rejects(filter.judge([{ id: 1, text: bread }], { theta: 2, room: 1 }), /theta/);
  const judged = await filter.judge([{ id: 2, text: bread }], limits);
  assert.deepEqual(judged, [{ id: 2, nearest: -1, score: 0, outcome: "kept" }]);
});
