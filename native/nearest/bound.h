#pragma once
#include "lengths.h"

// What a text needs to score above a score, or at least that score. See electron/kernel/nearest/bound.ts.

constexpr i32 never = 0x3fffffff;
constexpr double slack = 1e-9;

struct Bound {
  u32 length;
  double score;
  i32 lackEqual[codeCount], lackAbove[codeCount], needEqual[bandCount], needAbove[bandCount], need;
};
inline Bound bound;

/** ROUGE-L as rouge-score computes it, in its order of operations. */
inline double fMeasure(double common, double target, double prediction) {
  if (common == 0) return 0;
  double precision = common / prediction, recall = common / target;
  return (2 * precision * recall) / (precision + recall);
}

/** The least common subsequence, above 0, with which a text of this length scores at least the bound's score. */
inline double leastCommon(double other) {
  double both = bound.length + other, exact = (bound.score * both) / 2;
  double common = greater(1, __builtin_ceil(exact - slack * both));
  bool isNear = common - exact <= slack * both;
  return isNear && fMeasure(common, bound.length, other) < bound.score ? common + 1 : common;
}

inline bool isScore(double other, double common) {
  double both = bound.length + other;
  return common - (bound.score * both) / 2 <= slack * both && fMeasure(common, bound.length, other) == bound.score;
}

inline i32 mostLack(double most) {
  return most == endless ? never : i32(lesser(double(never), most - leastCommon(most)));
}

inline void lower(i32 &need, double common) {
  if (common < need) need = i32(common);
}

inline void setBound(u32 length, double score) {
  for (i32 &lack : bound.lackEqual) lack = -1;
  for (i32 &lack : bound.lackAbove) lack = -1;
  for (i32 &need : bound.needEqual) need = never;
  for (i32 &need : bound.needAbove) need = never;
  bound.length = length;
  bound.score = score;
  bound.need = never;
  double n = length;
  double shortest = greater(1, __builtin_ceil((n * score) / (2 - score) - slack * n));
  double longest = score == 0 ? endless : __builtin_floor((n * (2 - score)) / score + slack * n);
  for (u32 code = codeOf(u32(shortest)); code < codeCount; code++) {
    double least = greater(shortest, leastLength[code]);
    if (least > longest) return;
    double equal = leastCommon(least), end = leastLength[code + 1] - 1, most = lesser(end, longest);
    double possible = lesser(n, most);
    if (equal > possible) continue;
    u32 band = bandOf[code];
    bound.lackEqual[code] = most == least ? i32(least - equal) : mostLack(most);
    lower(bound.needEqual[band], equal);
    lower(bound.need, equal);
    double above = isScore(least, equal) ? equal + 1 : equal;
    if (above > possible) continue;
    bound.lackAbove[code] = most == least ? i32(least - above) : bound.lackEqual[code];
    lower(bound.needAbove[band], above);
  }
}

/** The bounds that candidates of few tokens begin with; one candidate after another has the same threshold. */
inline Bound firstBounds[longCode];
inline double firstScore = -1;

inline void setFirstBound(u32 length, double score) {
  if (length >= longCode) return setBound(length, score);
  if (score != firstScore)
    for (Bound &first : firstBounds) first.length = 0;
  firstScore = score;
  Bound &first = firstBounds[length];
  if (first.length == 0) {
    setBound(length, score);
    first = bound;
  } else bound = first;
}
