import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { list20 } from "../../electron/generate/list20.ts";
import { parseList } from "../../electron/generate/parseList.ts";

const river = { instruction: "Name a river in Spain.", input: "", output: "The Ebro." };
const plural = { instruction: "Give the plural.", input: "mouse", output: "mice" };

function tasksIn(reply: string, finishReason = "stop"): readonly unknown[] {
  return parseList(reply, finishReason).candidates.map(({ instruction, input, output }) => ({
    instruction,
    input,
    output,
  }));
}

const layouts: Readonly<Record<string, string>> = {
  "numbers from 4": `4. Instruction: Name a river in Spain.\n4. Input:\n<noinput>\n4. Output:\nThe Ebro.\n###\n5. Instruction: Give the plural.\n5. Input:\nmouse\n5. Output:\nmice\n###`,
  "numbers from 1": `1. Instruction: Name a river in Spain.\n1. Input: <noinput>\n1. Output: The Ebro.\n###\n2. Instruction: Give the plural.\n2. Input: mouse\n2. Output: mice`,
  "a continued first label": ` Name a river in Spain.\n4. Input:\n<NOINPUT>\n4. Output:\nThe Ebro.\n###\n5. Instruction: Give the plural.\n5. Input:\nmouse\n5. Output:\nmice`,
  "numbers that restart and skip": `9. Instruction: Name a river in Spain.\n9. Input:\nNone\n9. Output:\nThe Ebro.\n###\n1. Instruction: Give the plural.\n1. Input:\nmouse\n1. Output:\nmice`,
  "bold labels and rules": `**4. Instruction:** Name a river in Spain.\n**4. Input:** N/A\n**4. Output:** The Ebro.\n\n---\n\n**5. Instruction:** Give the plural.\n**5. Input:** mouse\n**5. Output:** mice\n\n---`,
  "unnumbered bold labels under headings": `### Task 4\n**Instruction:** Name a river in Spain.\n**Input:** <noinput>\n**Output:** The Ebro.\n\n### Task 5\n**Instruction:** Give the plural.\n**Input:** mouse\n**Output:** mice`,
  "the number alone on its line": `4.\nInstruction: Name a river in Spain.\nInput: <noinput>\nOutput: The Ebro.\n\n5.\nInstruction: Give the plural.\nInput: mouse\nOutput: mice`,
  "a number only, without the word Instruction": `4. Name a river in Spain.\nInput: <noinput>\nOutput: The Ebro.\n\n5. Give the plural.\nInput: mouse\nOutput: mice`,
  "talk around a code fence, CRLF":
    "Sure! Here they are: 😀\r\n\r\n```text\r\n###\r\n4. Instruction: Name a river in Spain.\r\n4. Input:\r\n<noinput>\r\n4. Output:\r\nThe Ebro.\r\n###\r\n5. Instruction: Give the plural.\r\n5. Inputs:\r\nmouse\r\n5. Output:\r\nmice\r\n```\r\n",
  "no blank after the number, four hashes": `4.Instruction: Name a river in Spain.\n4.Input: <noinput>\n4.Output: The Ebro.\n####\n5.Instruction: Give the plural.\n5.Input: mouse\n5.Output: mice\n####\n`,
  "the separator in the line": `4. Instruction: Name a river in Spain. 4. Input: <noinput> 4. Output: The Ebro. ### 5. Instruction: Give the plural. 5. Input: mouse 5. Output: mice`,
  "blank lines only": `4. Instruction: Name a river in Spain.\nInput:\nOutput:\nThe Ebro.\n\n5. Instruction: Give the plural.\nInput: mouse\nOutput: mice\n\n`,
};

for (const [name, reply] of Object.entries(layouts)) {
  test(`a list is read with ${name}`, () => {
    assert.deepEqual(tasksIn(reply), [river, plural]);
    assert.deepEqual(parseList(reply, "stop").broken, []);
  });
}

test("labels, fences and rules inside an answer stay part of it", () => {
  const output = "Like this:\n```\nInput: 5\nOutput: 25\n```\n---\nDone.";
  const reply = `4. Instruction: Show a log.\n4. Input:\n<noinput>\n4. Output:\n${output}\n###\n5. Instruction: Give the plural.\n5. Input:\nmouse\n5. Output:\nmice`;
  assert.deepEqual(tasksIn(reply), [{ instruction: "Show a log.", input: "", output }, plural]);
});

test("a task without an output label or an instruction is broken and keeps its place", () => {
  const reply = `4. Instruction: Name a river.\n4. Input:\nx\n###\n5. Instruction: Give the plural.\n5. Input:\nmouse\n5. Output:\nmice\n6. Input:\nhouse\n6. Output:\nhouses`;
  const parsed = parseList(reply, "stop");
  assert.deepEqual(parsed.broken, [
    { ordinal: 0, reason: "missing field" },
    { ordinal: 2, reason: "missing field" },
  ]);
  assert.deepEqual(parsed.candidates, [{ ordinal: 1, ...plural, shortened: false }]);
});

test("a reply that ran into the token limit loses or shortens only its last task", () => {
  const head = `4. Instruction: Give the plural.\n4. Input:\nmouse\n4. Output:\nmice\n###\n`;
  const cut = (text: string): unknown => parseList(head + text, "length");
  const first = { ordinal: 0, ...plural, shortened: false };
  assert.deepEqual(cut("5. Instruction: Name a ri"), {
    candidates: [first],
    broken: [{ ordinal: 1, reason: "unfinished" }],
  });
  const task = "5. Instruction: Name a river.\n5. Input:\n<noinput>\n5. Output:\n";
  assert.deepEqual(cut(`${task}The Ebro and the`), {
    candidates: [first],
    broken: [{ ordinal: 1, reason: "cut" }],
  });
  assert.deepEqual(cut(`${task}The Ebro. It rises in`), {
    candidates: [
      first,
      { ordinal: 1, instruction: "Name a river.", input: "", output: "The Ebro.", shortened: true },
    ],
    broken: [],
  });
  assert.deepEqual(cut(""), { candidates: [first], broken: [] });
});

test("a text without a task says so", () => {
  for (const reply of ["", "I cannot do that.", "###\n###", "\u0000"]) {
    assert.deepEqual(parseList(reply, "stop"), {
      candidates: [],
      broken: [{ ordinal: 0, reason: "no task" }],
    });
  }
});

test("any text is read without an error, every ordinal once and no field untrimmed", () => {
  const pieces = fc.constantFrom(
    "4. Instruction:",
    "Input:",
    "5. Output:",
    "###",
    "\n",
    " ",
    "**",
    "```",
    "<noinput>",
    "a word",
    "é😀",
    "4.",
    "---",
    "Task 7",
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.constantFrom("stop", "length"), (reply, finishReason) => {
      const { candidates, broken } = parseList(reply, finishReason);
      const ordinals = [...candidates, ...broken].map(({ ordinal }) => ordinal).toSorted((a, b) => a - b);
      assert.deepEqual(ordinals, [...ordinals.keys()]);
      for (const { instruction, output } of candidates) {
        assert.equal(instruction, instruction.trim());
        assert.equal(output, output.trim());
      }
    }),
    { numRuns: 500 },
  );
});

test("the prompt shows the seeds as tasks 1 to 3 in a form that the parser reads back", () => {
  const seeds = [river, plural, { instruction: "Sort  the\nlist:", input: "b, a", output: "a, b" }];
  const [message] = list20(seeds, "english").messages;
  const list = message.content.slice(message.content.indexOf("###\n1. Instruction:"));
  assert.deepEqual(tasksIn(list), [
    river,
    plural,
    { instruction: "Sort the list", input: "b, a", output: "a, b" },
  ]);
  assert.match(message.content, /Go on with task 4 and end with task 20\./);
});
