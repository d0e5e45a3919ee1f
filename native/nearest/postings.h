#pragma once
#include "texts.h"

// For each element the ascending numbers of its texts. See electron/kernel/nearest/postings.ts; here a list of one
// text has no block: the text stands in its place.

constexpr u32 splitAfter = 128, blockLength = 256, sizeCount = 15;
constexpr u32 sizes[sizeCount] = {2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, blockLength};

struct List {
  u32 count, block;
};

inline Segmented<List> lists, rows;
inline Segmented<i32> pool;
inline u32 poolEnd = 1, rowCount = 0, elementCount = 0;
inline u32 freeBlock[sizeCount];
inline u8 sizeFor[blockLength + 1];

inline void openPostings() {
  for (u32 count = 0, size = 0; count <= blockLength; count++) {
    if (count > sizes[size]) size++;
    sizeFor[count] = u8(size);
  }
}

inline u32 newBlock(u32 size) {
  u32 block = freeBlock[size];
  if (block != 0) {
    freeBlock[size] = u32(pool[block]);
    return block;
  }
  u32 length = sizes[size] + (size == sizeCount - 1);
  block = pool.placeFor(poolEnd, length);
  poolEnd = block + length;
  return block;
}

inline void giveBlock(u32 block, u32 size) {
  pool[block] = i32(freeBlock[size]);
  freeBlock[size] = block;
}

/** The block of `count` texts, or a larger one with the same texts when it is full. */
inline u32 grownBlock(u32 block, u32 count) {
  u32 size = sizeFor[count];
  if (sizes[size] != count) return block;
  u32 larger = newBlock(size + 1);
  __builtin_memcpy(&pool[larger], &pool[block], count * sizeof(i32));
  giveBlock(block, size);
  return larger;
}

/** A new last block in the ring of a list whose last block is full. */
inline u32 linkedBlock(u32 last, u32 count) {
  u32 block = newBlock(sizeCount - 1);
  pool[block + blockLength] = count == blockLength ? i32(last) : pool[last + blockLength];
  pool[last + blockLength] = i32(block);
  return block;
}

inline void append(List &list, i32 text) {
  u32 count = list.count++;
  if (count == 0) {
    list.block = u32(text);
    return;
  }
  if (count == 1) {
    u32 pair = newBlock(0);
    pool[pair] = i32(list.block);
    list.block = pair;
  } else if (count < blockLength) list.block = grownBlock(list.block, count);
  else if (count % blockLength == 0) list.block = linkedBlock(list.block, count);
  pool[list.block + count % blockLength] = text;
}

inline List &listOfBand(u32 row, i32 text) {
  return rows[row * bandCount + bandOf[heads[u32(text)].first >> firstBits]];
}

/** Deals a block of `splitAfter` texts out to the lists of a new row; gives the row's number. */
inline u32 split(u32 block) {
  u32 row = rowCount++;
  rows.grow(bandCount * rowCount);
  for (u32 at = block; at < block + splitAfter; at++) append(listOfBand(row, pool[at]), pool[at]);
  giveBlock(block, sizeFor[splitAfter]);
  return row;
}

/** Notes that the text, the latest one, has these elements, which are all different. */
inline void addPostings(i32 text, const i32 *elements, u32 length, u32 lastElement) {
  if (lastElement >= elementCount) elementCount = lastElement + 1;
  lists.grow(elementCount);
  for (u32 at = 0; at < length; at++) {
    List &list = lists[u32(elements[at])];
    if (list.count < splitAfter) {
      append(list, text);
      continue;
    }
    if (list.count == splitAfter) list.block = split(list.block);
    list.count++;
    append(listOfBand(list.block, text), text);
  }
}
