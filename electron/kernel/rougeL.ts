import { lcsWithPattern, openLcs, setPattern } from "./lcs.ts";
import { tokenise } from "./tokenise.ts";

/** The length of the longest common subsequence of two lists of tokens (words or ids). */
export function lcsLength<Token extends string | number>(a: readonly Token[], b: readonly Token[]): number {
  const ids = new Map<Token, number>();
  const idOf = (token: Token): number => {
    const id = ids.get(token) ?? ids.size + 1;
    ids.set(token, id);
    return id;
  };
  const lcs = openLcs();
  const pattern = Int32Array.from(a, idOf);
  const other = Int32Array.from(b, idOf);
  setPattern(lcs, pattern, pattern.length, ids.size);
  return lcsWithPattern(lcs, other, 0, other.length);
}

/**
 * ROUGE-L's F-measure in [0, 1] from the length of the longest common subsequence, in doubles and in
 * exactly rouge-score's order of operations: 7 of 8 and 12 tokens give 0.7000000000000001, which
 * `2 * lcs / (m + n)` would not (ALGORITHMS section 1).
 */
export function fMeasure(lcs: number, aLength: number, bLength: number): number {
  if (lcs === 0) return 0;
  const precision = lcs / bLength;
  const recall = lcs / aLength;
  return (2 * precision * recall) / (precision + recall);
}

/** ROUGE-L's F-measure of two token lists, bit for bit rouge-score's; 0 when either is empty. Symmetric. */
export function rougeL<Token extends string | number>(
  aTokens: readonly Token[],
  bTokens: readonly Token[],
): number {
  return fMeasure(lcsLength(aTokens, bTokens), aTokens.length, bTokens.length);
}

/** ROUGE-L's F-measure of two texts by rouge-score's default tokens; 0 for a text that has none. */
export function rougeLOfTexts(a: string, b: string): number {
  return rougeL(tokenise(a), tokenise(b));
}
