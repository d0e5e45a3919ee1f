import { fMeasure } from "../rougeL.ts";
import { bandCount, bandOf, codeCount, codeOf, leastLength } from "./lengths.ts";

/**
 * What a text must have in common with a candidate of `length` tokens to score above `score`, or at
 * least `score`, by the text's length. Everything here is exact or errs towards more comparisons.
 */
export type Bound = {
  length: number;
  score: number;
  /** For each code of lengths, how many of its tokens a text may lack and still score `score`; -1: none does. */
  lackEqual: Int32Array;
  /** The same to score above `score`. */
  lackAbove: Int32Array;
  /** For each band of lengths, how many common tokens its texts need at least for `score`. */
  needEqual: Int32Array;
  needAbove: Int32Array;
  /** The least of all in `needEqual`. */
  need: number;
};

const never = 0x3fffffff;

/** Far above the rounding of a score (about 1e-15 of it), far below the step between two scores. */
const slack = 1e-9;

export function openBound(): Bound {
  return {
    length: 0,
    score: 0,
    lackEqual: new Int32Array(codeCount),
    lackAbove: new Int32Array(codeCount),
    needEqual: new Int32Array(bandCount),
    needAbove: new Int32Array(bandCount),
    need: 0,
  };
}

/** Sets the bound for a candidate of `length` tokens; the score lies in [0, 1]. */
export function setBound(bound: Bound, length: number, score: number): void {
  const { lackEqual, lackAbove, needEqual, needAbove } = bound;
  lackEqual.fill(-1);
  lackAbove.fill(-1);
  needEqual.fill(never);
  needAbove.fill(never);
  bound.length = length;
  bound.score = score;
  bound.need = never;
  const shortest = Math.max(1, Math.ceil((length * score) / (2 - score) - slack * length));
  const longest = Math.floor((length * (2 - score)) / score + slack * length);
  for (let code = codeOf(shortest); code < codeCount; code++) {
    const least = Math.max(shortest, leastLength[code] ?? 0);
    if (least > longest) return;
    const equal = leastCommon(bound, least);
    const end = (leastLength[code + 1] ?? 0) - 1;
    if (equal > Math.min(length, longest, end)) continue;
    const most = Math.min(end, longest);
    const band = bandOf[code] ?? 0;
    lackEqual[code] = most === least ? least - equal : mostLack(bound, most);
    needEqual[band] = Math.min(needEqual[band] ?? 0, equal);
    bound.need = Math.min(bound.need, equal);
    const above = isScore(bound, least, equal) ? equal + 1 : equal;
    if (above > Math.min(length, longest, end)) continue;
    lackAbove[code] = most === least ? least - above : (lackEqual[code] ?? 0);
    needAbove[band] = Math.min(needAbove[band] ?? 0, above);
  }
}

/** The least common subsequence, above 0, with which a text of this length scores at least `score`. */
export function leastCommon({ length, score }: Bound, other: number): number {
  const both = length + other;
  const exact = (score * both) / 2;
  const common = Math.max(1, Math.ceil(exact - slack * both));
  const isNear = common - exact <= slack * both;
  return isNear && fMeasure(common, length, other) < score ? common + 1 : common;
}

/** Whether a common subsequence scores exactly `score`. */
function isScore({ length, score }: Bound, other: number, common: number): boolean {
  const both = length + other;
  return common - (score * both) / 2 <= slack * both && fMeasure(common, length, other) === score;
}

/** The longer a text, the more it may lack: how much at `most` tokens. */
function mostLack(bound: Bound, most: number): number {
  return most === Infinity ? never : Math.min(never, most - leastCommon(bound, most));
}
