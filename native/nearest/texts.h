#pragma once
#include "growing.h"
#include "lengths.h"
#include "segmented.h"
#include "signature.h"

// The different texts, numbered in the order of their ordinals. See electron/kernel/nearest/texts.ts.

struct Head {
  u64 bits;
  u32 first;
  /** Where its tokens start; before those of a long text stands its length. */
  u32 start;
};

inline u32 textCount = 0, tokensEnd = 0, slotCount = 0;
/** In one piece: they are read more often than all else. */
inline Growing<Head> heads;
inline Segmented<i32> tokens, ordinals, slots;

struct TokensOf {
  const i32 *at;
  u32 length;
};

inline TokensOf tokensOf(u32 text) {
  const Head &head = heads[text];
  const i32 *at = &tokens[head.start];
  u32 code = head.first >> firstBits;
  return {at, code < longCode ? code : u32(at[-1])};
}

inline u32 lengthOf(u32 text) {
  u32 code = heads[text].first >> firstBits;
  return code < longCode ? code : tokensOf(text).length;
}

inline bool isEqual(TokensOf one, TokensOf other) {
  if (one.length != other.length) return false;
  for (u32 at = 0; at < one.length; at++)
    if (one.at[at] != other.at[at]) return false;
  return true;
}

/** Where the text of these tokens is in `slots`, or the empty slot where it would be. */
inline u32 slotOf(TokensOf given) {
  u32 hash = given.length;
  for (u32 at = 0; at < given.length; at++) hash = ((hash ^ u32(given.at[at])) * 0x9e3779b1u) ^ (hash >> 15);
  hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
  u32 slot = (hash ^ (hash >> 13)) & (slotCount - 1);
  for (u32 text = u32(slots[slot]); text != 0; text = u32(slots[slot])) {
    if (isEqual(tokensOf(text - 1), given)) return slot;
    slot = (slot + 1) & (slotCount - 1);
  }
  return slot;
}

inline void rehash() {
  slots.clear();
  slotCount = slotCount == 0 ? 64 : 2 * slotCount;
  slots.grow(slotCount);
  for (u32 text = 0; text < textCount; text++) slots[slotOf(tokensOf(text))] = i32(text) + 1;
}

/** Appends a text that equals no other; gives its number. */
inline u32 addText(TokensOf given, const i32 *elements, i32 ordinal) {
  if (2 * (textCount + 1) > slotCount) rehash();
  u32 slot = slotOf(given), text = textCount++, code = codeOf(given.length);
  bool isLong = code >= longCode;
  u32 start = tokens.placeFor(tokensEnd, given.length + isLong) + isLong;
  tokensEnd = start + given.length;
  i32 *at = &tokens[start - isLong];
  if (isLong) *at++ = i32(given.length);
  __builtin_memcpy(at, given.at, given.length * sizeof(i32));
  heads.grow(textCount);
  Head &head = heads[text];
  head = {0, code << firstBits, start};
  for (u32 place = 0; place < given.length; place++) sign(head, u32(elements[place]));
  ordinals.grow(textCount);
  ordinals[text] = ordinal;
  slots[slot] = i32(text) + 1;
  return text;
}

/** How many texts have an ordinal below this one. */
inline u32 textsBelow(i32 ordinal) {
  u32 low = 0, high = textCount;
  while (low < high) {
    u32 middle = (low + high) >> 1;
    if (ordinals[middle] < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}
