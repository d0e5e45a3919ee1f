/**
 * The longest common subsequence of one list of token ids (the pattern) with many others, by the
 * bit-parallel recurrence of Hyyrö and Crochemore, V = (V + (V & M)) | (V & ~M), in words of 32 bits.
 */
export type Lcs = {
  pattern: readonly number[];
  words: number;
  /** For each token id, where its masks start in `masks`; 0, a row of zeros, when not in the pattern. */
  rowOf: Int32Array;
  masks: Int32Array;
  row: Int32Array;
};

export function openLcs(): Lcs {
  return {
    pattern: [],
    words: 1,
    rowOf: new Int32Array(64),
    masks: new Int32Array(64),
    row: new Int32Array(1),
  };
}

/** Sets the pattern. Ids lie in [0, vocabulary); a negative id is a token that equals no other. */
export function setPattern(lcs: Lcs, pattern: readonly number[], vocabulary: number): void {
  for (const token of lcs.pattern) if (token >= 0) lcs.rowOf[token] = 0;
  if (vocabulary > lcs.rowOf.length) lcs.rowOf = new Int32Array(2 * vocabulary);
  lcs.pattern = pattern;
  lcs.words = Math.max(1, Math.ceil(pattern.length / 32));
  let end = lcs.words;
  for (const token of pattern) {
    if (token < 0 || lcs.rowOf[token] !== 0) continue;
    lcs.rowOf[token] = end;
    end += lcs.words;
  }
  if (end > lcs.masks.length) lcs.masks = new Int32Array(2 * end);
  else lcs.masks.fill(0, 0, end);
  for (const [position, token] of pattern.entries()) {
    if (token < 0) continue;
    const word = (lcs.rowOf[token] ?? 0) + (position >>> 5);
    lcs.masks[word] = (lcs.masks[word] ?? 0) | (1 << (position & 31));
  }
  if (lcs.row.length < lcs.words) lcs.row = new Int32Array(lcs.words);
}

/** The length of the longest common subsequence of the pattern and `tokens[from..to)`. */
export function lcsWithPattern(lcs: Lcs, tokens: Int32Array, from: number, to: number): number {
  return lcs.words === 1 ? inOneWord(lcs, tokens, from, to) : inManyWords(lcs, tokens, from, to);
}

function inOneWord({ pattern, rowOf, masks }: Lcs, tokens: Int32Array, from: number, to: number): number {
  let row = -1;
  for (let at = from; at < to; at++) {
    const mask = masks[rowOf[tokens[at] ?? 0] ?? 0] ?? 0;
    row = (row + (row & mask)) | (row & ~mask);
  }
  return zerosBelow(row, pattern.length);
}

function inManyWords(lcs: Lcs, tokens: Int32Array, from: number, to: number): number {
  const { pattern, words, rowOf, masks, row } = lcs;
  row.fill(-1, 0, words);
  for (let at = from; at < to; at++) {
    const start = rowOf[tokens[at] ?? 0] ?? 0;
    if (start === 0) continue;
    let carry = 0;
    for (let word = 0; word < words; word++) {
      const mask = masks[start + word] ?? 0;
      const bits = row[word] ?? 0;
      const sum = (bits >>> 0) + ((bits & mask) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[word] = sum | (bits & ~mask);
    }
  }
  let length = 0;
  for (let word = 0; word < words; word++) length += zerosBelow(row[word] ?? 0, pattern.length - 32 * word);
  return length;
}

/** How many of the lowest `count` bits are zero; all 32 when `count` is larger. */
function zerosBelow(word: number, count: number): number {
  let bits = count >= 32 ? ~word : ~word & ((1 << count) - 1);
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
