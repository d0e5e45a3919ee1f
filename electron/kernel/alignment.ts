import type { TokenizerName } from "../nouns/tokenizer.ts";
import { commonSubsequence } from "./commonSubsequence.ts";
import { fMeasure, lcsLength } from "./rougeL.ts";
import { tokenSpans } from "./tokenSpans.ts";
import type { TokenSpan } from "./tokenSpans.ts";

/** A stretch of a text: UTF-16 units `from` to before `to`. */
export type Span = Readonly<{ from: number; to: number }>;

/**
 * Why two texts score as they do. `a` is the new text (rouge-score's target), `b` its nearest (the prediction).
 * `aTokens` and `bTokens` count tokens, `lcs` those in common; `precision` is lcs / bTokens, `recall` lcs / aTokens,
 * `score` their F-measure, all 0 when nothing is shared. `a` and `b` are the stretches to mark, in order and apart
 * from each other; they are empty when `tooLong`: over 25 million pairs of tokens.
 */
export type Alignment = Readonly<{
  lcs: number;
  aTokens: number;
  bTokens: number;
  precision: number;
  recall: number;
  score: number;
  a: readonly Span[];
  b: readonly Span[];
  tooLong: boolean;
}>;

/** Aligns a new text `a` with its nearest `b`; `score` is bit for bit the filter's. */
export function alignTexts(a: string, b: string, tokenizer: TokenizerName): Alignment {
  const aSpans = tokenSpans(a, tokenizer);
  const bSpans = tokenSpans(b, tokenizer);
  const aTokens = aSpans.map(({ token }) => token);
  const bTokens = bSpans.map(({ token }) => token);
  const common = commonSubsequence(aTokens, bTokens);
  const lcs = common?.pairs.length ?? lcsLength(aTokens, bTokens);
  const pairs = common?.pairs ?? [];
  const breaks = pairs.map(
    ([i, j], at) => at === 0 || !goesOn(pairs[at - 1], i, j, [a, aSpans], [b, bSpans]),
  );
  return {
    lcs,
    aTokens: aTokens.length,
    bTokens: bTokens.length,
    precision: lcs === 0 ? 0 : lcs / bTokens.length,
    recall: lcs === 0 ? 0 : lcs / aTokens.length,
    score: fMeasure(lcs, aTokens.length, bTokens.length),
    a: marks(
      pairs.map(([i]) => aSpans[i]),
      breaks,
    ),
    b: marks(
      pairs.map(([, j]) => bSpans[j]),
      breaks,
    ),
    tooLong: common === null,
  };
}

type Side = readonly [text: string, spans: readonly TokenSpan[]];

/** Whether the pair (i, j) directly follows `before` on both sides, with only spaces and punctuation between. */
function goesOn(
  before: readonly [number, number] | undefined,
  i: number,
  j: number,
  a: Side,
  b: Side,
): boolean {
  if (before?.[0] !== i - 1 || before[1] !== j - 1) return false;
  return !hasMoreThanPunctuation(a, i) && !hasMoreThanPunctuation(b, j);
}

function hasMoreThanPunctuation([text, spans]: Side, at: number): boolean {
  return /[^\s\p{P}]/u.test(text.slice(spans[at - 1]?.to, spans[at]?.from));
}

/** The stretches of the matched tokens, joined where no break is and where two tokens share a character. */
function marks(spans: readonly (TokenSpan | undefined)[], breaks: readonly boolean[]): readonly Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const [at, span] of spans.entries()) {
    if (span === undefined) continue;
    const last = joined.at(-1);
    if (last !== undefined && (breaks[at] === false || span.from < last.to)) last.to = span.to;
    else joined.push({ from: span.from, to: span.to });
  }
  return joined;
}
