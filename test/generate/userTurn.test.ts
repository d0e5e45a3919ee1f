import assert from "node:assert/strict";
import { test } from "node:test";
import { chatml } from "../../electron/generate/chatml.ts";
import { upToLastSentence } from "../../electron/generate/sentence.ts";
import { shortenForPrompt, userTurn, userTurnRequest } from "../../electron/generate/userTurn.ts";

const words = (count: number, word = "word"): string => Array.from({ length: count }, () => word).join(" ");
const count = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

test("a seed of sixty words or fewer goes into the prompt as it is", () => {
  const seed = { instruction: words(20), input: words(15), output: words(25) };
  assert.deepEqual(shortenForPrompt(seed), seed);
});

test("a long seed keeps its instruction, half of what is left for the input and the rest for the output", () => {
  const short = shortenForPrompt({ instruction: words(20), input: words(100), output: words(100) });
  assert.deepEqual([count(short.instruction), count(short.input), count(short.output)], [20, 20, 20]);
});

test("an instruction that takes all room still leaves ten words of input and fifteen of output", () => {
  const short = shortenForPrompt({ instruction: words(90), input: words(90), output: words(90) });
  assert.deepEqual([count(short.instruction), count(short.input), count(short.output)], [60, 10, 15]);
});

test("a text is cut at the last sentence that fits, line breaks kept", () => {
  const output = `First line stays.\nSecond line is whole. ${words(80)}`;
  const short = shortenForPrompt({ instruction: "Say something.", input: "", output });
  assert.equal(short.output, "First line stays.\nSecond line is whole.");
});

test("a text without blanks is cut by its bytes and no character is torn", () => {
  const { output } = shortenForPrompt({ instruction: "写", input: "", output: "好😀".repeat(2000) });
  assert.ok(Buffer.byteLength(output) <= 60 * 12);
  assert.ok(output.isWellFormed());
  assert.ok(output.length > 100);
});

test("a request shows each seed as an exchange, input under instruction, and leaves the seed itself alone", () => {
  const seed = { instruction: "Add the numbers.", input: "2 and 3", output: "5" };
  const request = userTurn([seed, { ...seed, input: "" }], ["Write", "two words", "", "List"], 7, "english");
  assert.deepEqual(request, {
    exchanges: [
      { user: "Add the numbers.\n2 and 3", assistant: "5" },
      { user: "Add the numbers.", assistant: "5" },
    ],
    starters: ["Write", "", "", "List"],
    tasks: 4,
    seed: 7,
  });
  assert.deepEqual(userTurnRequest.parse(JSON.parse(JSON.stringify(request))), request);
});

test("an open user turn ends behind its starter, without a blank or a line break", () => {
  const asText = (text: string, special: boolean): string[] => [special ? text : `(${text})`];
  assert.equal(
    chatml(
      [
        { role: "system", text: "Be kind." },
        { role: "user", text: "Write", open: true },
      ],
      asText,
    ).join(""),
    "<|im_start|>system\n(Be kind.)<|im_end|>\n<|im_start|>user\n(Write)",
  );
});

test("the last whole sentence is found behind quotes, in lists and in Chinese, and an item's number is no end", () => {
  assert.equal(upToLastSentence('She said "Go." Then she'), 'She said "Go."');
  assert.equal(upToLastSentence("1. Wash.\n2. Dry well.\n3. Fo"), "1. Wash.\n2. Dry well.");
  assert.equal(upToLastSentence("- apples\n- pears\n- pl"), "- apples\n- pears");
  assert.equal(upToLastSentence("这是一句。还有"), "这是一句。");
  assert.equal(upToLastSentence("It costs 3.5 euros and"), undefined);
  assert.equal(upToLastSentence("Here they are:\n1. The fir"), undefined);
});
