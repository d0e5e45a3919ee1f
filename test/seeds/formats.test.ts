import assert from "node:assert/strict";
import { test } from "node:test";
import { readSeeds } from "../../electron/seeds/read.ts";
import type { SeedFile } from "../../electron/seeds/seedFile.ts";

function read(lines: readonly unknown[], isArray = false): SeedFile {
  const text = isArray
    ? JSON.stringify(lines, null, 1)
    : lines.map((line) => JSON.stringify(line)).join("\n");
  const result = readSeeds(new TextEncoder().encode(text), "talk.jsonl");
  assert.equal(result.kind, "seeds");
  return result;
}

const says = (from: string, value: unknown) => ({ from, value });
const speaks = (role: string, content: unknown) => ({ role, content });

test("of a ShareGPT conversation the first exchange is the task", () => {
  const talk = [
    says("system", "Be brief."),
    says("human", "Name a colour."),
    says("gpt", "Red."),
    says("human", "Why?"),
    says("gpt", "It is warm."),
  ];
  const file = read([{ id: "a", conversations: talk }]);
  assert.equal(file.format, "sharegpt");
  assert.deepEqual(file.seeds, [
    { line: 1, name: "", instruction: "Name a colour.", input: "", output: "Red." },
  ]);
});

test("of chat messages the first user turn and its answer are the task", () => {
  const file = read(
    [
      {
        messages: [
          speaks("system", "Be brief."),
          speaks("user", "Name a colour."),
          speaks("assistant", "Red."),
        ],
      },
    ],
    true,
  );
  assert.equal(file.format, "chat");
  assert.deepEqual(
    file.seeds.map(({ instruction, output }) => [instruction, output]),
    [["Name a colour.", "Red."]],
  );
});

test("a conversation without a question or an answer is set aside with its line and reason", () => {
  const good = { messages: [speaks("user", "Name a colour."), speaks("assistant", "Red.")] };
  const file = read([
    good,
    { messages: [speaks("user", "And now?")] },
    { messages: [speaks("assistant", "Red.")] },
    { messages: [] },
    { messages: [speaks("user", [{ type: "image" }]), speaks("assistant", "A cat.")] },
    { conversations: [says("human", "  "), says("gpt", "Red.")] },
    { conversations: [says("human", "Name a tree."), says("gpt", "")] },
    good,
  ]);
  assert.deepEqual(
    file.setAside.map(({ line, reason }) => [line, reason]),
    [
      [2, "has no output"],
      [3, "has no instruction"],
      [4, "has no instruction"],
      [5, "has no instruction"],
      [6, "has no instruction"],
      [7, "has no output"],
    ],
  );
  assert.deepEqual([file.seeds.length, file.duplicates], [1, 1]);
});

test("a file of several formats is called by the most of them", () => {
  const chat = (text: string) => ({ messages: [speaks("user", text), speaks("assistant", "Done.")] });
  const file = read([chat("One"), chat("Two"), { instruction: "Three", output: "Done." }]);
  assert.deepEqual([file.format, file.seeds.length], ["chat", 3]);
});
