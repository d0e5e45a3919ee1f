import { withRoom } from "./growing.ts";
import { bandCount, bandOf } from "./lengths.ts";
import { firstBits } from "./signature.ts";
import type { Texts } from "./texts.ts";

/**
 * For each element the ascending numbers of the texts that have it, as lists in one pool. A list is two
 * numbers: how many texts, and where they are. Up to `blockLength` texts lie side by side in a block
 * that moves to the next size when it is full; longer lists are a ring of blocks, each with the place
 * of the next behind its texts, and the list names the last one.
 */
export type Postings = {
  /** A list for each element; of more than `splitAfter` texts, only the count and the number of a row. */
  lists: Int32Array;
  /** Rows of `bandCount` lists, one for each band of lengths. */
  rows: Int32Array;
  rowCount: number;
  pool: Int32Array;
  poolEnd: number;
  /** For each size of block, the first free one, which names the next; 0 when none is. */
  free: Int32Array;
};

export const splitAfter = 128;
export const blockLength = 256;

const sizes = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, blockLength];

/** For each length of a list in one block, which size holds it. */
const sizeOf = Uint8Array.from({ length: blockLength + 1 }, (_, count) =>
  sizes.findIndex((size) => size >= count),
);

export function openPostings(): Postings {
  return {
    lists: new Int32Array(64),
    rows: new Int32Array(64),
    rowCount: 0,
    pool: new Int32Array(256),
    poolEnd: 1,
    free: new Int32Array(sizes.length),
  };
}

/** Notes that the text, the latest one, has these elements, which are all different. */
export function addPostings(
  postings: Postings,
  texts: Texts,
  text: number,
  elements: Int32Array,
  length: number,
  lastElement: number,
): void {
  postings.lists = withRoom(postings.lists, 2 * lastElement + 2);
  const { lists } = postings;
  for (let at = 0; at < length; at++) {
    const list = 2 * (elements[at] ?? 0);
    const count = lists[list] ?? 0;
    if (count < splitAfter) {
      append(postings, lists, list, text);
      continue;
    }
    if (count === splitAfter) lists[list + 1] = split(postings, texts, lists[list + 1] ?? 0);
    lists[list] = count + 1;
    const row = lists[list + 1] ?? 0;
    append(postings, postings.rows, 2 * (row * bandCount + bandOfText(texts, text)), text);
  }
}

export function postingsBytes({ lists, rows, pool, free }: Postings): number {
  return 4 * (lists.length + rows.length + pool.length + free.length);
}

function bandOfText({ heads }: Texts, text: number): number {
  return bandOf[(heads[4 * text] ?? 0) >>> firstBits] ?? 0;
}

function append(postings: Postings, lists: Int32Array, list: number, text: number): void {
  const count = lists[list] ?? 0;
  const last = lists[list + 1] ?? 0;
  const used = count % blockLength;
  let block = last;
  if (count === 0) block = newBlock(postings, 0);
  else if (count < blockLength) block = grownBlock(postings, last, count);
  else if (used === 0) block = linkedBlock(postings, last, count);
  postings.pool[block + used] = text;
  lists[list] = count + 1;
  lists[list + 1] = block;
}

/** The block of `count` texts, or a larger one with the same texts when it is full. */
function grownBlock(postings: Postings, block: number, count: number): number {
  const size = sizeOf[count] ?? 0;
  if (sizes[size] !== count) return block;
  const larger = newBlock(postings, size + 1);
  const { pool, free } = postings;
  pool.copyWithin(larger, block, block + count);
  pool[block] = free[size] ?? 0;
  free[size] = block;
  return larger;
}

/** A new last block in the ring of a list whose last block is full. */
function linkedBlock(postings: Postings, last: number, count: number): number {
  const block = newBlock(postings, sizes.length - 1);
  const { pool } = postings;
  pool[block + blockLength] = count === blockLength ? last : (pool[last + blockLength] ?? 0);
  pool[last + blockLength] = block;
  return block;
}

function newBlock(postings: Postings, size: number): number {
  const { free } = postings;
  const found = free[size] ?? 0;
  if (found !== 0) {
    free[size] = postings.pool[found] ?? 0;
    return found;
  }
  const block = postings.poolEnd;
  postings.poolEnd += (sizes[size] ?? 0) + (size === sizes.length - 1 ? 1 : 0);
  postings.pool = withRoom(postings.pool, postings.poolEnd);
  return block;
}

/** Deals a block of `splitAfter` texts out to the lists of a new row; gives the row's number. */
function split(postings: Postings, texts: Texts, block: number): number {
  const row = postings.rowCount++;
  postings.rows = withRoom(postings.rows, 2 * bandCount * postings.rowCount);
  for (let at = block; at < block + splitAfter; at++) {
    const text = postings.pool[at] ?? 0;
    append(postings, postings.rows, 2 * (row * bandCount + bandOfText(texts, text)), text);
  }
  const { pool, free } = postings;
  const size = sizeOf[splitAfter] ?? 0;
  pool[block] = free[size] ?? 0;
  free[size] = block;
  return row;
}
