#pragma once
#include "postings.h"
#include "scratch.h"

// The candidate's elements that texts have, those of the fewest texts first. See electron/kernel/nearest/candidate.ts.

struct Element {
  u32 number, count;
};
inline u32 known = 0;
inline Growing<Element> elements, merged;
/** For each place, the signature of the elements from there on. */
inline Growing<Signature> rests;

/** Up to so many elements are put in order one by one. */
constexpr u32 shortLength = 64;

inline void insert(Element element, u32 least) {
  u32 place = known++;
  for (; place > least && elements[place - 1].count > element.count; place--) elements[place] = elements[place - 1];
  elements[place] = element;
}

/** Sorts by merging, which keeps the order of equal counts. */
inline void sortElements() {
  merged.grow(known);
  for (u32 width = 1; width < known; width *= 2) {
    for (u32 start = 0; start < known; start += 2 * width) {
      u32 middle = lesser(known, start + width), end = lesser(known, start + 2 * width);
      for (u32 one = start, other = middle, to = start; to < end; to++) {
        bool takesOther = one == middle || (other < end && elements[other].count < elements[one].count);
        merged[to] = takesOther ? elements[other++] : elements[one++];
      }
    }
    __builtin_memcpy(elements.at, merged.at, known * sizeof(Element));
  }
}

/** Puts the elements of the text in scratch in order. */
inline void setCandidate(u32 length) {
  elements.grow(length);
  rests.grow(length);
  known = 0;
  bool isShort = length <= shortLength;
  for (u32 at = 0; at < length; at++) {
    u32 number = u32(givenElements[at]);
    u32 count = number < elementCount ? lists[number].count : 0;
    if (count > 0) insert({number, count}, isShort ? 0 : known);
  }
  if (!isShort) sortElements();
  Signature rest{};
  for (u32 at = known; at-- > 0;) {
    sign(rest, elements[at].number);
    rests[at] = rest;
  }
}
