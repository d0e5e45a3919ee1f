import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { dropRules } from "../../electron/nouns/rules.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { needs, sharedFile } from "../support/needs.ts";

const good = { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" };
const usual = usualFilter("recommended", "english");
const rule = (change: Partial<typeof good>): string | null => ruleAgainst({ ...good, ...change }, [], usual);
const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

test("a plain task breaks no rule", () => {
  assert.equal(rule({}), null);
});

test("the instruction's length: four words and 150 words pass, three and 151 do not", () => {
  assert.equal(rule({ instruction: "" }), "empty_instruction");
  assert.equal(rule({ instruction: "Name three rivers." }), "too_short");
  assert.equal(rule({ instruction: "Name three long rivers." }), null);
  assert.equal(rule({ instruction: words(150) }), null);
  assert.equal(rule({ instruction: words(151) }), "too_long");
});

test("each of the 18 words of the list drops an instruction, as a whole word and in any case", () => {
  const list =
    "image images graph graphs picture pictures file files map maps draw plot video audio music flowchart diagram";
  for (const word of [...list.split(" "), "go to"]) {
    assert.equal(
      rule({ instruction: `Please now ${word.toUpperCase()} for the town.` }),
      "blacklisted_word",
      word,
    );
  }
  for (const word of ["audiobook", "mapping", "profile", "photograph", "drawing"]) {
    assert.equal(rule({ instruction: `Tell me about the ${word} today.` }), null, word);
  }
  assert.equal(rule({ input: "a map and a picture", output: "draw the plot" }), null);
});

test("how an instruction starts: a program, punctuation and a letter outside ASCII are dropped", () => {
  assert.equal(rule({ instruction: "Write a program that adds numbers." }), "starts_with_program");
  assert.equal(rule({ instruction: "write a program that adds numbers." }), null);
  assert.equal(rule({ instruction: "“Quoted” words start this one." }), "not_ascii_start");
  assert.equal(rule({ instruction: '"Quoted" words start this one.' }), "starts_with_punctuation");
  assert.equal(rule({ instruction: "Élan is a French word, why?" }), "not_ascii_start");
  assert.equal(rule({ instruction: "3 rivers in Spain are which?" }), null);
});

test("an empty output, one that is the input, and an open colon are dropped", () => {
  assert.equal(rule({ output: " \n" }), "empty_output");
  assert.equal(rule({ input: "Ebro", output: " Ebro" }), "output_equals_input");
  assert.equal(rule({ input: "Rivers:" }), "ends_with_colon");
  assert.equal(rule({ output: "The rivers are: " }), "ends_with_colon");
  assert.equal(rule({ input: "a: b" }), null);
});

test("an output is an echo above 0.9 ROUGE-L of the input or the instruction, not at 0.9", () => {
  const input = "one two three four five six seven eight nine ten";
  assert.equal(rule({ input, output: input.replace("ten", "eleven") }), null);
  assert.equal(rule({ input, output: `${input} eleven` }), "echo");
  assert.equal(rule({ output: "Name three rivers in Spain" }), "echo");
});

test("an instruction is a copy of a seed of its prompt above 0.85, and an unrelated seed does not matter", () => {
  const seed = { instruction: "Name three rivers in Northern Spain." };
  assert.equal(ruleAgainst(good, [{ instruction: "Sing." }], usual), null);
  assert.equal(ruleAgainst(good, [{ instruction: "Sing." }, seed], usual), "copy_of_prompt_seed");
  // 6 of 7 and 7 tokens: 0.857; 5 of 6 and 6: 0.833.
  assert.equal(
    ruleAgainst({ ...good, instruction: "a b c d e f x" }, [{ instruction: "a b c d e f g" }], usual),
    "copy_of_prompt_seed",
  );
  assert.equal(
    ruleAgainst({ ...good, instruction: "a b c d e x" }, [{ instruction: "a b c d e g" }], usual),
    null,
  );
});

test("repetition: more than 0.3 of the 4-grams are repeats", () => {
  // 13 words, 10 4-grams.
  const threeOfTen = "a b c d e f g a b c d e f";
  assert.equal(rule({ output: threeOfTen }), null);
  assert.equal(rule({ output: `${threeOfTen} g` }), "repetition");
  assert.equal(rule({ output: "No. No. No." }), null);
  assert.equal(rule({ instruction: "POP! ".repeat(8).trim() }), "repetition");
});

test("refusals and talk about being a model are dropped, and answers that apologise are not", () => {
  for (const output of [
    "I'm sorry, but I can't help with that.",
    "As an AI language model, I have no favourite river.",
    "I cannot provide that information.",
    "Unfortunately, I am unable to access the internet.",
    "I am a language model and do not travel.",
  ]) {
    assert.equal(rule({ output }), "refusal", output);
  }
  for (const output of [
    "I am sorry about the mix-up. We will send the scarf today.",
    "Dear Bob, I can't come on Friday.",
    "An AI is a program that learns from examples.",
  ]) {
    assert.equal(rule({ output }), null, output);
  }
});

const bank = sharedFile("data/alpaca_5000.json");
test("of 5,000 rows written by a large model the rules drop fewer than 3 %", { skip: needs(bank) }, (t) => {
  const Row = z.object({ instruction: z.string(), input: z.string(), output: z.string() });
  const rows = z.array(Row).parse(JSON.parse(readFileSync(bank, "utf8")));
  const dropped = rows.flatMap((row) => ruleAgainst(row, [], usual) ?? []);
  for (const name of Object.keys(dropRules)) {
    t.diagnostic(`${name}: ${dropped.filter((each) => each === name).length}`);
  }
  assert.ok(dropped.length / rows.length < 0.03, `${dropped.length} of ${rows.length}`);
});
