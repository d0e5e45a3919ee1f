const small = 2 ** 16;

/** The array when it has `length` numbers, else a longer copy: twice as long while small, then by a quarter. */
export function withRoom(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const step = array.length < small ? array.length : array.length >>> 2;
  const grown = new Int32Array(Math.max(length, array.length + step));
  grown.set(array);
  return grown;
}
