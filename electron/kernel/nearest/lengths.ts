/** From this code on a code stands for several lengths. */
export const longCode = 48;

/**
 * Lengths of texts, in tokens, are numbers of 6 bits: exact up to 47, then steps of half the length and
 * more, the last without an end. Neighbouring codes lie in one band, for which common elements keep a list.
 */
export const codeCount = 64;

/** The least length of each code, and that of a code after the last. */
export const leastLength: readonly number[] = Array.from({ length: codeCount + 1 }, (_, code) =>
  code < longCode ? code : code === codeCount ? Infinity : Math.round(longCode * 1.5 ** (code - longCode)),
);

/** The code of a length. */
export function codeOf(length: number): number {
  if (length < longCode) return length;
  let code = longCode;
  while (length >= (leastLength[code + 1] ?? Infinity)) code++;
  return code;
}

const firstCodes = [0, 6, 8, 9, 10, 12, 14, 18];

export const bandCount = firstCodes.length;

/** For each code, its band. */
export const bandOf: Int32Array = Int32Array.from({ length: codeCount }, (_, code) =>
  firstCodes.findLastIndex((first) => first <= code),
);
