/** Vectors by row index, all of one length; rows that nobody asks for may be missing. */
export type Rows = readonly (Float32Array | undefined)[];

/** Batches as row indices. */
export type Batches = readonly (readonly number[])[];

/** Mean squared distance of the batches' mean vectors to the mean of those; 0 without a batch. One step a batch. */
export function* varianceOfMeans(rows: Rows, batches: Batches): Generator<void, number, void> {
  if (batches.length === 0) return 0;
  const means: Float64Array[] = [];
  for (const batch of batches) {
    means.push(meanOf(batch.map((index) => rowAt(rows, index))));
    yield;
  }
  const centre = meanOf(means);
  return means.reduce((sum, mean) => sum + squaredDistance(mean, centre), 0) / means.length;
}

/** Mean over the batches of the smallest Euclidean distance between two of their rows. One step a row. */
export function* meanMinimumDistance(rows: Rows, batches: Batches): Generator<void, number, void> {
  if (batches.length === 0) return 0;
  let sum = 0;
  for (const batch of batches) {
    const vectors = batch.map((index) => rowAt(rows, index));
    let least = Number.POSITIVE_INFINITY;
    for (const [i, x] of vectors.entries()) {
      for (const y of vectors.slice(i + 1)) least = Math.min(least, squaredDistance(x, y));
      yield;
    }
    sum += Math.sqrt(least);
  }
  return sum / batches.length;
}

type Vector = Float32Array | Float64Array;

function rowAt(rows: Rows, index: number): Float32Array {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`There is no row ${index} among ${rows.length}.`);
  return row;
}

function meanOf(vectors: readonly Vector[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let j = 0; j < mean.length; j += 1) mean[j] = (mean[j] ?? 0) + (vector[j] ?? 0);
  }
  return mean.map((sum) => sum / vectors.length);
}

function squaredDistance(x: Vector, y: Vector): number {
  let sum = 0;
  for (let j = 0; j < x.length; j += 1) {
    const difference = (x[j] ?? 0) - (y[j] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
