import { openCopies } from "./nearest/copies.ts";
import type { NearestKernel } from "./nearest/kernel.ts";
import { openReading } from "./nearest/reading.ts";
import { openTypescriptKernel } from "./nearest/typescript.ts";
import { tokenise } from "./tokenise.ts";

/** An indexed text and its ROUGE-L, above 0, with the text asked about. */
export type Neighbour = Readonly<{ ordinal: number; score: number }>;

/**
 * A growing index of texts that answers, bit for bit as if it scored every text with `rougeL`, which
 * are the nearest. Texts have ordinals 0, 1, 2, ... in the order they were added; among equal scores
 * the lowest ordinal comes first.
 */
export type NearestIndex = {
  /** How many texts were added. */
  readonly size: number;
  /** Bytes that the index holds (arrays, and an honest estimate of its map of tokens). */
  readonly usedBytes: number;
  /** How many texts were compared token by token so far, in all questions: what the index could not rule out. */
  readonly compared: number;
  /** Adds a text and returns its ordinal. */
  add(text: string): number;
  /** The nearest text; ordinal 0 at score 0 when nothing is shared; null in an empty index. */
  nearest(text: string): Readonly<{ ordinal: number | null; score: number }>;
  /** The nearest text if its score is above theta, else null. Faster than `nearest`, most of all for a high theta. */
  above(text: string, theta: number): Neighbour | null;
  /** Up to `count` texts with a score above 0 and an ordinal below `before` (all when absent), best first. */
  nearestFew(text: string, count: number, before?: number): readonly Neighbour[];
};

/** Opens an empty index of texts that `tokens` takes apart (rouge-score's tokens when absent). */
export function openNearest(
  tokens: (text: string) => readonly string[] = tokenise,
  kernel: NearestKernel = openTypescriptKernel(),
): NearestIndex {
  const reading = openReading(tokens);
  const copies = openCopies();
  let size = 0;

  function best(text: string, theta: number): Neighbour | null {
    const encoded = reading.known(text);
    kernel.give(encoded);
    const equal = encoded.length === 0 ? -1 : kernel.findEqual();
    if (equal >= 0) return { ordinal: kernel.ordinalOf(equal), score: 1 };
    if (kernel.search(1, theta, kernel.textCount) === 0) return null;
    return { ordinal: kernel.ordinalOf(kernel.foundText(0)), score: kernel.foundScore(0) };
  }

  return {
    get size() {
      return size;
    },
    get usedBytes() {
      return reading.usedBytes + kernel.usedBytes + copies.usedBytes;
    },
    get compared() {
      return kernel.compared;
    },
    add(text) {
      const encoded = reading.added(text);
      kernel.give(encoded);
      const equal = encoded.length === 0 ? -1 : kernel.findEqual();
      if (equal >= 0) copies.add(equal, size);
      else if (encoded.length > 0) kernel.add(size, reading.lastElement);
      return size++;
    },
    nearest(text) {
      if (size === 0) return { ordinal: null, score: 0 };
      return best(text, 0) ?? { ordinal: 0, score: 0 };
    },
    above(text, theta) {
      if (size === 0 || !(theta < 1)) return null;
      return best(text, Math.max(0, theta)) ?? (theta < 0 ? { ordinal: 0, score: 0 } : null);
    },
    nearestFew(text, count, before = size) {
      if (count < 1) return [];
      kernel.give(reading.known(text));
      const found = kernel.search(count, 0, kernel.textsBelow(before));
      const neighbours: Neighbour[] = [];
      for (let at = 0; at < found; at++) {
        const number = kernel.foundText(at);
        const score = kernel.foundScore(at);
        for (const ordinal of [kernel.ordinalOf(number), ...copies.of(number)]) {
          if (ordinal < before) neighbours.push({ ordinal, score });
        }
      }
      return neighbours.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal).slice(0, count);
    },
  };
}
