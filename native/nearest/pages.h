#pragma once
#include "numbers.h"

// Memory in pages of 64 KiB. What was given back is used again, so that nothing is lost where arrays grow.

constexpr u32 pageBytes = 65536;
extern "C" u8 __heap_base;

struct FreePage {
  FreePage *next;
};
inline FreePage *freePages = nullptr;
inline u32 usedPages = 0;

/** The number of the first of `count` new pages that lie side by side. */
inline u32 pagesAtEnd(u32 count) {
  if (usedPages == 0) usedPages = (reinterpret_cast<u32>(&__heap_base) + pageBytes - 1) / pageBytes;
  u32 there = __builtin_wasm_memory_size(0), first = usedPages;
  if (first + count > there) {
    u32 missing = first + count - there, ahead = there / 32 + 4;
    bool isRefused = __builtin_wasm_memory_grow(0, missing + ahead) == ~0ul;
    if (isRefused && __builtin_wasm_memory_grow(0, missing) == ~0ul) __builtin_trap();
  }
  usedPages += count;
  return first;
}

/** Pages of zeros, side by side. */
inline void *takePages(u32 count) {
  if (count == 1 && freePages != nullptr) {
    FreePage *page = freePages;
    freePages = page->next;
    __builtin_memset(page, 0, pageBytes);
    return page;
  }
  return reinterpret_cast<void *>(pagesAtEnd(count) * pageBytes);
}

inline void givePages(void *first, u32 count) {
  for (u32 at = 0; at < count; at++) {
    FreePage *page = reinterpret_cast<FreePage *>(static_cast<u8 *>(first) + at * pageBytes);
    page->next = freePages;
    freePages = page;
  }
}
