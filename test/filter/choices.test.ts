import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { marksOf } from "../../electron/filter/rules/marks.ts";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { dropRuleNames, markNames, ruleFacts, ruleNames } from "../../electron/nouns/ruleChoices.ts";
import type { RuleName } from "../../electron/nouns/ruleChoices.ts";
import { filterOf, usualFilter } from "../../electron/nouns/settings.ts";
import { filterWith } from "./filterWith.ts";

const good = { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" };
const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
const regular = "the rain in Spain ".repeat(12);

/** A task of which exactly one rule speaks; when it is off, nothing does. */
const spokenOf: Readonly<Record<Exclude<RuleName, "empty_instruction" | "too_short">, Partial<typeof good>>> =
  {
    too_long: { instruction: words(151) },
    blacklisted_word: { instruction: "Draw three rivers of Spain." },
    starts_with_program: { instruction: "Write a program that adds numbers." },
    starts_with_punctuation: { instruction: "(Name) three rivers in Spain." },
    not_ascii_start: { instruction: "Élan is a French word, why?" },
    empty_output: { output: " " },
    output_equals_input: { input: "Ebro", output: "Ebro" },
    ends_with_colon: { output: "The rivers are:" },
    copy_of_prompt_seed: { instruction: "Name three rivers in France." },
    refusal: { output: "I cannot provide that information." },
    repetition: { output: "a b c d a b c d a b c d" },
    echo: { input: "one two three four five", output: "one two three four five!" },
    few_letters: { instruction: "abcd 1234 abcd 1234", output: "ab 1234" },
    placeholder: { output: "Dear [Name], hello." },
    refers_to_missing_text: { instruction: "Summarise the passage above in one line." },
    compression: { output: regular.slice(0, 216) },
    answer_in_instruction: { instruction: "Is the sky blue or green?", output: "The sky blue or." },
    wrong_language: { instruction: words(25), output: "ja" },
  };

/** What says something else too, so it is switched off to see the one rule alone. */
const alsoSpeaks: Partial<Record<RuleName, readonly RuleName[]>> = {
  compression: ["repetition"],
  output_equals_input: ["echo"],
};

describe("a rule", () => {
  for (const [name, change] of Object.entries(spokenOf)) {
    test(`${name} speaks when it is on and is not asked when it is off`, () => {
      const rule = ruleNames.find((known) => known === name) ?? assert.fail();
      const off = { isOn: false };
      const others = Object.fromEntries((alsoSpeaks[rule] ?? []).map((other) => [other, off]));
      const task = { ...good, ...change };
      const seeds = [{ instruction: good.instruction.replace("Spain", "France") }];
      const seedsOf = rule === "copy_of_prompt_seed" ? seeds : [];
      const on = filterWith(others);
      const without = filterWith({ ...others, [rule]: off });
      if (ruleFacts[rule].action === "drop") {
        assert.equal(ruleAgainst(task, seedsOf, on), rule);
        assert.equal(ruleAgainst(task, seedsOf, without), null);
      } else {
        assert.equal(ruleAgainst(task, seedsOf, on), null);
        assert.deepEqual(marksOf(task, on), [rule]);
        assert.deepEqual(marksOf(task, without), []);
      }
    });
  }

  test("that is off lets the next one speak: an empty instruction is short too", () => {
    const empty = { ...good, instruction: " " };
    assert.equal(ruleAgainst(empty, [], filterWith({})), "empty_instruction");
    assert.equal(ruleAgainst(empty, [], filterWith({ empty_instruction: { isOn: false } })), "too_short");
    const off = { empty_instruction: { isOn: false }, too_short: { isOn: false } };
    assert.equal(ruleAgainst(empty, [], filterWith(off)), null);
  });

  test("about the input says nothing of an empty output", () => {
    assert.equal(
      ruleAgainst({ ...good, output: "" }, [], filterWith({ empty_output: { isOn: false } })),
      null,
    );
  });
});

describe("a number", () => {
  const rule = (name: RuleName, limits: Record<string, number>, change: Partial<typeof good>): string =>
    [
      ruleAgainst({ ...good, ...change }, [], filterWith({ [name]: { limits } })) ?? "",
      ...marksOf({ ...good, ...change }, filterWith({ [name]: { limits } })),
    ].join(" ");

  test("of a drop rule moves its border", () => {
    assert.equal(rule("too_short", { atMost: 5 }, {}).trim(), "too_short");
    assert.equal(rule("too_short", { atMost: 4 }, {}).trim(), "");
    assert.equal(rule("too_long", { above: 10 }, { instruction: words(11) }).trim(), "too_long");
    assert.equal(rule("too_long", { above: 200 }, { instruction: words(151) }).trim(), "wrong_language");
    const threeOfTen = "a b c d e f g a b c d e f";
    assert.equal(rule("repetition", { above: 0.29 }, { output: threeOfTen }).trim(), "repetition");
    const output = "one two three four five six seven eight nine eleven";
    const input = output.replace("eleven", "ten");
    assert.equal(rule("echo", { above: 0.89 }, { input, output }).trim(), "echo");
    assert.equal(rule("echo", { above: 1 }, { input, output: `${input}!` }).trim(), "");
    const copy = { copy_of_prompt_seed: { limits: { above: 0.5 } } };
    const seeds = [{ instruction: "Name three lakes in Spain." }];
    assert.equal(ruleAgainst(good, seeds, filterWith({})), null);
    assert.equal(ruleAgainst(good, seeds, filterWith(copy)), "copy_of_prompt_seed");
  });

  test("of a mark moves its border", () => {
    const digits = { instruction: "ab 12 34 ab", output: "abcd 12" };
    assert.equal(rule("few_letters", { below: 0.6 }, digits).trim(), "few_letters");
    assert.equal(rule("few_letters", { below: 0.55 }, digits).trim(), "");
    const long = { output: `${regular}Then it stopped.` };
    assert.match(rule("compression", { fromBytes: 1000 }, long), /^repetition *$/);
    assert.match(rule("compression", { below: 0.01 }, long), /^repetition *$/);
    assert.match(rule("compression", { below: 0.01, above: 0.1 }, long), /compression/);
    const answer = { instruction: "Is the sky blue or green?", output: "sky blue" };
    assert.equal(rule("answer_in_instruction", { fromWords: 2 }, answer).trim(), "answer_in_instruction");
    assert.equal(rule("answer_in_instruction", { fromWords: 3 }, answer).trim(), "");
    assert.equal(
      rule("wrong_language", { fromWords: 7 }, { instruction: words(6) }).trim(),
      "wrong_language",
    );
    const half = { instruction: `${words(10)} ${"the ".repeat(10)}`.trim(), output: "the" };
    assert.equal(rule("wrong_language", { below: 0.6 }, half).includes("wrong_language"), true);
  });
});

describe("what a run starts with", () => {
  test("Paper leaves out the rules that drop for quality, and marks as Recommended does", () => {
    const paper = usualFilter("paper", "english");
    const off = ruleNames.filter((name) => !paper.rules[name].isOn);
    assert.deepEqual(off, ["copy_of_prompt_seed", "refusal", "repetition", "echo"]);
    const refusal = { ...good, output: "I cannot provide that information." };
    assert.equal(ruleAgainst(refusal, [], paper), null);
    assert.equal(ruleAgainst({ ...good, output: "" }, [], paper), "empty_output");
  });

  test("settings of an older Seedbed judge as their preset does in English", () => {
    assert.deepEqual(filterOf({ preset: "paper" }), usualFilter("paper", "english"));
    assert.deepEqual(filterOf({ preset: "recommended" }), usualFilter("recommended", "english"));
    assert.equal(filterOf({ preset: "recommended" }).tokenizer, "rouge-score");
  });

  test("every rule either drops or marks, in one order for all", () => {
    const drops = ruleNames.filter((name) => ruleFacts[name].action === "drop");
    assert.deepEqual([...drops].toSorted(), [...dropRuleNames].toSorted());
    assert.deepEqual(ruleNames.slice(drops.length), markNames);
  });
});

describe("Chinese", () => {
  const chinese = usualFilter("recommended", "chinese");
  const task = { instruction: "请列出西班牙的三条河流。", input: "", output: "埃布罗河、塔霍河和杜罗河。" };

  test("a plain task passes, though it has one word between blanks and no English one", () => {
    assert.equal(ruleAgainst(task, [], chinese), null);
    assert.deepEqual(marksOf(task, chinese), []);
    assert.equal(ruleAgainst(task, [], usualFilter("recommended", "english")), "too_short");
    const english = filterWith({ too_short: { isOn: false } });
    assert.equal(ruleAgainst(task, [], english), "not_ascii_start");
  });

  test("characters are counted, and an open colon of either width is one", () => {
    assert.equal(ruleAgainst({ ...task, instruction: "写首诗" }, [], chinese), "too_short");
    assert.equal(ruleAgainst({ ...task, instruction: "写一首诗" }, [], chinese), null);
    assert.equal(ruleAgainst({ ...task, instruction: "字".repeat(151) }, [], chinese), "too_long");
    assert.equal(ruleAgainst({ ...task, output: "有三条河流：" }, [], chinese), "ends_with_colon");
    assert.equal(ruleAgainst({ ...task, output: "Rivers:" }, [], chinese), "ends_with_colon");
  });

  test("copies, echoes, repetitions and answers given away are found by character", () => {
    const seed = { instruction: "请列出西班牙的五条河流。" };
    assert.equal(ruleAgainst(task, [seed], chinese), "copy_of_prompt_seed");
    assert.equal(ruleAgainst({ ...task, output: "请列出西班牙的三条河流！" }, [], chinese), "echo");
    assert.equal(ruleAgainst({ ...task, output: "河流很长河流很长河流很长" }, [], chinese), "repetition");
    const given = { ...task, instruction: "西班牙的首都是马德里还是巴黎？", output: "首都是马德里" };
    assert.deepEqual(marksOf(given, chinese), ["answer_in_instruction"]);
  });
});
