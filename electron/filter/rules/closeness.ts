import { fMeasure, rougeL } from "../../kernel/rougeL.ts";

/** Pairs of tokens up to which two texts are simply scored: a millisecond. */
const mostPairs = 25_000_000;

type Closeness = Readonly<{ isAbove: boolean; score: () => number | null }>;

/**
 * Whether ROUGE-L's F-measure of two token lists is above a limit, exactly. The score too, when it is asked for, but
 * for two long texts that are not above: then null.
 *
 * F above the limit needs a common subsequence of `least` tokens, which a much shorter text cannot have. For long texts
 * it is looked for only when as many tokens occur in both; the same beginning and end count as they stand; in what is
 * left it never strays further from the diagonal than the tokens it may leave out. Time: what is left of one text ×
 * that band ÷ 32.
 */
export function closeness(a: readonly string[], b: readonly string[], above: number): Closeness {
  const least = leastCommon(a.length, b.length, above);
  const isShort = a.length * b.length <= mostPairs;
  if (least > Math.min(a.length, b.length)) {
    return { isAbove: false, score: () => (isShort ? rougeL(a, b) : null) };
  }
  if (isShort) {
    const score = rougeL(a, b);
    return { isAbove: score > above, score: () => score };
  }
  const common = inBoth(a, b) < least ? 0 : longCommon(a, b, least);
  const score = common < least ? null : fMeasure(common, a.length, b.length);
  return { isAbove: score !== null, score: () => score };
}

/** The longest common subsequence of long texts where it has `least` tokens or more, else less. */
function longCommon(a: readonly string[], b: readonly string[], least: number): number {
  const [start, end] = sameEnds(a, b);
  const rest = (tokens: readonly string[]): readonly string[] => tokens.slice(start, tokens.length - end);
  return start + end + bandedLcs(rest(a), rest(b), Math.max(0, least - start - end));
}

/** The shortest common subsequence with which F is above the limit; more than either list when none is. */
function leastCommon(aLength: number, bLength: number, above: number): number {
  const most = Math.min(aLength, bLength);
  let least = Math.max(0, Math.floor((above * (aLength + bLength)) / 2) - 2);
  while (least <= most && fMeasure(least, aLength, bLength) <= above) least++;
  return least;
}

/** How many tokens the lists have in common whatever their order: no common subsequence is longer. */
function inBoth(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const token of a) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of b) {
    const left = counts.get(token) ?? 0;
    if (left === 0) continue;
    counts.set(token, left - 1);
    shared++;
  }
  return shared;
}

/** How many tokens are the same at the beginning, and at the end of the rest. */
function sameEnds(a: readonly string[], b: readonly string[]): readonly [number, number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [start, end];
}

/**
 * The longest common subsequence where it has `least` tokens or more, else less than `least`: by the bit-parallel
 * recurrence of `kernel/lcs.ts`, 32 tokens of `a` at a time, over those of `b` alone that lie in the band.
 */
function bandedLcs(a: readonly string[], b: readonly string[], least: number): number {
  const ids = new Map<string, number>();
  for (const token of a) if (!ids.has(token)) ids.set(token, ids.size + 1);
  const pattern = Int32Array.from(a, (token) => ids.get(token) ?? 0);
  const other = Int32Array.from(b, (token) => ids.get(token) ?? 0);
  const masks = new Int32Array(ids.size + 1);
  const carries = new Uint8Array(b.length);
  let common = 0;
  for (let start = 0; start < a.length; start += 32) {
    const end = Math.min(a.length, start + 32);
    for (let at = start; at < end; at++) {
      const id = pattern[at] ?? 0;
      masks[id] = (masks[id] ?? 0) | (1 << (at & 31));
    }
    const from = Math.max(0, start - (a.length - least));
    const to = Math.min(b.length, end + (b.length - least));
    common += zeros(wordAlong(masks, other, carries, from, to), end - start);
    for (let at = start; at < end; at++) masks[pattern[at] ?? 0] = 0;
    if (common + (a.length - end) < least) return 0;
  }
  return common;
}

/** One word of the pattern along the other list; `carries` go from one word to the next. */
function wordAlong(
  masks: Int32Array,
  other: Int32Array,
  carries: Uint8Array,
  from: number,
  to: number,
): number {
  let row = -1;
  for (let at = from; at < to; at++) {
    const matched = row & (masks[other[at] ?? 0] ?? 0);
    const sum = (row + matched + (carries[at] ?? 0)) | 0;
    carries[at] = ((row & matched) | ((row | matched) & ~sum)) >>> 31;
    row = sum | (row & ~matched);
  }
  return row;
}

function zeros(word: number, count: number): number {
  let found = 0;
  for (let bit = 0; bit < count; bit++) found += 1 - ((word >>> bit) & 1);
  return found;
}
