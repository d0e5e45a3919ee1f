import { lcsBytes } from "./lcs.ts";
import { addPostings, openPostings, postingsBytes } from "./nearest/postings.ts";
import { openSearch, search } from "./nearest/search.ts";
import { addCopy, addText, countBelow, findEqual, openTexts, textsBytes } from "./nearest/texts.ts";
import {
  encodeKnown,
  encodeNew,
  openEncoded,
  openVocabulary,
  vocabularyBytes,
} from "./nearest/vocabulary.ts";
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
export function openNearest(tokens: (text: string) => readonly string[] = tokenise): NearestIndex {
  const vocabulary = openVocabulary();
  const texts = openTexts();
  const postings = openPostings();
  const encoded = openEncoded();
  const state = openSearch(texts, postings);
  let size = 0;

  function best(text: string, theta: number): Neighbour | null {
    encodeKnown(vocabulary, tokens(text), encoded);
    const equal = encoded.length === 0 ? -1 : findEqual(texts, encoded);
    if (equal >= 0) return { ordinal: texts.ordinals[equal] ?? 0, score: 1 };
    search(state, encoded, 1, theta, texts.count);
    const [found] = state.foundTexts;
    const [score] = state.foundScores;
    return found === undefined || score === undefined ? null : { ordinal: texts.ordinals[found] ?? 0, score };
  }

  return {
    get size() {
      return size;
    },
    get usedBytes() {
      return vocabularyBytes(vocabulary) + textsBytes(texts) + postingsBytes(postings) + lcsBytes(state.lcs);
    },
    get compared() {
      return state.compared;
    },
    add(text) {
      encodeNew(vocabulary, tokens(text), encoded);
      const { length, elements } = encoded;
      const equal = length === 0 ? -1 : findEqual(texts, encoded);
      if (equal >= 0) addCopy(texts, equal, size);
      else if (length > 0) {
        addPostings(postings, texts, addText(texts, encoded, size), elements, length, vocabulary.last);
      }
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
      encodeKnown(vocabulary, tokens(text), encoded);
      search(state, encoded, count, 0, countBelow(texts, before));
      const found = state.foundTexts.flatMap((number, at): Neighbour[] => {
        const score = state.foundScores[at] ?? 0;
        const ordinals = [texts.ordinals[number] ?? 0, ...(texts.copies.get(number) ?? [])];
        return ordinals.filter((ordinal) => ordinal < before).map((ordinal) => ({ ordinal, score }));
      });
      return found.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal).slice(0, count);
    },
  };
}
