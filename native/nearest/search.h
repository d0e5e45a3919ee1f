#pragma once
#include "bound.h"
#include "candidate.h"
#include "lcs.h"

// The way of one candidate through the index. See electron/kernel/nearest/search.ts.

/** Without a bound so many texts are gathered before they are compared. */
constexpr u32 enough = 8;

struct Gathered {
  u32 text, code;
  i32 lack;
};
inline Gathered gathered[enough + blockLength];
inline u32 gatheredCount = 0;

inline u32 wanted = 1, foundCount = 0, limit = 0, ties = 0;
inline double compared = 0;
inline Growing<u32> foundTexts;
inline Growing<double> foundScores;

/** Long texts compared for this candidate, by open addressing: a text's number + 1, or 0. */
inline Growing<u32> longSlots;
inline u32 longCount = 0, longSlotCount = 0;

inline u32 longSlotOf(u32 text) {
  u32 slot = (text * 0x9e3779b1u >> 7) & (longSlotCount - 1);
  while (longSlots[slot] != 0 && longSlots[slot] != text + 1) slot = (slot + 1) & (longSlotCount - 1);
  return slot;
}

inline void forgetLong() {
  if (longCount > 0) __builtin_memset(longSlots.at, 0, longSlotCount * sizeof(u32));
  longCount = 0;
}

inline void growLong() {
  Growing<u32> old = longSlots;
  u32 oldCount = longSlotCount;
  longSlots = {};
  longSlotCount = oldCount == 0 ? 1024 : 2 * oldCount;
  longSlots.grow(longSlotCount);
  for (u32 at = 0; at < oldCount; at++)
    if (old[at] != 0) longSlots[longSlotOf(old[at] - 1)] = old[at];
  givePages(old.at, old.pages);
}

/** Whether the long text is met for the first time. */
inline bool isFirstMeeting(u32 text) {
  if (2 * (longCount + 1) > longSlotCount) growLong();
  u32 slot = longSlotOf(text);
  if (longSlots[slot] != 0) return false;
  longSlots[slot] = text + 1;
  longCount++;
  return true;
}

inline void keep(u32 text, double score) {
  u32 low = 0, high = foundCount;
  while (low < high) {
    u32 middle = (low + high) >> 1;
    double other = foundScores[middle];
    if (other > score || (other == score && foundTexts[middle] < text)) low = middle + 1;
    else high = middle;
  }
  if (low < foundCount && foundTexts[low] == text) return;
  foundTexts.grow(foundCount + 1);
  foundScores.grow(foundCount + 1);
  u32 last = foundCount < wanted ? foundCount : wanted - 1;
  __builtin_memmove(&foundTexts[low + 1], &foundTexts[low], (last - low) * sizeof(u32));
  __builtin_memmove(&foundScores[low + 1], &foundScores[low], (last - low) * sizeof(double));
  foundTexts[low] = text;
  foundScores[low] = score;
  foundCount = last + 1;
  if (foundCount < wanted) return;
  ties = foundTexts[wanted - 1];
  double worst = foundScores[wanted - 1];
  if (worst != bound.score) setBound(bound.length, worst);
}

inline void compare(u32 text) {
  TokensOf other = tokensOf(text);
  compared++;
  u32 common = lcsWithPattern(other, bound.length > rowsUpTo ? leastCommon(other.length) : 0);
  double score = fMeasure(common, bound.length, other.length);
  if (score > bound.score || (score == bound.score && text < ties)) keep(text, score);
}

inline void compareIfAdmitted(const Gathered &one) {
  const i32 *allowed = one.text < ties ? bound.lackEqual : bound.lackAbove;
  if (one.lack > allowed[one.code]) return;
  if (one.code >= longCode && !isFirstMeeting(one.text)) return;
  compare(one.text);
}

/** Compares what was gathered, the most promising first, as long as the rising bound admits it. */
inline void compareGathered() {
  u32 end = gatheredCount, best = 0;
  gatheredCount = 0;
  double promise = 0;
  for (u32 at = 0; at < end && end > 1; at++) {
    double other = lengthOf(gathered[at].text), own = bound.length;
    double most = lesser(own, other - gathered[at].lack) / (other + own);
    if (most <= promise) continue;
    promise = most;
    best = at;
  }
  if (end > 1) compareIfAdmitted(gathered[best]);
  for (u32 at = 0; at < end; at++) compareIfAdmitted(gathered[at]);
}

/** Gathers the texts of a list, below `below`, that do not lack too much by their signatures. */
inline void readList(u32 place, List list, u32 below) {
  const u64 without = ~rests[place].bits;
  const u32 withoutFirst = ~rests[place].first & firstMask;
  const i32 single = i32(list.block);
  u32 block = list.count > blockLength ? u32(pool[list.block + blockLength]) : list.block;
  for (i32 left = i32(list.count); left > 0; left -= i32(blockLength)) {
    const i32 *first = list.count == 1 ? &single : &pool[block];
    const i32 *stop = first + (left < i32(blockLength) ? left : i32(blockLength));
    for (const i32 *at = first; at < stop; at++) {
      u32 text = u32(*at);
      if (text >= below) {
        left = 0;
        break;
      }
      const Head &head = heads[text];
      i32 lack = __builtin_popcountll(head.bits & without) + __builtin_popcount(head.first & withoutFirst);
      u32 code = head.first >> firstBits;
      if (lack <= bound.lackEqual[code]) gathered[gatheredCount++] = {text, code, lack};
    }
    if (gatheredCount >= (bound.score > 0 ? 1 : enough)) compareGathered();
    if (left > i32(blockLength)) block = u32(pool[block + blockLength]);
  }
}

/** Reads the lists of the element at a place, for the lengths that can do with the rest from there on. */
inline void readElement(u32 place) {
  i32 rest = i32(known - place);
  List list = lists[elements[place].number];
  if (list.count <= splitAfter) return readList(place, list, limit);
  u32 row = bandCount * list.block;
  for (u32 at = 0; at < bandCount; at++) {
    if (bound.needAbove[at] <= rest) readList(place, rows[row + at], limit);
    else if (bound.needEqual[at] <= rest) readList(place, rows[row + at], lesser(limit, ties));
  }
}

/** Finds the `most` nearest texts numbered below `below` that score above `score`; gives how many. */
inline u32 searchGiven(u32 length, u32 most, double score, u32 below) {
  wanted = most;
  limit = below;
  ties = foundCount = 0;
  forgetLong();
  setFirstBound(length, score);
  setCandidate(length);
  if (i32(known) < bound.need) return 0;
  setPattern(givenTokens.at, length, elementCount);
  for (u32 place = 0; place < known && i32(known - place) >= bound.need; place++) readElement(place);
  compareGathered();
  return foundCount;
}
