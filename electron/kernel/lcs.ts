import { withRoom } from "./nearest/growing.ts";

/**
 * The longest common subsequence of one list of token ids (the pattern) with many others, by the
 * bit-parallel recurrence of Hyyrö and Crochemore, V = (V + (V & M)) | (V & ~M), in words of 32 bits.
 * A pattern of many words is taken word by word, with the carries between two words kept for each
 * token of the other list, so that the space is linear in both lists.
 */
export type Lcs = {
  length: number;
  pattern: Int32Array;
  /** For each token id, where its masks start in `masks`; 0, a row of zeros, when not in the pattern. */
  rowOf: Int32Array;
  masks: Int32Array;
  /** For each token of the other list, the carry out of the words done so far. */
  carries: Uint8Array;
  /** For each token id, how often the pattern has it; all 0 but while shared tokens are counted. */
  occurrences: Int32Array;
};

/** Up to here the masks of all words are made once for a pattern; beyond, anew for each comparison. */
const rowsUpTo = 1024;

export function openLcs(): Lcs {
  return {
    length: 0,
    pattern: new Int32Array(64),
    rowOf: new Int32Array(64),
    masks: new Int32Array(64),
    carries: new Uint8Array(64),
    occurrences: new Int32Array(0),
  };
}

/** Sets the pattern to the first `length` ids, which lie in [0, vocabulary]; 0 is a token that equals no other. */
export function setPattern(lcs: Lcs, tokens: Int32Array, length: number, vocabulary: number): void {
  if (lcs.length <= rowsUpTo) forget(lcs, 0, lcs.length);
  if (vocabulary >= lcs.rowOf.length) lcs.rowOf = new Int32Array(vocabulary + (vocabulary >>> 2) + 1);
  lcs.pattern = withRoom(lcs.pattern, length);
  for (let at = 0; at < length; at++) lcs.pattern[at] = tokens[at] ?? 0;
  lcs.length = length;
  if (length <= rowsUpTo) setRows(lcs, 0, length);
}

/**
 * The length of the longest common subsequence of the pattern and `tokens[from..to)`; any smaller number
 * instead of one below `atLeast`.
 */
export function lcsWithPattern(lcs: Lcs, tokens: Int32Array, from: number, to: number, atLeast = 0): number {
  const { length } = lcs;
  if (length <= 32) return zerosBelow(oneWord(lcs, tokens, from, to), length);
  if (length > rowsUpTo) return ofLongPattern(lcs, tokens, from, to, atLeast);
  clearCarries(lcs, to - from);
  let common = 0;
  for (let start = 0; start < length; start += 32) {
    const bits = nextWord(lcs, tokens, from, to, start >>> 5);
    common += zerosBelow(bits, Math.min(32, length - start));
  }
  return common;
}

/** The same without equal tokens at both ends, and only while enough of the pattern is left. */
function ofLongPattern(lcs: Lcs, tokens: Int32Array, from: number, to: number, atLeast: number): number {
  if (sharedTokens(lcs, tokens, from, to) < atLeast) return 0;
  const { pattern, length } = lcs;
  const shorter = Math.min(length, to - from);
  let head = 0;
  while (head < shorter && pattern[head] === tokens[from + head]) head++;
  let tail = 0;
  while (head + tail < shorter && pattern[length - tail - 1] === tokens[to - tail - 1]) tail++;
  clearCarries(lcs, to - from - head - tail);
  let common = head + tail;
  for (let start = head; start < length - tail; start += 32) {
    if (common + length - tail - start < atLeast) return 0;
    const end = Math.min(length - tail, start + 32);
    setRows(lcs, start, end);
    common += zerosBelow(nextWord(lcs, tokens, from + head, to - tail, 0), end - start);
    forget(lcs, start, end);
  }
  return common;
}

function clearCarries(lcs: Lcs, length: number): void {
  if (lcs.carries.length < length) lcs.carries = new Uint8Array(2 * length);
  else lcs.carries.fill(0, 0, length);
}

/** How many tokens the pattern and `tokens[from..to)` share in any order. */
function sharedTokens(lcs: Lcs, tokens: Int32Array, from: number, to: number): number {
  const { pattern, length } = lcs;
  if (lcs.occurrences.length < lcs.rowOf.length) lcs.occurrences = new Int32Array(lcs.rowOf.length);
  const { occurrences } = lcs;
  for (let at = 0; at < length; at++) {
    const token = pattern[at] ?? 0;
    if (token !== 0) occurrences[token] = (occurrences[token] ?? 0) + 1;
  }
  let shared = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at] ?? 0;
    const left = occurrences[token] ?? 0;
    if (left === 0) continue;
    occurrences[token] = left - 1;
    shared++;
  }
  for (let at = 0; at < length; at++) occurrences[pattern[at] ?? 0] = 0;
  return shared;
}

/** Bytes of its arrays. */
export function lcsBytes({ pattern, rowOf, masks, carries, occurrences }: Lcs): number {
  return 4 * (pattern.length + rowOf.length + masks.length + occurrences.length) + carries.length;
}

/** Makes the masks of the pattern's positions from `start` to `end`. */
function setRows(lcs: Lcs, start: number, end: number): void {
  const { pattern, rowOf } = lcs;
  const words = (end - start + 31) >>> 5;
  let next = words;
  for (let at = start; at < end; at++) {
    const token = pattern[at] ?? 0;
    if (token === 0 || rowOf[token] !== 0) continue;
    rowOf[token] = next;
    next += words;
  }
  if (next > lcs.masks.length) lcs.masks = new Int32Array(2 * next);
  else lcs.masks.fill(0, 0, next);
  const { masks } = lcs;
  for (let at = start; at < end; at++) {
    const token = pattern[at] ?? 0;
    if (token === 0) continue;
    const word = (rowOf[token] ?? 0) + ((at - start) >>> 5);
    masks[word] = (masks[word] ?? 0) | (1 << ((at - start) & 31));
  }
}

function forget({ pattern, rowOf }: Lcs, start: number, end: number): void {
  for (let at = start; at < end; at++) rowOf[pattern[at] ?? 0] = 0;
}

function oneWord({ rowOf, masks }: Lcs, tokens: Int32Array, from: number, to: number): number {
  let row = -1;
  for (let at = from; at < to; at++) {
    const mask = masks[rowOf[tokens[at] ?? 0] ?? 0] ?? 0;
    row = (row + (row & mask)) | (row & ~mask);
  }
  return row;
}

function nextWord(lcs: Lcs, tokens: Int32Array, from: number, to: number, word: number): number {
  const { rowOf, masks, carries } = lcs;
  let row = -1;
  for (let at = from; at < to; at++) {
    const start = rowOf[tokens[at] ?? 0] ?? 0;
    const mask = start === 0 ? 0 : (masks[start + word] ?? 0);
    const matched = row & mask;
    const sum = (row + matched + (carries[at - from] ?? 0)) | 0;
    // The carry out of an addition, from the top bits of both parts and of the sum.
    carries[at - from] = ((row & matched) | ((row | matched) & ~sum)) >>> 31;
    row = sum | (row & ~mask);
  }
  return row;
}

/** How many of the lowest `count` bits are zero, for a count from 1 to 32. */
function zerosBelow(word: number, count: number): number {
  let bits = count === 32 ? ~word : ~word & ((1 << count) - 1);
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
