import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { readSeeds } from "../../electron/seeds/read.ts";
import type { SeedFile } from "../../electron/seeds/seedFile.ts";
import { importSentence } from "../../electron/seeds/sentence.ts";
import { needs, sharedFile } from "../support/needs.ts";

const encoder = new TextEncoder();

function read(text: string): SeedFile {
  const result = readSeeds(encoder.encode(text));
  assert.equal(result.kind, "seeds");
  return result;
}

const alpacaLine = (n: number) =>
  JSON.stringify({ instruction: `Task ${n}`, input: "", output: `Answer ${n}` });
const places = (file: SeedFile) => file.setAside.map(({ line, reason }) => [line, reason]);

test("self-instruct's format is recognised and only the first instance is used", () => {
  const file = read(
    `{"id": "a", "name": "colours", "instruction": "Name a colour.", "instances": [{"input": "warm", "output": "red"}, {"output": 7}], "is_classification": false}`,
  );
  assert.equal(file.format, "self-instruct");
  assert.deepEqual(file.seeds, [
    { line: 1, name: "colours", instruction: "Name a colour.", input: "warm", output: "red" },
  ]);
});

test("Alpaca's JSON Lines is recognised, its input may be absent", () => {
  const file = read(
    `{"instruction":"Name a colour.","output":"red"}\n\n{"instruction":"And now?","input":"<noinput>","output":"blue"}\n`,
  );
  assert.equal(file.format, "alpaca-jsonl");
  assert.deepEqual(file.seeds, [
    { line: 1, name: "", instruction: "Name a colour.", input: "", output: "red" },
    { line: 3, name: "", instruction: "And now?", input: "", output: "blue" },
  ]);
  assert.equal(importSentence(file), "2 seeds are in.");
});

test("in Alpaca's JSON array a line is the one where the object starts", () => {
  const items = [1, 2, 3].map((n) => JSON.parse(alpacaLine(n)));
  const file = read(JSON.stringify(items, null, 4));
  assert.equal(file.format, "alpaca-json");
  assert.deepEqual(
    file.seeds.map(({ line, instruction }) => [line, instruction]),
    [
      [2, "Task 1"],
      [7, "Task 2"],
      [12, "Task 3"],
    ],
  );
});

test("a bad line is set aside with its number and reason, the rest goes in", () => {
  const lines = Array.from({ length: 175 }, (_, index) => alpacaLine(index + 1));
  lines[43] = `{"instruction": "  ", "output": "x"}`;
  const file = read(lines.join("\n"));
  assert.deepEqual(file.setAside, [
    {
      line: 44,
      item: null,
      reason: "has no instruction",
      text: `{"instruction": "  ", "output": "x"}`,
    },
  ]);
  assert.equal(importSentence(file), "Line 44 has no instruction; the other 174 are in.");
});

test("every kind of bad line gets its reason", () => {
  const file = read(
    [
      alpacaLine(1),
      "not json",
      `"a text"`,
      `{"output": "x"}`,
      `{"instruction": 5, "output": "x"}`,
      `{"instruction": "a", "input": [], "output": "x"}`,
      `{"instruction": "a", "output": ""}`,
      `{"instruction": "a", "instances": []}`,
      `{"instruction": "a", "instances": [{"input": "b"}]}`,
      `{"instances": [{"input": "b", "output": "c"}]}`,
    ].join("\n"),
  );
  assert.deepEqual(places(file), [
    [2, "is not JSON"],
    [3, "is not a JSON object"],
    [4, "has no instruction"],
    [5, "has no instruction"],
    [6, "has an input that is not text"],
    [7, "has no output"],
    [8, "has no output"],
    [9, "has no output"],
    [10, "has no instruction"],
  ]);
  assert.equal(
    importSentence(file),
    "9 are set aside, the first because line 2 is not JSON; the other one is in.",
  );
});

test("up to three bad lines are named", () => {
  const file = read([alpacaLine(1), "{", alpacaLine(2), `{"instruction":"a"}`].join("\n"));
  assert.equal(importSentence(file), "Line 2 is not JSON, line 4 has no output; the other 2 are in.");
});

test("a repeated task is counted and added once", () => {
  const file = read([alpacaLine(1), alpacaLine(1), alpacaLine(2), alpacaLine(1)].join("\n"));
  assert.deepEqual(
    file.seeds.map(({ line }) => line),
    [1, 3],
  );
  assert.equal(file.duplicates, 2);
  assert.equal(importSentence(file), "2 seeds are in. 2 lines repeat an earlier one and count once.");
  const withBadLine = read([alpacaLine(1), alpacaLine(1), "{"].join("\n"));
  assert.equal(
    importSentence(withBadLine),
    "Line 3 is not JSON; 1 seed is in. 1 line repeats an earlier one and counts once.",
  );
});

test("a byte order mark and Windows line ends are tolerated", () => {
  const file = read(`\ufeff${alpacaLine(1)}\r\n${alpacaLine(2)}\r\n`);
  assert.deepEqual([file.seeds.length, file.setAside.length], [2, 0]);
  const array = read(`\ufeff[\r\n${alpacaLine(1)},\r\n${alpacaLine(2)}\r\n]\r\n`);
  assert.deepEqual(
    array.seeds.map(({ line }) => line),
    [2, 3],
  );
});

test("a broken item of a JSON array spoils no other item", () => {
  const noQuote = `{"instruction": "a, "output": "x"}`;
  const noBrace = `{"instruction": "a", "output": "x"`;
  const openString = `{"instruction": "a,`;
  for (const broken of [noQuote, noBrace, openString]) {
    const file = read(`[\n${alpacaLine(1)},\n${broken},\n${alpacaLine(2)},\n${alpacaLine(3)}\n]`);
    assert.deepEqual(
      file.seeds.map(({ line }) => line),
      [2, 4, 5],
      broken,
    );
    assert.deepEqual(places(file), [[3, "is not JSON"]], broken);
  }
});

test("a JSON array that ends early gives what came before", () => {
  const file = read(`[\n${alpacaLine(1)},\n${alpacaLine(2)},\n{"instruction": "a", "out`);
  assert.deepEqual(
    file.seeds.map(({ line }) => line),
    [2, 3],
  );
  assert.equal(importSentence(file), "Line 4 is not JSON; the other 2 are in.");
});

test("an item is named by its number where its line holds several", () => {
  const file = read(`[${alpacaLine(1)}, {"instruction": "a"}, ${alpacaLine(2)}]`);
  assert.equal(importSentence(file), "Item 2 has no output; the other 2 are in.");
});

test("any tasks written as JSON, in lines or in an array, are read back as they were", () => {
  const text = fc
    .string({ unit: "binary" })
    .filter((one) => one.trim() !== "" && one.trim().toLowerCase() !== "<noinput>");
  const tasks = fc.uniqueArray(
    fc.record({ instruction: text, input: text, output: text }, { noNullPrototype: true }),
    {
      minLength: 1,
      selector: (task) => JSON.stringify([task.instruction.trim(), task.input.trim()]),
    },
  );
  fc.assert(
    fc.property(tasks, fc.constantFrom(0, 2), (all, indent) => {
      const lines = read(all.map((task) => JSON.stringify(task)).join("\n"));
      const array = read(JSON.stringify(all, null, indent));
      for (const file of [lines, array]) {
        assert.deepEqual(
          file.seeds.map(({ instruction, input, output }) => ({ instruction, input, output })),
          all,
        );
        assert.deepEqual(file.setAside, []);
      }
    }),
  );
});

test("any bytes are read or refused with a sentence", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.string().map((text) => encoder.encode(`[{${text}`)),
      ),
      (bytes) => {
        assert.match(importSentence(readSeeds(bytes)), /\.$/);
      },
    ),
  );
});

const PUBLISHED: readonly (readonly [string, string, number, number])[] = [
  ["self_instruct_seed_tasks.jsonl", "self-instruct", 175, 0],
  ["belle_zh_seed_tasks.jsonl", "self-instruct", 175, 0],
  ["alpaca_5000.json", "alpaca-json", 4998, 2],
];

for (const [name, format, seedCount, setAsideCount] of PUBLISHED) {
  const path = sharedFile(`data/${name}`);
  test(
    `${name} gives ${seedCount} seeds and ${setAsideCount} without an output`,
    { skip: needs(path) },
    async () => {
      const result = readSeeds(await readFile(path), name);
      assert.equal(result.kind, "seeds");
      assert.deepEqual([result.format, result.seeds.length, result.duplicates], [format, seedCount, 0]);
      assert.deepEqual(
        result.setAside.map(({ reason }) => reason),
        Array(setAsideCount).fill("has no output"),
      );
    },
  );
}
