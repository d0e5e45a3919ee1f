import assert from "node:assert/strict";
import { test } from "node:test";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { readFilterSearch } from "../../renderer/filter/filterSearch.ts";
import {
  comparedOf,
  isSameFilter,
  settingsKey,
  sweepOf,
  whatIfOf,
  withoutWhatIf,
  withTheta,
} from "../../renderer/filter/whatIfOf.ts";
import { view } from "./filterFixture.ts";

test("the address keeps what fits and leaves out the rest", () => {
  assert.deepEqual(readFilterSearch({}), {});
  const whole = {
    theta: 0.8,
    tokenizer: "cjk",
    seeds: false,
    compare: true,
    reason: "refusal",
    text: 7,
    beside: "seed-74",
  };
  assert.deepEqual(readFilterSearch(whole), whole);
  const wrong = {
    theta: 3,
    tokenizer: "words",
    seeds: "no",
    compare: 1,
    reason: "<b>",
    text: -1,
    beside: 0.5,
  };
  assert.deepEqual(readFilterSearch({ ...wrong, other: 1 }), {});
  assert.deepEqual(readFilterSearch({ theta: 0.800_000_1 }), { theta: 0.8 });
});

test("rules in the address are taken only when every one of them is whole", () => {
  const rules = { too_short: { isOn: true, limits: { atMost: 5 } }, refusal: { isOn: false, limits: {} } };
  assert.deepEqual(readFilterSearch({ rules }), { rules });
  assert.deepEqual(readFilterSearch({ rules: { too_short: { isOn: true, limits: { atMost: 500 } } } }), {});
  assert.deepEqual(readFilterSearch({ rules: { no_such_rule: { isOn: true, limits: {} } } }), {});
  assert.deepEqual(readFilterSearch({ rules: [] }), {});
  assert.deepEqual(readFilterSearch({ rules: {} }), {});
});

test("an address without a word asks for the run's own filter", () => {
  const settings = whatIfOf(view, {});
  assert.equal(settings.theta, 0.85);
  assert.ok(isSameFilter(settings, view));
  const other = whatIfOf(view, { theta: 0.7, seeds: false, rules: { refusal: { isOn: false, limits: {} } } });
  assert.equal(other.theta, 0.7);
  assert.equal(other.filter.seedsInPool, false);
  assert.equal(other.filter.rules.refusal.isOn, false);
  assert.equal(other.filter.rules.echo.isOn, true);
  assert.ok(!isSameFilter(other, view));
});

test("a handle at the recorded θ leaves no word, and what is chosen below stays", () => {
  const address = {
    theta: 0.7,
    tokenizer: "cjk",
    seeds: false,
    compare: true,
    reason: "refusal",
    text: 7,
  } as const;
  assert.deepEqual(withoutWhatIf(address), { reason: "refusal", text: 7 });
  assert.deepEqual(withTheta({ theta: 0.7, text: 7 }, 0.85, 0.85), { text: 7 });
  assert.deepEqual(withTheta({ text: 7, compare: true }, 0.8, 0.85), { text: 7, theta: 0.8 });
});

test("equal settings have one key, in whatever order their parts came", () => {
  const { rules, ...rest } = view.filter;
  const reversed = Object.fromEntries(Object.entries(rules).toReversed());
  const turned = { filter: { rules: { ...reversed, ...rules }, ...rest }, theta: 0.8 };
  assert.equal(settingsKey(turned), settingsKey({ theta: 0.8, filter: view.filter }));
  assert.notEqual(settingsKey(turned), settingsKey({ theta: 0.81, filter: view.filter }));
});

test("the sweep goes from 0.50 to 0.95, wide steps first, and closely round the handle and the recorded θ", () => {
  const sweep = sweepOf(0.85, 0.7);
  assert.deepEqual(sweep.slice(0, 10), [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]);
  for (const close of [0.68, 0.69, 0.71, 0.72, 0.83, 0.84, 0.86, 0.87]) assert.ok(sweep.includes(close));
  assert.equal(new Set(sweep).size, sweep.length);
  assert.ok(sweepOf(0.85, 0).every((theta) => theta >= 0.5 && theta <= 0.95));
});

test("the papers are compared under the Paper rules, each with its θ", () => {
  const [one, other] = comparedOf(view);
  assert.deepEqual([one.theta, other.theta], [0.7, 0.85]);
  assert.ok(isSameFilter(one, other));
  assert.deepEqual(one.filter.rules, usualFilter("paper", "english").rules);
});
