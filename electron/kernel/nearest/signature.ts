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

/** How many bits of three words are set. */
export function bitsOf(one: number, two: number, three: number): number {
  let a = one - ((one >>> 1) & 0x55555555);
  let b = two - ((two >>> 1) & 0x55555555);
  let c = three - ((three >>> 1) & 0x55555555);
  a = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  c = (c & 0x33333333) + ((c >>> 2) & 0x33333333);
  // Each group of four bits holds at most 12 now.
  a = (a + b + c) | 0;
  a = (a & 0x0f0f0f0f) + ((a >>> 4) & 0x0f0f0f0f);
  return Math.imul(a, 0x01010101) >>> 24;
}
