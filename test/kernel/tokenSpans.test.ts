import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tokenSpans } from "../../electron/kernel/tokenSpans.ts";
import { tokeniserOf } from "../../electron/kernel/tokenisers.ts";
import { tokenizerName } from "../../electron/nouns/tokenizer.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { weirdText } from "./weirdText.ts";

const names = tokenizerName.options;

function marked(text: string, name: TokenizerName): readonly (readonly [string, string])[] {
  return tokenSpans(text, name).map(({ token, from, to }) => [token, text.slice(from, to)]);
}

function splitsCharacter(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** Whether a sigma is a final one depends on what stands around the token. */
function withoutFinalSigma(token: string): string {
  return token.replaceAll("ς", "σ");
}

function checkSpans(text: string): void {
  for (const name of names) {
    const spans = tokenSpans(text, name);
    assert.deepEqual(
      spans.map(({ token }) => token),
      tokeniserOf(name)(text),
    );
    let [from, to] = [0, 0];
    for (const span of spans) {
      assert.ok(span.from < span.to && span.from >= from && span.to >= to && span.to <= text.length);
      assert.ok(!splitsCharacter(text, span.from) && !splitsCharacter(text, span.to));
      ({ from, to } = span);
      if (name === "unicode-words") continue;
      const again = tokeniserOf(name)(text.slice(from, to)).map(withoutFinalSigma);
      assert.ok(again.includes(withoutFinalSigma(span.token)));
    }
  }
}

test("the tokens of any text are those of its tokenizer, each on whole characters and in order", () => {
  fc.assert(fc.property(weirdText, checkSpans), { numRuns: 3000 });
});

test("a mark covers what the token was written as", () => {
  assert.deepEqual(marked("Ask  BEFORE,buying", "rouge-score"), [
    ["ask", "Ask"],
    ["before", "BEFORE"],
    ["buying", "buying"],
  ]);
  assert.deepEqual(marked("😀 İx K\u212a", "rouge-score"), [
    ["i", "İ"],
    ["x", "x"],
    ["kk", "K\u212a"],
  ]);
  assert.deepEqual(marked("列出3种", "cjk"), [
    ["列", "列"],
    ["出", "出"],
    ["3", "3"],
    ["种", "种"],
  ]);
  assert.deepEqual(marked("oﬃce ＡＢ３ cafe\u0301! ΟΔΟΣ", "unicode"), [
    ["office", "oﬃce"],
    ["ab3", "ＡＢ３"],
    ["café", "cafe\u0301"],
    ["οδος", "ΟΔΟΣ"],
  ]);
  assert.deepEqual(marked("ｶﾞｽ 𠮷野", "unicode"), [
    ["ガ", "ｶﾞ"],
    ["ス", "ｽ"],
    ["𠮷", "𠮷"],
    ["野", "野"],
  ]);
  assert.deepEqual(marked("½ ㍿", "unicode").slice(0, 4), [
    ["1", "½"],
    ["2", "½"],
    ["株", "㍿"],
    ["式", "㍿"],
  ]);
  assert.deepEqual(marked("Don’t ไทยเป็นประเทศ", "unicode-words"), [
    ["don’t", "Don’t"],
    ["ไทย", "ไทย"],
    ["เป็น", "เป็น"],
    ["ประเทศ", "ประเทศ"],
  ]);
});

test("a million characters are marked without a throw and in linear time", () => {
  for (const kind of ["Word 3, ", "a", "语", "ไทย", "\u0315\u0300", "\ud800"]) {
    const text = kind.repeat(1_000_000 / kind.length);
    for (const name of names) assert.ok(tokenSpans(text, name).length <= text.length);
  }
});
