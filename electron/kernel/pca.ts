import { symmetricEigen } from "./symmetricEigen.ts";

/**
 * Principal components of a set of rows. `components` are unit vectors, each with its entry of largest
 * absolute value positive (the lowest index on a tie), in falling order of variance; a component that the
 * rows do not span is all zeros with variance 0. Variances divide by rows − 1.
 */
export type Pca = Readonly<{
  mean: Float64Array;
  components: readonly Float64Array[];
  explainedVariance: readonly number[];
  /** Shares of the total variance, 0..1. */
  explainedVarianceRatio: readonly number[];
}>;

/**
 * Exact PCA of `rows` (all of one length): centred by the column means, not scaled, the first `count`
 * components. Works on the covariance or on the Gram matrix, whichever is smaller.
 * Source: SeDi-Instruct, "classifier"; ALGORITHMS 6, row 7. Throws on no rows or rows of unequal length.
 */
export function fitPca(rows: readonly Float64Array[], count: number): Pca {
  const dimensions = rows[0]?.length;
  if (dimensions === undefined) throw new RangeError("PCA needs at least one row.");
  if (rows.some((row) => row.length !== dimensions)) throw new RangeError("Rows differ in length.");
  const mean = meanOf(rows, dimensions);
  const centred = rows.map((row) => row.map((value, index) => value - (mean[index] ?? 0)));
  const freedom = Math.max(1, rows.length - 1);
  const total = centred.reduce((sum, row) => sum + dot(row, row), 0) / freedom;
  const pairs =
    rows.length < dimensions ? fromGram(centred, count) : fromCovariance(centred, dimensions, count);
  const spanned = pairs.map(({ value, vector }) =>
    value > total * freedom * 1e-13 && total > 0
      ? { variance: value / freedom, vector: unitWithSign(vector) }
      : { variance: 0, vector: new Float64Array(dimensions) },
  );
  while (spanned.length < count) spanned.push({ variance: 0, vector: new Float64Array(dimensions) });
  return {
    mean,
    components: spanned.map(({ vector }) => vector),
    explainedVariance: spanned.map(({ variance }) => variance),
    explainedVarianceRatio: spanned.map(({ variance }) => (total > 0 ? variance / total : 0)),
  };
}

/** The coordinates of a row on the components: (row − mean) · component, one number per component. */
export function project(pca: Pick<Pca, "mean" | "components">, row: Float64Array): Float64Array {
  const centred = row.map((value, index) => value - (pca.mean[index] ?? 0));
  return Float64Array.from(pca.components, (component) => dot(component, centred));
}

type Pair = Readonly<{ value: number; vector: Float64Array }>;

function fromCovariance(
  centred: readonly Float64Array[],
  dimensions: number,
  count: number,
): readonly Pair[] {
  const columns = Array.from({ length: dimensions }, (_, column) =>
    Float64Array.from(centred, (row) => row[column] ?? 0),
  );
  const { values, vectors } = symmetricEigen(products(columns), count);
  return vectors.map((vector, index) => ({ value: values[index] ?? 0, vector }));
}

/** X Xᵀ u = λ u gives the component Xᵀ u with the same λ. */
function fromGram(centred: readonly Float64Array[], count: number): readonly Pair[] {
  const { values, vectors } = symmetricEigen(products(centred), count);
  return vectors.map((weights, index) => {
    const vector = new Float64Array(centred[0]?.length ?? 0);
    for (const [row, entries] of centred.entries()) {
      const weight = weights[row] ?? 0;
      for (let j = 0; j < vector.length; j += 1) {
        vector[j] = (vector[j] ?? 0) + weight * (entries[j] ?? 0);
      }
    }
    return { value: values[index] ?? 0, vector };
  });
}

function products(rows: readonly Float64Array[]): readonly Float64Array[] {
  const matrix = rows.map(() => new Float64Array(rows.length));
  for (const [i, x] of rows.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const value = dot(x, rows[j] ?? x);
      const upper = matrix[j];
      const lower = matrix[i];
      if (upper !== undefined) upper[i] = value;
      if (lower !== undefined) lower[j] = value;
    }
  }
  return matrix;
}

function meanOf(rows: readonly Float64Array[], dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const row of rows) {
    for (let j = 0; j < dimensions; j += 1) mean[j] = (mean[j] ?? 0) + (row[j] ?? 0);
  }
  return mean.map((sum) => sum / rows.length);
}

function unitWithSign(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  const peak = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return vector.map((value) => value / (peak < 0 ? -length : length));
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}
