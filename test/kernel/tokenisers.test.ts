import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { compatible, compatibleLowerCase } from "../../electron/kernel/tokeniser/fold.ts";
import { tokeniserOf } from "../../electron/kernel/tokenisers.ts";
import { tokenizerName } from "../../electron/nouns/tokenizer.ts";
import { weirdText } from "./weirdText.ts";

const names = tokenizerName.options;

type Row = readonly [text: string, rougeScore: string, cjk: string, unicode: string, words: string];

/** Tokens are parted by a bar, so that those with a space or none at all would show. */
const table: readonly Row[] = [
  ["café", "caf", "caf", "café", "café"],
  ["cafe\u0301", "cafe", "cafe", "café", "café"],
  ["don’t", "don|t", "don|t", "don|t", "don’t"],
  ["a_b x-y", "a|b|x|y", "a|b|x|y", "a|b|x|y", "a_b|x|y"],
  ["你好, world 3", "world|3", "你|好|world|3", "你|好|world|3", "你好|world|3"],
  ["列出3种动物。", "3", "列|出|3|种|动|物", "列|出|3|种|动|物", "列出|3|种|动物"],
  ["スーパー 日本語", "", "ス|ー|パ|ー|日|本|語", "ス|ー|パ|ー|日|本|語", "スーパー|日本語"],
  ["ｽｰﾊﾟｰ", "", "", "ス|ー|パ|ー", "スーパー"],
  ["カ・サ、人々", "", "カ|・|サ|人", "カ|サ|人|々", "カ|サ|人々"],
  ["か\u309aa", "a", "か|\u309a|a", "か\u309a|a", "か\u309a|a"],
  ["𠮷野家", "", "野|家", "𠮷|野|家", "𠮷|野家"],
  ["한국어 문장", "", "한|국|어|문|장", "한국어|문장", "한국어|문장"],
  ["ㅎㅏ", "", "", "하", "하"],
  ["ﬁ ½ ①", "", "", "fi|1|2|1", "fi|1⁄2|1"],
  ["ＡＢ３", "", "", "ab3", "ab3"],
  ["ΟΔΟΣ Σ", "", "", "οδος|σ", "οδος|σ"],
  ["İK\u212a", "i|kk", "i|kk", "i\u0307kk", "i\u0307kk"],
  ["ไทย", "", "", "ไทย", "ไทย"],
  ["ไทยเป็นประเทศ", "", "", "ไทยเป็นประเทศ", "ไทย|เป็น|ประเทศ"],
  ["हिन्दी भाषा", "", "", "हिन्दी|भाषा", "हिन्दी|भाषा"],
  ["שלום עולם", "", "", "שלום|עולם", "שלום|עולם"],
  ["", "", "", "", ""],
  ["???", "", "", "", ""],
  ["\u0301 \ufe0f", "", "", "", ""],
  ["\ud800 a", "a", "a", "a", "a"],
  ["a\u0000b", "a|b", "a|b", "a|b", "a|b"],
  ["👨‍👩‍👧‍👦 👍🏽 ❤️ 🇩🇪", "", "", "", ""],
  ["👩‍💻code", "code", "code", "code", "code"],
];

test("the four tokenizers cut a table of scripts as documented", () => {
  for (const [text, ...cuts] of table) {
    const expected = cuts.map((cut) => (cut === "" ? [] : cut.split("|")));
    assert.deepEqual([text, names.map((name) => tokeniserOf(name)(text))], [text, expected]);
  }
});

test("rouge-score is the tokeniser of ROUGE-L", () => {
  fc.assert(
    fc.property(weirdText, (text) => {
      assert.deepEqual(tokeniserOf("rouge-score")(text), tokenise(text));
    }),
  );
});

test("compatible characters fold as NFKC says, unless more than thirty marks stand in a row", () => {
  fc.assert(
    fc.property(weirdText, (text) => {
      if (!/[\p{M}\uff9e\uff9fㅏㅠ]{31}/u.test(text)) assert.equal(compatible(text), text.normalize("NFKC"));
    }),
    { numRuns: 2000 },
  );
  assert.equal(compatible(`하${"ㅠ".repeat(100)}e\u0301`), `하${"ㅠ".repeat(100)}e\u0301`.normalize("NFKC"));
});

test("every character that can join with what stands before it is folded with it", () => {
  const composedOf = new Set<string>();
  const all: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    all.push(character);
    const parts = character.normalize("NFD");
    if (parts !== character && parts.normalize("NFC") === character)
      for (const part of Array.from(parts).slice(1)) composedOf.add(part);
  }
  const joins = (character: string): boolean => {
    const [first = ""] = Array.from(character.normalize("NFKD"));
    return (
      composedOf.has(first) || first === "\u0345" || `\u0345${first}`.normalize("NFD") !== `\u0345${first}`
    );
  };
  for (const character of all) {
    if (!joins(character)) continue;
    const pieces = [...compatibleLowerCase.pieces(`x${character}`)];
    assert.deepEqual([character.codePointAt(0), pieces.length], [character.codePointAt(0), 1]);
  }
});

test("a million characters of any kind are cut without a throw and in linear time", () => {
  const kinds = ["word 3, ", "a", "我喜欢。", "语", "ไทย", "한", "\u0315\u0300", "👩‍💻", "\ud800", "Σ\u0301"];
  for (const kind of kinds) {
    const text = kind.repeat(1_000_000 / kind.length);
    for (const name of names) assert.ok(tokeniserOf(name)(text).length <= text.length);
  }
});

test("a run of more than a million letters is cut rather than thrown at", () => {
  const long = "é".repeat(4_500_000);
  assert.deepEqual(
    tokeniserOf("unicode")(long).map((token) => token.length),
    [1_000_000, 1_000_000, 1_000_000, 1_000_000, 500_000],
  );
});
