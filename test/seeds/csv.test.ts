import assert from "node:assert/strict";
import { test } from "node:test";
import { readSeeds } from "../../electron/seeds/read.ts";

function read(text: string) {
  const file = readSeeds(new TextEncoder().encode(text), "tasks.csv");
  assert.equal(file.kind, "seeds");
  return file.kind === "seeds" ? file : assert.fail();
}

test("a table with instruction and output becomes seeds, with quotes, lines and columns as CSV has them", () => {
  const file = read(
    '\uFEFFName,Instruction,Input,Output\r\nfirst,"Say ""hi""\r\nin two lines",,Hello\r\n\r\nsecond,Name a tree,"in a, wood",Oak,more\r\n',
  );
  assert.equal(file.format, "csv");
  assert.deepEqual(file.seeds, [
    { line: 2, name: "first", instruction: 'Say "hi"\nin two lines', input: "", output: "Hello" },
    { line: 5, name: "second", instruction: "Name a tree", input: "in a, wood", output: "Oak" },
  ]);
});

test("rows without an output and a quote that is never closed are set aside with their lines", () => {
  const file = read('instruction,output\na b,c\nno output,\nd e,f\n"never closed,g\nh i,j\n');
  assert.deepEqual(
    file.seeds.map(({ line, instruction }) => [line, instruction]),
    [
      [2, "a b"],
      [4, "d e"],
    ],
  );
  assert.deepEqual(
    file.setAside.map(({ line, reason }) => [line, reason]),
    [
      [3, "has no output"],
      [5, "has a quote that is not closed"],
    ],
  );
});
