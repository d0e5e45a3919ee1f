import { tokenise } from "../../electron/kernel/tokenise.ts";

/** The textbook table, as a twin to compare the bit-parallel code with. */
export function plainLcsLength(a: readonly string[], b: readonly string[]): number {
  let above = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const row = [0];
    for (const [at, other] of b.entries()) {
      row.push(token === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

/** ROUGE-L's F-measure written as rouge-score writes it, over the textbook table. */
export function plainRougeL(target: readonly string[], prediction: readonly string[]): number {
  if (target.length === 0 || prediction.length === 0) return 0;
  const lcs = plainLcsLength(target, prediction);
  const precision = lcs / prediction.length;
  const recall = lcs / target.length;
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

/** Every pool text with its score against the text, best first, the lower ordinal first among equals. */
export function plainRanking(
  pool: readonly string[],
  text: string,
): readonly Readonly<{ ordinal: number; score: number }>[] {
  const tokens = tokenise(text);
  return pool
    .map((other, ordinal) => ({ ordinal, score: plainRougeL(tokenise(other), tokens) }))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}
