/** A text is degenerate when more than this share of its 4-grams has occurred before in it (R6). */
const mostRepeated = 0.3;

/**
 * The share of a text's word 4-grams that repeat an earlier one of the same text, 0 … 1;
 * 0 for fewer than five words.
 */
export function repeatedShare(text: string): number {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const count = words.length - 3;
  if (count < 2) return 0;
  const distinct = new Set<string>();
  for (let start = 0; start < count; start++) distinct.add(words.slice(start, start + 4).join(" "));
  return (count - distinct.size) / count;
}

/** Whether a text repeats itself beyond what people write (ALGORITHMS 6b, R6: degenerate repetition). */
export function repeatsItself(text: string): boolean {
  return repeatedShare(text) > mostRepeated;
}
