import assert from "node:assert/strict";
import { test } from "node:test";
import type { PairView, RuleLine, SideOfPair } from "../../electron/nouns/filterView.ts";
import { ruleNames, type RuleName } from "../../electron/nouns/ruleChoices.ts";
import {
  besideRef,
  shownNeighbour,
  withBeside,
  withReason,
  withText,
} from "../../renderer/filter/lower/beside.ts";
import { cutMarks, markedParts } from "../../renderer/filter/lower/pair/markedParts.ts";
import { chosenReason, groupOf, listOf, reasonsOf, textsOf } from "../../renderer/filter/lower/reasons.ts";
import { readFilterSearch } from "../../renderer/filter/filterSearch.ts";
import {
  findingWords,
  neighbourName,
  noTextsWords,
  scoreWords,
  sharedWords,
  sharesWords,
  sideName,
  verdictWords,
  writtenText,
} from "../../renderer/words/filterTexts.ts";

const figures = { tooClose: 1206, exactRepeats: 0, overGoal: 3, keptByPerson: 2 };

function rulesWith(counts: Readonly<Partial<Record<RuleName, number>>>): readonly RuleLine[] {
  return ruleNames.map((rule) => ({ rule, count: counts[rule] ?? 0, examples: [] }));
}

function side(kind: "seed" | "instruction", id: number, more: Partial<SideOfPair> = {}): SideOfPair {
  return {
    ref: { kind, id },
    text: "",
    keptNumber: null,
    prompt: null,
    ordinal: null,
    tokens: 0,
    marks: [],
    ...more,
  };
}

function pairOf(second: SideOfPair, score = 0.8): PairView {
  const first = side("instruction", 9, { tokens: 12 });
  return { first, second, shared: 12, precision: 1, recall: 0.8, score, isTooLong: false };
}

test("reasons stand with too close first, then by how many texts they have; silent rules stand apart", () => {
  const reasons = reasonsOf(figures, rulesWith({ too_short: 4, blacklisted_word: 61, placeholder: 7 }));
  assert.deepEqual(
    reasons.setAside.map(({ id, texts }) => [id, texts]),
    [
      ["too_close", 1206],
      ["blacklisted_word", 61],
      ["too_short", 4],
      ["over_goal", 3],
    ],
  );
  assert.equal(reasons.total, 1274);
  assert.deepEqual(reasons.marked, [{ id: "placeholder", texts: 7 }]);
  assert.equal(textsOf(reasons, "kept_by_person"), 2);
  assert.ok(reasons.silent.includes("echo") && !reasons.silent.includes("too_short"));
  assert.ok(!reasons.silent.includes("few_letters"), "a mark sets nothing aside");
});

test("without a choice the first reason that has texts is shown", () => {
  const none = { ...figures, tooClose: 0, overGoal: 0, keptByPerson: 0 };
  assert.equal(chosenReason(reasonsOf(none, rulesWith({ echo: 2 })), undefined), "echo");
  assert.equal(chosenReason(reasonsOf(none, rulesWith({})), undefined), "too_close");
  assert.equal(chosenReason(reasonsOf(none, rulesWith({ echo: 2 })), "refusal"), "refusal");
});

test("a reason's list keeps what a person keeps in its place, marks list kept rows, and a person's list is its own", () => {
  assert.deepEqual(listOf("too_close"), { show: "all", search: "", reason: "too_close" });
  assert.deepEqual(listOf("placeholder"), { show: "marked", search: "", reason: "placeholder" });
  assert.deepEqual(listOf("kept_by_person"), { show: "kept by a person", search: "" });
  assert.equal(noTextsWords("echo", groupOf("echo")), "No text is set aside as “Answer repeats its task”.");
});

test("a text is cut at its marks without losing a sign, and blanks between marks are marked along", () => {
  const text = "Name five 😀 questions, now";
  const marks = [
    { from: 0, to: 4 },
    { from: 5, to: 9 },
    { from: 13, to: 22 },
  ];
  const parts = markedParts(text, marks);
  assert.equal(parts.map(({ part }) => part).join(""), text);
  assert.deepEqual(
    parts.filter(({ isMarked }) => isMarked).map(({ part }) => part),
    ["Name five", "questions"],
  );
  assert.deepEqual(markedParts("plain", []), [{ from: 0, part: "plain", isMarked: false }]);
  assert.deepEqual(markedParts("", []), []);
});

test("the score is spelt out and held against θ, also where three places would hide the difference", () => {
  assert.equal(scoreWords(8 / 9, 0.85), "F = 2·P·R / (P+R) = 0.889 > 0.85");
  assert.equal(scoreWords(0.85, 0.85), "F = 2·P·R / (P+R) = 0.850 ≤ 0.85");
  assert.equal(scoreWords(0.85004, 0.85), "F = 2·P·R / (P+R) = 0.850040 > 0.85");
  assert.equal(sharesWords(pairOf(side("seed", 74, { tokens: 15 }))), "precision 12/12 · recall 12/15");
});

test("what is shared is called words or, where signs are tokens, characters or words", () => {
  assert.equal(sharedWords(12, "rouge-score"), "12 words in the same order");
  assert.equal(sharedWords(12, "unicode"), "12 characters or words in the same order");
  assert.equal(sharedWords(0, "cjk"), "nothing in common");
});

test("a verdict is told by its score or by the rule that spoke", () => {
  assert.equal(verdictWords({ rule: "too_close", score: 0.889 }), "Set aside at 0.89");
  assert.equal(verdictWords({ rule: "echo", score: null }), "Answer repeats its task");
  assert.equal(verdictWords({ rule: null, score: 0.62 }), "Kept at 0.62");
});

test("a rule's number stands beside its limit in the rule's unit", () => {
  assert.equal(
    findingWords("echo", 0.94, { above: 0.9 }),
    "ROUGE-L 0.94 of the answer with its task, limit 0.90",
  );
  assert.equal(findingWords("too_long", 212, { above: 150 }), "212 words, limit 150 words");
  assert.equal(findingWords("refusal", null, {}), null);
  assert.equal(findingWords("echo", null, { above: 0.9 }), null);
});

test("texts are called by what a person knows them by", () => {
  assert.equal(sideName(side("seed", 74)), "seed 74");
  assert.equal(sideName(side("instruction", 6001, { keptNumber: 4880 })), "instruction 4,880");
  assert.equal(sideName(side("instruction", 6001)), "text id 6,001");
  assert.equal(neighbourName(side("instruction", 6001, { keptNumber: 3117 })), "3,117");
  assert.deepEqual(writtenText("4,880"), { kind: "instruction", id: 4880 });
  assert.deepEqual(writtenText(" seed 74 "), { kind: "seed", id: 74 });
  assert.deepEqual(writtenText("g12"), { kind: "seed", id: 12 });
  assert.equal(writtenText("0"), null);
  assert.equal(writtenText("seed"), null);
});

test("the address names the text beside the chosen one; another text or reason drops it", () => {
  const beside = withBeside({ theta: 0.8, reason: "echo" }, 5, { kind: "seed", id: 74 });
  assert.deepEqual(readFilterSearch(beside), { theta: 0.8, reason: "echo", text: 5, beside: "seed-74" });
  assert.deepEqual(besideRef(beside.beside), { kind: "seed", id: 74 });
  assert.deepEqual(withText(beside, 6), { theta: 0.8, reason: "echo", text: 6 });
  assert.deepEqual(withReason(beside, "refusal"), { theta: 0.8, reason: "refusal" });
  assert.deepEqual(readFilterSearch({ beside: "seed-0", text: -1 }), {});
});

test("the neighbour shown is the one that is named, else the nearest", () => {
  const nearest = [pairOf(side("instruction", 3)), pairOf(side("seed", 3))];
  assert.equal(shownNeighbour(nearest, null)?.second.ref.kind, "instruction");
  assert.equal(shownNeighbour(nearest, { kind: "seed", id: 3 })?.second.ref.kind, "seed");
  assert.equal(shownNeighbour(nearest, { kind: "seed", id: 4 }), null);
});

test("marks of a folded text end where it is cut", () => {
  const marks = [
    { from: 0, to: 4 },
    { from: 6, to: 12 },
    { from: 14, to: 20 },
  ];
  assert.deepEqual(cutMarks(marks, 10), [
    { from: 0, to: 4 },
    { from: 6, to: 10 },
  ]);
});
