// The index of electron/kernel/nearest in C++20 for WebAssembly. One instance is one index.
#include "nearest/search.h"

#define API(name) extern "C" __attribute__((export_name(#name))) __attribute__((used))

API(open) void open() {
  openLengths();
  openPostings();
  rehash();
}

/** Room for a text of `length` tokens. */
API(reserve) void reserve(u32 length) {
  givenTokens.grow(length);
  givenElements.grow(length);
}
API(tokensAt) i32 *tokensAt() { return givenTokens.at; }
API(elementsAt) i32 *elementsAt() { return givenElements.at; }

/** The number of the text with exactly the tokens given, or -1. */
API(findEqual) i32 findEqual(u32 length) { return slots[slotOf({givenTokens.at, length})] - 1; }

/** Adds the text given, which equals no other; `lastElement` is the highest number given to an element. */
API(add) void add(u32 length, i32 ordinal, u32 lastElement) {
  u32 text = addText({givenTokens.at, length}, givenElements.at, ordinal);
  addPostings(i32(text), givenElements.at, length, lastElement);
}

/** The `most` nearest of the first `below` texts that score above `score`; gives how many were found. */
API(search) u32 search(u32 length, u32 most, double score, u32 below) {
  return searchGiven(length, most, score, below);
}
API(foundTextsAt) u32 *foundTextsAt() { return foundTexts.at; }
API(foundScoresAt) double *foundScoresAt() { return foundScores.at; }

API(textCount) u32 howManyTexts() { return textCount; }
API(textsBelow) u32 textsBelowOrdinal(i32 ordinal) { return textsBelow(ordinal); }
API(ordinalOf) i32 ordinalOf(u32 text) { return ordinals[text]; }
API(compared) double howManyCompared() { return compared; }
