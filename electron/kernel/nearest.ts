import { openLcs, setPattern } from "./lcs.ts";
import { encodeKnown, encodeNew, openElements } from "./nearest/elements.ts";
import { addToGroup, openGroup } from "./nearest/group.ts";
import type { Group } from "./nearest/group.ts";
import { findBestScore, findFirstOfBest } from "./nearest/search.ts";
import type { Search } from "./nearest/search.ts";

/** The nearest indexed text: the lowest ordinal among those of the highest ROUGE-L; null when none is indexed. */
type Nearest = Readonly<{ ordinal: number | null; score: number }>;

/** A growing index that finds the nearest of its texts. */
type NearestIndex = {
  /** How many texts were added. */
  readonly size: number;
  /** Adds a text and returns its ordinal: 0, 1, 2, ... */
  add(text: string): number;
  /** Bit for bit the maximum of `rougeLOfTexts` over all added texts; 0 (and ordinal 0) when nothing is shared. */
  nearest(text: string): Nearest;
};

/**
 * An exact streaming nearest-neighbour index under ROUGE-L: texts in groups of equal length, inverted
 * lists of numbered token occurrences, the candidate's rarest lists read under a falling bound, and a
 * bit-parallel LCS for what remains.
 */
export function openNearest(): NearestIndex {
  const elements = openElements();
  const groups = new Map<number, Group>();
  const byDistance = new Map<number, readonly Group[]>();
  const lcs = openLcs();
  let size = 0;
  let searches = 0;

  function groupsAround(length: number): readonly Group[] {
    const sorted =
      byDistance.get(length) ??
      [...groups.values()].sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length));
    byDistance.set(length, sorted);
    return sorted;
  }

  return {
    get size() {
      return size;
    },
    add(text) {
      const encoded = encodeNew(elements, text);
      const length = encoded.tokens.length;
      const group = groups.get(length) ?? openGroup(length);
      if (!groups.has(length)) {
        groups.set(length, group);
        byDistance.clear();
      }
      addToGroup(group, size, encoded);
      return size++;
    },
    nearest(text) {
      if (size === 0) return { ordinal: null, score: 0 };
      const encoded = encodeKnown(elements, text);
      setPattern(lcs, encoded.tokens, elements.tokenIds.size);
      searches = (searches % 0x7fffffff) + 1;
      const search: Search = {
        number: searches,
        elements: encoded.elements,
        lcs,
        score: 0,
        ordinal: 0,
      };
      const around = groupsAround(encoded.tokens.length);
      findBestScore(search, around);
      if (search.score > 0) findFirstOfBest(search, around);
      return { ordinal: search.ordinal, score: search.score };
    },
  };
}
