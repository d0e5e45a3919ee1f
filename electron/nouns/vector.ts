/** A vector stored as one signed byte per dimension: entry i is `scale · values[i]`, with values −127 … 127. */
export type QuantisedVector = Readonly<{ scale: number; values: Int8Array }>;

/** Rounds to the nearest of 255 levels; the entry of largest absolute value becomes ±127. */
export function quantise(vector: Float32Array): QuantisedVector {
  const peak = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = peak / 127;
  return {
    scale,
    values: Int8Array.from(vector, (value) => (scale === 0 ? 0 : Math.round(value / scale))),
  };
}

/** The vector as doubles: what a basis and its labels are computed from. */
export function dequantise({ scale, values }: QuantisedVector): Float64Array {
  return Float64Array.from(values, (value) => value * scale);
}
