#pragma once
#include "pages.h"

/** An array in one piece, of zeros where nothing was written, that moves when it grows. */
template <typename T> struct Growing {
  T *at = nullptr;
  u32 pages = 0;

  T &operator[](u32 place) { return at[place]; }
  u32 room() const { return pages * (pageBytes / sizeof(T)); }

  void grow(u32 length) {
    if (length > room()) move(length);
  }

  [[gnu::noinline]] void move(u32 length) {
    u32 wanted = length / (pageBytes / sizeof(T)) + 1;
    u32 more = wanted < pages + pages / 4 ? pages + pages / 4 : wanted;
    T *moved = static_cast<T *>(takePages(more));
    if (pages > 0) __builtin_memcpy(static_cast<void *>(moved), at, pages * pageBytes);
    givePages(at, pages);
    at = moved;
    pages = more;
  }
};
