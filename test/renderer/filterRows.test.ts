import assert from "node:assert/strict";
import { test } from "node:test";
import type { Needed, WhatIfComparison } from "../../electron/nouns/filterView.ts";
import { comparedRows, whatIfRows, type Row } from "../../renderer/filter/whatIf/rows.ts";
import { view } from "./filterFixture.ts";

function needed(kept: number, requests: number): Needed {
  const interval = { value: requests, low: requests - 2, high: requests + 3 };
  return { kept, requests: interval, promptTokens: 1_000 * requests, completionTokens: 500 * requests };
}

function comparison(kept: number, recorded: Needed | null, whatIf: Needed | null): WhatIfComparison {
  const counts = { run: 2, throughParsing: 10, requests: 10, parsed: 104, generated: 100, kept, tookMs: 1 };
  return {
    result: { settings: { theta: 0.8, filter: view.filter }, ...counts, rules: {} },
    recorded,
    whatIf,
  };
}

const recorded = { kept: 70, setAside: 34 };
const about = { isExact: false, kept: 50, tooClose: 50, moving: 20 };
const words = (rows: readonly Row[]): readonly string[] =>
  rows.map(({ name, cells, told }) => [name, ...cells.map((cell) => cell.words), told ?? ""].join("|"));

test("until the exact numbers are there, kept and set aside are told about", () => {
  assert.deepEqual(words(whatIfRows(recorded, null, about)), [
    "Kept so far|70|≈ 50|≈ −20|",
    "Set aside|34|≈ 54|≈ +20|",
    "Requests|",
  ]);
});

test("requests and tokens stand at an equal number kept, with the interval; a price is unknown", () => {
  const exact = comparison(55, needed(55, 8), needed(55, 10));
  const rows = whatIfRows(recorded, exact, { ...about, isExact: true, kept: 55 });
  assert.deepEqual(words(rows), [
    "Kept so far|70|55|−15|",
    "Set aside|34|49|+15|",
    "Requests for 55|8|10|+2|",
    "Their tokens|12,000|15,000|+3,000|",
    "Their cost|unknown|unknown||",
  ]);
  assert.deepEqual(
    rows[2]?.cells.map(({ interval }) => interval),
    ["6–11", "8–13", undefined],
  );
});

test("what lies outside the recorded range is not guessed", () => {
  const rows = whatIfRows(recorded, comparison(55, null, null), about);
  assert.equal(rows[2]?.told, "not reached in the recorded 10 requests");
});

test("a what-if of an earlier request, without an estimate, stands alone", () => {
  const rows = whatIfRows(recorded, comparison(40, null, null), null);
  assert.deepEqual(words(rows).slice(0, 2), ["Kept so far||40||", "Set aside||64||"]);
});

test("the papers stand at an equal number kept, once both are computed", () => {
  const one = comparison(50, null, null);
  const other = comparison(80, null, null);
  const kept = "Kept of the same texts|50|80|+30|";
  assert.deepEqual(words(comparedRows(one, other, undefined)), [kept, "Requests|"]);
  assert.equal(comparedRows(one, other, "later")[1]?.told, "known when the run pauses");
  const pair = { first: needed(50, 10), second: needed(50, 7) };
  assert.deepEqual(words(comparedRows(one, other, pair)), [
    kept,
    "Requests for 50|10|7|−3|",
    "Their tokens|15,000|10,500|−4,500|",
    "Their cost|unknown|unknown||",
  ]);
  const beyond = comparedRows(one, other, { first: null, second: null });
  assert.equal(beyond[1]?.told, "not reached in the recorded 10 requests");
});
