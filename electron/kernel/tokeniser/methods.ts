import type { TokenizerName } from "../../nouns/tokenizer.ts";
import { rougeScoreToken } from "../tokenise.ts";
import { compatibleLowerCase, lowerCase } from "./fold.ts";
import type { Fold } from "./fold.ts";

/** A token and where it starts in the folded text. */
type Located = Readonly<{ token: string; at: number }>;

/** A tokeniser taken apart: how a text is folded, and how the folded text is cut, without and with places. */
type Method = Readonly<{
  fold: Fold;
  tokens(folded: string): readonly string[];
  located(folded: string): Iterable<Located>;
}>;

/** The code points are those of golden `zh3000-cjk` (ALGORITHMS 1.7): Han, kana and hangul syllables up to U+FFFF. */
const cjkToken = /[a-z0-9]+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;

/**
 * A Han or kana character with its marks, or a run that begins with a letter or digit, so that a lone mark (an
 * emoji's variation selector) is no token. Runs end after a million characters: V8's stack overflows at four.
 */
const unicodeToken =
  /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]&&[\p{L}\p{N}]]\p{M}{0,999999}|[[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]][[\p{L}\p{M}\p{N}]--[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]&&[\p{L}\p{N}]]]{0,999999}/gv;

/** English, whose rules are Unicode's own: with "und" V8 would take the system's language. */
const words = new Intl.Segmenter("en", { granularity: "word" });

function byPattern(fold: Fold, pattern: RegExp): Method {
  return {
    fold,
    tokens: (folded) => folded.match(pattern) ?? [],
    *located(folded) {
      for (const match of folded.matchAll(pattern)) yield { token: match[0], at: match.index };
    },
  };
}

function* locatedWords(folded: string): Generator<Located> {
  for (const { segment, index, isWordLike } of words.segment(folded)) {
    if (isWordLike === true) yield { token: segment, at: index };
  }
}

export const methods: Readonly<Record<TokenizerName, Method>> = {
  "rouge-score": byPattern(lowerCase, rougeScoreToken),
  cjk: byPattern(lowerCase, cjkToken),
  unicode: byPattern(compatibleLowerCase, unicodeToken),
  "unicode-words": {
    fold: compatibleLowerCase,
    tokens: (folded) => Array.from(locatedWords(folded), ({ token }) => token),
    located: locatedWords,
  },
};
