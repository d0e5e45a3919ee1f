import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../electron/filter/rules/findings.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { isReady, judgeTexts, poolLedger, untilPool } from "./poolLedger.ts";

const limits = { theta: 0.85, room: 100 };
const rain = "Explain how rain forms over the sea";
const bread = "Name three kinds of bread";

test("a kept item joins the pool at once, so that a repeat in the same call is too close to it", async (t) => {
  const { open } = poolLedger(t);
  const judged = await judgeTexts(
    open(),
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
  const judged = await judgeTexts(
    open({ filter: { seedsInPool: true } }),
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
  const without = open({ filter: { seedsInPool: false } });
  await untilPool(without, isReady);
  assert.deepEqual(without.contents()?.texts, 2);
});

test("a run without a prompt takes the seeds that stand when it first judges", async (t) => {
  const { ledger, open } = poolLedger(t);
  const pool = open({ filter: { seedsInPool: true } });
  assert.equal(await pool.nearestFew(rain, 1, null), null);
  assert.deepEqual(pool.state(), { kind: "none" });
  const seed = ledger.seed(rain);
  const [first = 0] = ledger.parsed([rain]);
  const judged = await judgeTexts(pool, [{ id: first, text: rain }], limits);
  assert.deepEqual(judged, [{ id: first, nearest: -seed, score: 1, outcome: "too_close" }]);
  const state = pool.state();
  assert.ok(state.kind === "ready");
  assert.equal(state.texts, 4);
});

test("a dropped item does not join the pool", async (t) => {
  const { ledger, open } = poolLedger(t);
  const [kept = 0] = ledger.parsed(["a b c d e f g h i j"], { isKept: true });
  const texts = ["a b c d e f g h i x", "a b c d e f g h y x"];
  const judged = await judgeTexts(
    open(),
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
  const judged = await judgeTexts(pool, items, { theta: 0.85, room: 1 });
  assert.deepEqual(
    judged.map(({ outcome }) => outcome),
    ["kept", "over_goal", "over_goal", "over_goal"],
  );
  assert.deepEqual(judged[3], { id: 4, nearest: null, score: null, outcome: "over_goal" });
  const later = await judgeTexts(pool, [{ id: 5, text: bread }], { theta: 0.85, room: 1 });
  assert.deepEqual(later, [{ id: 5, nearest: 1, score: 0, outcome: "kept" }]);
  assert.deepEqual(await judgeTexts(pool, [{ id: 6, text: "" }], { theta: 0.85, room: 0 }), [
    { id: 6, nearest: null, score: null, outcome: "over_goal" },
  ]);
});

test("a text without tokens is set aside only when it repeats a pool text exactly", async (t) => {
  const { ledger, open } = poolLedger(t);
  const [first = 0] = ledger.parsed([" é你好 "], { isKept: true });
  const texts = ["é你好", "???", "???\n", "??"];
  const items = texts.map((text, at) => ({ id: first + at + 1, text }));
  const pool = open();
  const judged = await judgeTexts(pool, items, limits);
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
  const kept = await judgeTexts(open({ exactRepeats: false }), items, limits);
  assert.ok(kept.every(({ outcome }) => outcome === "kept"));
  const byCharacter = await judgeTexts(open({ filter: { tokenizer: "cjk" } }), items, limits);
  assert.deepEqual(byCharacter[0], { id: first + 1, nearest: first, score: 1, outcome: "too_close" });
});

test("a score equal to theta keeps, the next double drops", async (t) => {
  const words = (count: number, mark: string): string =>
    Array.from({ length: count }, (_, at) => `${mark}${at}`).join(" ");
  const equal = await judgeTexts(
    poolLedger(t).open(),
    [
      { id: 1, text: `${words(17, "common")} ${words(3, "a")}` },
      { id: 2, text: `${words(17, "common")} ${words(3, "b")}` },
    ],
    limits,
  );
  assert.deepEqual(equal[1], { id: 2, nearest: 1, score: 0.85, outcome: "kept" });
  const dropped = await judgeTexts(
    poolLedger(t).open(),
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
  await assert.rejects(judgeTexts(pool, [{ id: 1, text: bread }], { theta: 2, room: 1 }), /theta/);
  const judged = await judgeTexts(pool, [{ id: 2, text: bread }], limits);
  assert.deepEqual(judged, [{ id: 2, nearest: null, score: 0, outcome: "kept" }]);
});

test("the nearest few are told as of the moment when a candidate was judged", async (t) => {
  const { ledger, open } = poolLedger(t);
  const seed = ledger.seed("Explain how rain forms");
  const texts = ["Explain how rain forms over the land", bread, "Explain how snow forms over the sea"];
  const [land = 0, , snow = 0] = ledger.parsed(texts, { isKept: true });
  const pool = open({ filter: { seedsInPool: true } });
  await judgeTexts(pool, [{ id: snow + 1, text: rain }], { theta: 0.95, room: 1 });
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

const river = { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" };

test("the thread asks the rules first, also beyond the goal, and marks what is kept", async (t) => {
  const { rules } = usualFilter("recommended", "english");
  const pool = poolLedger(t).open({ filter: { rules } });
  const task = (id: number, change: Partial<typeof river>) => ({ id, ...river, ...change });
  const judged = await pool.judge(
    [
      {
        candidates: [
          task(1, { instruction: "Draw it" }),
          task(2, { instruction: "Name three lakes in Spain." }),
          task(3, { output: "Ebro, [name], Douro" }),
        ],
        promptSeeds: [{ instruction: "Name three lakes in Spain, please." }],
      },
      { candidates: [task(4, {}), task(5, { output: "" })], promptSeeds: [] },
    ],
    { theta: 0.85, room: 1 },
  );
  assert.deepEqual(
    judged.map(({ id, outcome, score, marks }) => [id, outcome, score, marks]),
    [
      [1, "too_short", null, []],
      [2, "copy_of_prompt_seed", null, []],
      [3, "kept", 0, ["placeholder"]],
      [4, "over_goal", null, []],
      [5, "empty_output", null, []],
    ],
  );
  assert.equal(pool.contents()?.kept, 1);
});

test("calls that overlap are judged one after another, reply by reply", async (t) => {
  const { open } = poolLedger(t);
  const reply = (id: number, instruction: string) => ({
    candidates: [{ ...river, id, instruction }],
    promptSeeds: [],
  });
  const pool = open();
  const [first, second] = await Promise.all([
    pool.judge([reply(1, rain), reply(2, bread)], limits),
    pool.judge([reply(3, bread), reply(4, rain)], limits),
  ]);
  assert.deepEqual(
    [...first, ...second].map(({ outcome, nearest }) => [outcome, nearest]),
    [
      ["kept", null],
      ["kept", 1],
      ["too_close", 2],
      ["too_close", 1],
    ],
  );
});

test("the thread finds for each rule what the backend would", async (t) => {
  const filter = usualFilter("recommended", "english");
  const pool = poolLedger(t).open({ filter: { rules: filter.rules } });
  const seeds = [{ instruction: "Name three lakes in Spain." }];
  const task = { ...river, output: "I cannot provide that information." };
  assert.deepEqual(await pool.findings(task, seeds), findingsOf(task, seeds, filter));
});
