#pragma once
#include "pages.h"

/** An array in segments of one page, of zeros where nothing was written, that grows without moving. */
template <typename T> struct Segmented {
  static constexpr u32 perSegment = pageBytes / sizeof(T);
  static constexpr u32 mostSegments = 16384;
  T *segments[mostSegments];
  u32 count;

  T &operator[](u32 place) { return segments[place / perSegment][place % perSegment]; }

  void grow(u32 length) {
    while (count * perSegment < length) append(1);
  }

  /** Appends segments that lie side by side, so that what starts in the first goes on in the next. */
  void append(u32 more) {
    if (count + more > mostSegments) __builtin_trap();
    u8 *first = static_cast<u8 *>(takePages(more));
    for (u32 at = 0; at < more; at++) segments[count++] = reinterpret_cast<T *>(first + at * pageBytes);
  }

  void clear() {
    while (count > 0) givePages(segments[--count], 1);
  }

  /** From `end` on, the first place with `length` places in one piece behind it. */
  u32 placeFor(u32 end, u32 length) {
    u32 place = end;
    if (end % perSegment + length > perSegment) place = (end + perSegment - 1) / perSegment * perSegment;
    if (length > perSegment) append((length + perSegment - 1) / perSegment);
    else grow(place + length);
    return place;
  }
};
