/**
 * The share of a text's word 4-grams that repeat an earlier one of the same text, 0 … 1;
 * 0 for fewer than five words. Degenerate repetition shows in it (ALGORITHMS 6b, R6).
 */
export function repeatedShare(words: readonly string[]): number {
  const count = words.length - 3;
  if (count < 2) return 0;
  const distinct = new Set<string>();
  for (let start = 0; start < count; start++) distinct.add(words.slice(start, start + 4).join(" "));
  return (count - distinct.size) / count;
}
