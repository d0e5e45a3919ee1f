import { lcsBytes } from "../lcs.ts";
import type { NearestKernel } from "./kernel.ts";
import { addPostings, openPostings, postingsBytes } from "./postings.ts";
import { openSearch, search } from "./search.ts";
import { addText, findEqual, openTexts, textsBelow, textsBytes } from "./texts.ts";
import { openEncoded } from "./vocabulary.ts";
import type { Encoded } from "./vocabulary.ts";

/** The kernel that is always there. */
export function openTypescriptKernel(): NearestKernel {
  const texts = openTexts();
  const postings = openPostings();
  const state = openSearch(texts, postings);
  let given: Encoded = openEncoded();
  return {
    get textCount() {
      return texts.count;
    },
    get compared() {
      return state.compared;
    },
    get usedBytes() {
      return textsBytes(texts) + postingsBytes(postings) + lcsBytes(state.lcs);
    },
    give(text) {
      given = text;
    },
    findEqual: () => findEqual(texts, given),
    add(ordinal, lastElement) {
      addPostings(postings, texts, addText(texts, given, ordinal), given.elements, given.length, lastElement);
    },
    search(wanted, score, limit) {
      search(state, given, wanted, score, limit);
      return state.foundTexts.length;
    },
    foundText: (at) => state.foundTexts[at] ?? 0,
    foundScore: (at) => state.foundScores[at] ?? 0,
    ordinalOf: (text) => texts.ordinals[text] ?? 0,
    textsBelow: (ordinal) => textsBelow(texts, ordinal),
  };
}
