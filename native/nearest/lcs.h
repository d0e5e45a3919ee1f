#pragma once
#include "texts.h"

// The longest common subsequence, bit-parallel, in words of 64 bits. See electron/kernel/lcs.ts.

constexpr u32 rowsUpTo = 1024;
inline u32 patternLength = 0;
inline Growing<i32> pattern, rowOf, occurrences;
inline Growing<u64> masks;
inline Growing<u8> carries;

inline void forget(u32 start, u32 end) {
  for (u32 at = start; at < end; at++) rowOf[u32(pattern[at])] = 0;
}

/** Makes the masks of the pattern's positions from `start` to `end`. */
inline void setRows(u32 start, u32 end) {
  u32 words = (end - start + 63) / 64, next = words;
  for (u32 at = start; at < end; at++) {
    i32 token = pattern[at];
    if (token == 0 || rowOf[u32(token)] != 0) continue;
    rowOf[u32(token)] = i32(next);
    next += words;
  }
  masks.grow(next);
  __builtin_memset(masks.at, 0, next * sizeof(u64));
  for (u32 at = start; at < end; at++) {
    i32 token = pattern[at];
    if (token != 0) masks[u32(rowOf[u32(token)]) + (at - start) / 64] |= u64(1) << ((at - start) % 64);
  }
}

inline void setPattern(const i32 *given, u32 length, u32 vocabulary) {
  if (patternLength <= rowsUpTo) forget(0, patternLength);
  rowOf.grow(vocabulary + 1);
  pattern.grow(length);
  __builtin_memcpy(pattern.at, given, length * sizeof(i32));
  patternLength = length;
  if (length <= rowsUpTo) setRows(0, length);
}

inline u32 zerosBelow(u64 word, u32 count) {
  return u32(__builtin_popcountll(~word & (count == 64 ? ~u64(0) : (u64(1) << count) - 1)));
}

inline u64 oneWord(TokensOf other) {
  u64 row = ~u64(0);
  for (u32 at = 0; at < other.length; at++) {
    u64 mask = masks[u32(rowOf[u32(other.at[at])])];
    row = (row + (row & mask)) | (row & ~mask);
  }
  return row;
}

inline u64 nextWord(TokensOf other, u32 word) {
  u64 row = ~u64(0);
  for (u32 at = 0; at < other.length; at++) {
    u32 start = u32(rowOf[u32(other.at[at])]);
    u64 mask = start == 0 ? 0 : masks[start + word];
    u64 matched = row & mask, sum = row + matched + carries[at];
    // The carry out of an addition, from the top bits of both parts and of the sum.
    carries[at] = u8(((row & matched) | ((row | matched) & ~sum)) >> 63);
    row = sum | (row & ~mask);
  }
  return row;
}

inline void clearCarries(u32 length) {
  carries.grow(length);
  __builtin_memset(carries.at, 0, length);
}

/** How many tokens the pattern and the other text share in any order. */
inline u32 sharedTokens(TokensOf other) {
  occurrences.grow(rowOf.room());
  for (u32 at = 0; at < patternLength; at++)
    if (pattern[at] != 0) occurrences[u32(pattern[at])]++;
  u32 shared = 0;
  for (u32 at = 0; at < other.length; at++) {
    i32 &left = occurrences[u32(other.at[at])];
    if (left == 0) continue;
    left--;
    shared++;
  }
  for (u32 at = 0; at < patternLength; at++) occurrences[u32(pattern[at])] = 0;
  return shared;
}

/** Without equal tokens at both ends, and only while enough of the pattern is left. */
inline u32 lcsOfLongPattern(TokensOf other, double atLeast) {
  if (sharedTokens(other) < atLeast) return 0;
  u32 shorter = lesser(patternLength, other.length), head = 0, tail = 0;
  while (head < shorter && pattern[head] == other.at[head]) head++;
  while (head + tail < shorter && pattern[patternLength - tail - 1] == other.at[other.length - tail - 1]) tail++;
  TokensOf middle = {other.at + head, other.length - head - tail};
  clearCarries(middle.length);
  u32 common = head + tail, last = patternLength - tail;
  for (u32 start = head; start < last; start += 64) {
    if (common + (last - start) < atLeast) return 0;
    u32 end = lesser(last, start + 64);
    setRows(start, end);
    common += zerosBelow(nextWord(middle, 0), end - start);
    forget(start, end);
  }
  return common;
}

/** The length of the longest common subsequence; any smaller number instead of one below `atLeast`. */
inline u32 lcsWithPattern(TokensOf other, double atLeast) {
  if (patternLength <= 64) return zerosBelow(oneWord(other), patternLength);
  if (patternLength > rowsUpTo) return lcsOfLongPattern(other, atLeast);
  clearCarries(other.length);
  u32 common = 0;
  for (u32 start = 0; start < patternLength; start += 64)
    common += zerosBelow(nextWord(other, start / 64), lesser(64u, patternLength - start));
  return common;
}
