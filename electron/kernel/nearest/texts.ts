import { withRoom } from "./growing.ts";
import { codeOf } from "./lengths.ts";
import { bitOf, firstBits } from "./signature.ts";
import type { Encoded } from "./vocabulary.ts";

/** The different texts of an index that have tokens, numbered 0, 1, ... in the order of their ordinals. */
export type Texts = {
  count: number;
  /** All tokens, one text after another. */
  tokens: Int32Array;
  /** Four numbers a text, and four after the last: its signature, and where its tokens start. */
  heads: Int32Array;
  ordinals: Int32Array;
  /** Open addressing by the hash of all tokens: a text's number + 1, or 0. */
  slots: Int32Array;
};

export function openTexts(): Texts {
  return {
    count: 0,
    tokens: new Int32Array(64),
    heads: new Int32Array(64),
    ordinals: new Int32Array(64),
    slots: new Int32Array(64),
  };
}

/** The number of the text with exactly these tokens; -1 when there is none. */
export function findEqual(texts: Texts, encoded: Encoded): number {
  const slot = slotOf(texts, encoded.tokens, 0, encoded.length);
  return (texts.slots[slot] ?? 0) - 1;
}

/** Appends a text that has tokens and equals no other; gives its number. */
export function addText(texts: Texts, encoded: Encoded, ordinal: number): number {
  const { length } = encoded;
  if (2 * (texts.count + 1) > texts.slots.length) rehash(texts);
  const slot = slotOf(texts, encoded.tokens, 0, length);
  const text = texts.count++;
  const start = startOf(texts, text);
  texts.tokens = withRoom(texts.tokens, start + length);
  texts.heads = withRoom(texts.heads, 4 * text + 8);
  texts.ordinals = withRoom(texts.ordinals, text + 1);
  const { tokens } = texts;
  for (let at = 0; at < length; at++) tokens[start + at] = encoded.tokens[at] ?? 0;
  sign(texts, text, encoded);
  texts.heads[4 * text + 7] = start + length;
  texts.ordinals[text] = ordinal;
  texts.slots[slot] = text + 1;
  return text;
}

/** How many texts have their first ordinal below this one; their numbers are below that count. */
export function textsBelow({ ordinals, count }: Texts, ordinal: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordinals[middle] ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the tokens of a text start; those of the text before end there. */
export function startOf({ heads }: Texts, text: number): number {
  return heads[4 * text + 3] ?? 0;
}

export function textsBytes({ tokens, heads, ordinals, slots }: Texts): number {
  return 4 * (tokens.length + heads.length + ordinals.length + slots.length);
}

/** Writes the signature of a text. */
function sign({ heads }: Texts, text: number, { length, elements }: Encoded): void {
  let first = codeOf(length) << firstBits;
  let second = 0;
  let third = 0;
  for (let at = 0; at < length; at++) {
    const bit = bitOf(elements[at] ?? 0);
    if (bit < 32) second |= 1 << bit;
    else if (bit < 64) third |= 1 << (bit - 32);
    else first |= 1 << (bit - 64);
  }
  heads[4 * text] = first;
  heads[4 * text + 1] = second;
  heads[4 * text + 2] = third;
}

/** Where the text of these tokens is in `slots`, or the empty slot where it would be. */
function slotOf(texts: Texts, tokens: Int32Array, from: number, to: number): number {
  const { slots } = texts;
  const last = slots.length - 1;
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (tokens[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  let slot = (hash ^ (hash >>> 13)) & last;
  for (let text = slots[slot] ?? 0; text !== 0; text = slots[slot] ?? 0) {
    if (isEqual(texts, text - 1, tokens, from, to)) return slot;
    slot = (slot + 1) & last;
  }
  return slot;
}

function isEqual(texts: Texts, text: number, other: Int32Array, from: number, to: number): boolean {
  const { tokens } = texts;
  const start = startOf(texts, text);
  if (startOf(texts, text + 1) - start !== to - from) return false;
  for (let at = from; at < to; at++) if (tokens[start + at - from] !== other[at]) return false;
  return true;
}

function rehash(texts: Texts): void {
  const { tokens, count } = texts;
  texts.slots = new Int32Array(2 * texts.slots.length);
  for (let text = 0; text < count; text++) {
    const slot = slotOf(texts, tokens, startOf(texts, text), startOf(texts, text + 1));
    texts.slots[slot] = text + 1;
  }
}
