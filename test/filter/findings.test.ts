import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { closeness } from "../../electron/filter/rules/closeness.ts";
import { findingsOf } from "../../electron/filter/rules/findings.ts";
import { marksOf } from "../../electron/filter/rules/marks.ts";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { rougeL } from "../../electron/kernel/rougeL.ts";
import { markNames, ruleChoices, ruleFacts, ruleNames } from "../../electron/nouns/ruleChoices.ts";
import type { RuleName } from "../../electron/nouns/ruleChoices.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import type { FilterSettings } from "../../electron/nouns/settings.ts";
import { tokenizerName } from "../../electron/nouns/tokenizer.ts";
import { filterWith } from "./filterWith.ts";

const good = { instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" };
const usual = usualFilter("recommended", "english");
const value = (
  rule: RuleName,
  change: Partial<typeof good>,
  filter: FilterSettings = usual,
): number | null => {
  const findings = findingsOf(
    { ...good, ...change },
    [{ instruction: "Name three lakes in Spain." }],
    filter,
  );
  return findings.find((finding) => finding.rule === rule)?.value ?? null;
};

test("every rule is found on, in the order asked, off ones with what they would say", () => {
  const filter = filterWith({ refusal: { isOn: false } });
  const findings = findingsOf({ ...good, output: "I cannot provide that information." }, [], filter);
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ruleNames,
  );
  const refusal = findings.find(({ rule }) => rule === "refusal");
  assert.deepEqual(refusal, { rule: "refusal", isOn: false, speaks: true, value: null });
});

test("the number beside a rule's first limit is what was measured", () => {
  assert.equal(value("too_short", {}), 5);
  assert.equal(value("too_long", {}), 5);
  assert.equal(value("copy_of_prompt_seed", {}), 0.8000000000000002);
  assert.equal(value("repetition", { output: "a b c d e f g a b c d e f" }), 0.3);
  assert.equal(value("echo", { output: "Name three rivers" }), 0.7499999999999999);
  assert.equal(value("few_letters", { instruction: "abcd 1234", output: "ab 12" }), 0.5);
  assert.equal(value("answer_in_instruction", { output: "rivers in Spain" }), 3);
  assert.equal(value("wrong_language", { instruction: "the of and to ".repeat(5), output: "b" }), 20 / 21);
  assert.ok((value("compression", { output: "the rain in Spain ".repeat(12) }) ?? 1) < 0.35);
});

test("where there is nothing to measure there is no number", () => {
  const none = ["empty_output", "refusal", "placeholder", "compression", "wrong_language"] as const;
  for (const rule of [...none, "answer_in_instruction"] as const) assert.equal(value(rule, {}), null, rule);
  for (const rule of ruleNames) {
    if (ruleFacts[rule].limits.length === 0) assert.equal(value(rule, {}), null, rule);
  }
});

test("words are counted as the tokenizer cuts them where words need no blanks", () => {
  const chinese = usualFilter("recommended", "chinese");
  assert.equal(value("too_short", { instruction: "写一首诗" }), 1);
  assert.equal(value("too_short", { instruction: "写一首诗" }, chinese), 4);
});

const phrases = [
  "Name three rivers in Spain",
  "the sky is blue",
  "写一首关于春天的诗",
  "I cannot provide that information.",
  "Draw a map",
  "summarize the text",
  "[your name]",
  "____",
  "a b c d a b c d",
  "1 2 3 4",
  ":",
  "：",
  "",
  " ",
  "“",
  "Write a program that",
  "word ".repeat(40),
  "\ud800",
  "as an AI model",
  "x".repeat(220),
  "ja nein doch",
];
const text = fc
  .array(fc.constantFrom(...phrases), { minLength: 0, maxLength: 4 })
  .map((parts) => parts.join(" ").trim());
const rules = fc
  .tuple(
    ...ruleNames.map((name) => {
      const limits = ruleFacts[name].limits.map(
        ({ key, least, most }) =>
          [key, fc.double({ min: least, max: Math.min(most, 60), noNaN: true })] as const,
      );
      const choice = fc.record({ isOn: fc.boolean(), limits: fc.record(Object.fromEntries(limits)) });
      return choice.map((chosen) => [name, chosen] as const);
    }),
  )
  .map((choices) => ruleChoices.parse(Object.fromEntries(choices)));

test("verdict, marks and explanation never disagree, whatever the rules and their numbers", () => {
  const filters = fc.record({
    language: fc.constantFrom("english" as const, "chinese" as const),
    tokenizer: fc.constantFrom(...tokenizerName.options),
    seedsInPool: fc.boolean(),
    rules,
  });
  const tasks = fc.record({ instruction: text, input: text, output: text });
  fc.assert(
    fc.property(
      tasks,
      fc.array(fc.record({ instruction: text }), { maxLength: 3 }),
      filters,
      (task, seeds, filter) => {
        const spoken = findingsOf(task, seeds, filter).filter(({ isOn, speaks }) => isOn && speaks);
        const drop = spoken.find(({ rule }) => ruleFacts[rule].action === "drop")?.rule ?? null;
        const marks = spoken.map(({ rule }) => rule).filter((rule) => ruleFacts[rule].action === "mark");
        assert.equal(ruleAgainst(task, seeds, filter), drop);
        assert.deepEqual(marksOf(task, filter), marks);
        assert.ok(marks.every((mark) => markNames.some((known) => known === mark)));
      },
    ),
    { numRuns: 300 },
  );
});

describe("two texts too long to score", () => {
  const tokens = (count: number, of: (index: number) => number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `w${of(index)}`);
  const scramble = (index: number): number => (Math.imul(index + 1, 0x9e3779b1) >>> 0) % 900;

  test("are judged as the score would: at every limit, edits, shifts and other orders", () => {
    const base = tokens(6000, scramble);
    const others: Readonly<Record<string, readonly string[]>> = {
      same: base,
      "every ninth word left out": base.filter((_, index) => index % 9 !== 0),
      "every seventh word another": base.map((word, index) => (index % 7 === 0 ? "other" : word)),
      "moved along": [...base.slice(700), ...base.slice(0, 700)],
      reversed: base.toReversed(),
      "with none in common": tokens(5000, (index) => index + 10_000),
    };
    for (const [name, other] of Object.entries(others)) {
      const score = rougeL(base, other);
      for (const above of [0.5, 0.8, 0.85, 0.9, 0.95, 1, score, score - 1e-9].filter((limit) => limit >= 0)) {
        const found = closeness(base, other, above);
        assert.equal(found.isAbove, score > above, `${name} above ${above}`);
        if (found.isAbove) assert.equal(found.score(), score, name);
        else assert.equal(found.score(), null, name);
      }
    }
  });

  test("are decided, and rules end on text made to be slow", { timeout: 60_000 }, () => {
    const filter = filterWith({ too_long: { isOn: false } });
    for (const piece of ["“", "sorry, but ", "summarize the given ", ": ", "a ", "[your ", "\ud800", "写"]) {
      const hostile = piece.repeat(Math.ceil(150_000 / piece.length));
      const task = { instruction: `Name b ${hostile}`, input: hostile, output: `${hostile}b c d` };
      assert.ok(findingsOf(task, [{ instruction: hostile }], filter).some(({ speaks }) => speaks));
    }
  });
});
