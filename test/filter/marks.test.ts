import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { commonWords } from "../../electron/filter/rules/commonWords.ts";
import { marksOf } from "../../electron/filter/rules/marks.ts";
import { random } from "../../electron/kernel/random.ts";
import { markSentences } from "../../electron/nouns/rules.ts";
import type { Mark } from "../../electron/nouns/rules.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { needs, sharedFile } from "../support/needs.ts";

const good = { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" };
const usual = usualFilter("recommended", "english");
const marks = (change: Partial<typeof good>): readonly Mark[] => marksOf({ ...good, ...change }, usual);

test("a plain task carries no mark", () => {
  assert.deepEqual(marks({}), []);
});

test("few letters: marked below one half, not at one half", () => {
  assert.deepEqual(marks({ instruction: "abcd 1234", output: "ab 12" }), []);
  assert.deepEqual(marks({ instruction: "abcd 1234", output: "ab 123" }), ["few_letters"]);
});

test("a gap to fill in is marked, brackets and cloze blanks in general are not", () => {
  for (const output of [
    "Dear [Name], hello.",
    "I live in [your city].",
    "Hi <insert name>.",
    "{{date}}",
    "Signed ______",
  ]) {
    assert.deepEqual(marks({ output }), ["placeholder"], output);
  }
  for (const output of [
    "items[0] = 3",
    "See [the docs](x) there",
    "<p>hello</p> there",
    "[laughs] No idea",
  ]) {
    assert.deepEqual(marks({ output }), [], output);
  }
  assert.deepEqual(marks({ input: "We ____ to school." }), []);
});

test("an instruction that points at a text is marked when no text is there", () => {
  for (const instruction of [
    "Summarise the passage above in one line.",
    "Correct the grammar of the given sentence.",
    "What is the main idea of this paragraph?",
    "Rewrite the following text so that it rhymes.",
    "Translate this sentence to French.",
    "Summarize the article in two sentences.",
    "Summarize the passage.",
    "Correct the grammar in the sentence.",
    "Translate the following into German.",
    "Rewrite this sentence to improve its clarity and grammar",
    "Find the verbs in the paragraph and list them.",
  ]) {
    assert.deepEqual(marks({ instruction }), ["refers_to_missing_text"], instruction);
    assert.deepEqual(marks({ instruction, input: "Rain fell all night." }), [], instruction);
  }
  for (const instruction of [
    "Rewrite the following text: rain fell all night.",
    "Turn the following sentence into a question: “You like tea.”",
    "Write a function that adds any given integers.",
    "List the steps above sea level that climbers take.",
    "Write a sentence about rain in spring.",
    "Explain the following proverb: a rolling stone gathers no moss.",
    "What is the longest sentence ever printed?",
    "Summarise this sentence: “It rained all night.”",
    "Summarise the story of Cinderella.",
    "Summarize the article of the constitution that grants free speech.",
    "Write the letter to a landlord in three sentences.",
  ]) {
    assert.deepEqual(marks({ instruction }), [], instruction);
  }
});

test("compression: a long output that is very regular or random is marked, a short one never", () => {
  const regular = "the rain in Spain ".repeat(12);
  assert.deepEqual(marks({ output: regular }), ["compression"]);
  assert.deepEqual(marks({ output: regular.slice(0, 199) }), []);
  const draw = random("00", "noise", 0);
  const noise = Array.from({ length: 230 }, () => String.fromCharCode(33 + Math.floor(draw() * 94))).join("");
  assert.ok(marks({ output: noise }).includes("compression"));
  assert.ok(!marks({ output: noise.slice(0, 199) }).includes("compression"));
});

test("an answer of four words or more that stands in the instruction is marked", () => {
  const instruction = "Is the sky blue at noon, or is it green at noon?";
  assert.deepEqual(marks({ instruction, output: "The sky blue at noon." }), ["answer_in_instruction"]);
  assert.deepEqual(marks({ instruction, output: "blue at noon" }), []);
});

const foreign = (count: number): string =>
  Array.from({ length: count }, (_, index) => `wort${index}`).join(" ");
const task = (text: string): Partial<typeof good> => ({ instruction: text, output: "ja" });

test("wrong language: below 5 % common words at 20 words or more", () => {
  assert.equal(commonWords.size, 100);
  assert.deepEqual(marks(task(foreign(18))), []);
  assert.deepEqual(marks(task(foreign(19))), ["wrong_language"]);
  assert.deepEqual(marks(task(`${foreign(18)} the`)), []);
});

const bank = sharedFile("data/alpaca_5000.json");
test("of 5,000 rows written by a large model fewer than 5 % are marked", { skip: needs(bank) }, (t) => {
  const Row = z.object({ instruction: z.string(), input: z.string(), output: z.string() });
  const rows = z.array(Row).parse(JSON.parse(readFileSync(bank, "utf8")));
  const found = rows.map((row) => marksOf(row, usual));
  for (const name of Object.keys(markSentences)) {
    t.diagnostic(`${name}: ${found.filter((each) => each.some((mark) => mark === name)).length}`);
  }
  assert.ok(found.filter((each) => each.length > 0).length / rows.length < 0.05);
  const alone = rows.filter(({ input }) => input.trim() === "");
  const missing = alone.filter((row) => marksOf(row, usual).includes("refers_to_missing_text"));
  t.diagnostic(`refers_to_missing_text: ${missing.length} of ${alone.length} without an input`);
  assert.ok(missing.length / alone.length < 0.02);
  // Without the input that stands there most such rows cannot be answered; a third says so in these words.
  const robbed = rows.filter(({ input }) => input.trim() !== "").map((row) => ({ ...row, input: "" }));
  const noticed = robbed.filter((row) => marksOf(row, usual).includes("refers_to_missing_text"));
  t.diagnostic(`with their input taken away: ${noticed.length} of ${robbed.length}`);
  assert.ok(noticed.length / robbed.length > 0.3);
});

test("a quoted text counts as there from eight characters on, whatever quotes stand before it", () => {
  const asked = (quoted: string): readonly Mark[] =>
    marks({ instruction: `Correct the grammar of the given sentence ${quoted} now` });
  for (const quoted of [
    "“He go home”",
    "““He go home”",
    "“He” “go home now”",
    '"He "go home now"',
    '“He go home"',
  ]) {
    assert.deepEqual(asked(quoted), [], quoted);
  }
  for (const quoted of ["“He go”", '"He go"', "”He go home”", "“He go home", "”“"]) {
    assert.deepEqual(asked(quoted), ["refers_to_missing_text"], quoted);
  }
});
