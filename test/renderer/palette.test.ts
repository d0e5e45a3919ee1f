import assert from "node:assert/strict";
import test from "node:test";
import { commands } from "../../electron/nouns/commands.ts";
import { idTargets } from "../../renderer/commands/palette/ids.ts";
import { standingItems } from "../../renderer/commands/palette/items.ts";
import { matching } from "../../renderer/commands/palette/match.ts";

const items = [
  { title: "Export the data set" },
  { title: "Go to Seeds" },
  { title: "Add seeds from a file" },
  { title: "Take the seed out of the bed" },
  { title: "Settings: Writers", alias: "key server endpoint" },
  { title: "Seeds" },
];
const found = (query: string): readonly string[] => matching(items, query).map(({ title }) => title);

test("every word must be somewhere in it, in any order and case", () => {
  assert.deepEqual(found("FILE seeds"), ["Add seeds from a file"]);
  assert.deepEqual(found("seeds zebra"), []);
});

test("the whole title goes before its beginning, a word's beginning before its middle", () => {
  assert.equal(found("seeds")[0], "Seeds");
  assert.equal(found("set")[0], "Settings: Writers");
  assert.deepEqual(found("eed").length, 4);
});

test("an alias finds an item, and the empty query keeps the order", () => {
  assert.deepEqual(found("endpoint"), ["Settings: Writers"]);
  assert.deepEqual(
    found("  "),
    items.map(({ title }) => title),
  );
});

test("accents do not hide anything", () => {
  assert.deepEqual(matching([{ title: "Café menu" }], "cafe").length, 1);
  assert.deepEqual(matching([{ title: "cafe" }], "Café").length, 1);
});

const there = { kept: 5_000, seeds: 4_900, grown: 20, requests: 4_881 };

test("an id is read as it is written in lists", () => {
  const kinds = (query: string): readonly string[] =>
    idTargets(query, there).map(({ kind, id }) => `${kind} ${id}`);
  assert.deepEqual(kinds("#388"), ["request 388"]);
  assert.deepEqual(kinds("g3,204"), ["seed 3204"]);
  assert.deepEqual(kinds("4881"), ["instruction 4881", "seed 4881", "request 4881"]);
  assert.deepEqual(kinds("0"), []);
  assert.deepEqual(kinds("seed 4"), []);
  assert.deepEqual(kinds("99999999999999999999"), []);
});

test("only what is there is offered", () => {
  const kinds = (query: string, grown = 3) =>
    idTargets(query, { kept: 9, seeds: 20, grown, requests: 6 }).map(({ kind }) => kind);
  assert.deepEqual(kinds("6"), ["instruction", "seed", "request"]);
  assert.deepEqual(kinds("9"), ["instruction", "seed"]);
  assert.deepEqual(kinds("20"), ["seed"]);
  assert.deepEqual(kinds("21"), []);
  assert.deepEqual([kinds("#6"), kinds("#7")], [["request"], []]);
  assert.deepEqual([kinds("g20"), kinds("g21"), kinds("g20", 0)], [["seed"], [], []]);
  assert.deepEqual(idTargets("6", null), []);
});

test("commands are found by other words for them", () => {
  const destinations = { keyWords: () => null, settings: [], projects: [], counts: null, openId: null };
  const first = (query: string) => matching(standingItems(commands, destinations), query)[0]?.id;
  assert.equal(first("theme"), "command theme");
  assert.equal(first("compact"), "command density");
  assert.equal(first("quit"), "command close");
  assert.equal(first("shortcuts"), "command keys");
});
