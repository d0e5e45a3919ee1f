/**
 * A signature has 90 bits, and each element of a text sets one of them. So a text has at least as many
 * elements that a candidate lacks as its signature has bits that the candidate's has not. It is three
 * numbers: bits 64 to 89 with the code of the text's length above them, bits 0 to 31, and bits 32 to 63.
 */
export const firstBits = 26;
export const firstMask = 2 ** firstBits - 1;
const signatureBits = 90;

/** The bit of an element, from 0 to 89. */
export function bitOf(element: number): number {
  return ((Math.imul(element, 0x9e3779b1) >>> 8) * signatureBits) >>> 24;
}

/** How many bits of a word are set. */
export function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many bits of two words are set. */
export function bitsOfBoth(one: number, other: number): number {
  let bits = one - ((one >>> 1) & 0x55555555);
  let more = other - ((other >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  more = (more & 0x33333333) + ((more >>> 2) & 0x33333333);
  bits = (bits + more) | 0;
  bits = (bits & 0x0f0f0f0f) + ((bits >>> 4) & 0x0f0f0f0f);
  return Math.imul(bits, 0x01010101) >>> 24;
}
