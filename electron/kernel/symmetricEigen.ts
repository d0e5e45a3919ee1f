/** Eigenvalues in falling order with their unit eigenvectors (`vectors[i]` belongs to `values[i]`). */
export type Eigen = Readonly<{ values: readonly number[]; vectors: readonly Float64Array[] }>;

const maxSweeps = 60;

/**
 * The `count` largest eigenpairs of a symmetric matrix (rows of equal length), exact to rounding:
 * Householder reduction to tridiagonal form, then implicit QL with accumulated rotations
 * (the method of EISPACK's tred2 and imtql2). O(n³) for an n × n matrix; the matrix given is not changed.
 */
export function symmetricEigen(matrix: readonly Float64Array[], count: number): Eigen {
  const size = matrix.length;
  const { diagonal, offDiagonal, reflectors } = tridiagonalise(matrix);
  const rotated = diagonaliseTridiagonal(diagonal, offDiagonal);
  const order = Array.from(diagonal.keys())
    .toSorted((x, y) => at(diagonal, y) - at(diagonal, x) || x - y)
    .slice(0, count);
  const vectors = order.map((index) => {
    const vector = Float64Array.from(rotated[index] ?? new Float64Array(size));
    for (const reflector of reflectors.toReversed()) reflect(vector, reflector);
    return vector;
  });
  return { values: order.map((index) => at(diagonal, index)), vectors };
}

/** I − weight · v vᵀ with v starting at row `from`. */
type Reflector = Readonly<{ from: number; weight: number; vector: Float64Array }>;

type Tridiagonal = Readonly<{
  diagonal: Float64Array;
  offDiagonal: Float64Array;
  reflectors: readonly Reflector[];
}>;

function tridiagonalise(matrix: readonly Float64Array[]): Tridiagonal {
  const size = matrix.length;
  const rows = matrix.map((row) => Float64Array.from(row));
  const offDiagonal = new Float64Array(size);
  const reflectors: Reflector[] = [];
  for (let column = 0; column + 1 < size; column += 1) {
    const below = rows.slice(column + 1);
    const vector = Float64Array.from(below, (row) => at(row, column));
    const head = at(vector, 0);
    const length = Math.sqrt(dot(vector, vector));
    const tail = column + 2 < size && vector.subarray(1).some((value) => value !== 0);
    if (!tail) {
      offDiagonal[column] = head;
      continue;
    }
    const pivot = head > 0 ? -length : length;
    vector[0] = head - pivot;
    offDiagonal[column] = pivot;
    const weight = 2 / dot(vector, vector);
    applyBothSides(below, column + 1, vector, weight);
    reflectors.push({ from: column + 1, weight, vector });
  }
  const diagonal = Float64Array.from(rows, (row, index) => at(row, index));
  return { diagonal, offDiagonal, reflectors };
}

/** block := H block H for the reflector H, as the symmetric rank-two update block − v wᵀ − w vᵀ. */
function applyBothSides(
  rows: readonly Float64Array[],
  from: number,
  vector: Float64Array,
  weight: number,
): void {
  const blocks = rows.map((row) => row.subarray(from));
  const product = Float64Array.from(blocks, (row) => weight * dot(row, vector));
  const half = (weight / 2) * dot(product, vector);
  for (let i = 0; i < product.length; i += 1) product[i] = at(product, i) - half * at(vector, i);
  for (const [i, row] of blocks.entries()) {
    const v = at(vector, i);
    const w = at(product, i);
    for (let j = 0; j < row.length; j += 1) {
      row[j] = at(row, j) - v * at(product, j) - w * at(vector, j);
    }
  }
}

function reflect(target: Float64Array, { from, weight, vector }: Reflector): void {
  const part = target.subarray(from);
  const factor = weight * dot(part, vector);
  for (let i = 0; i < part.length; i += 1) part[i] = at(part, i) - factor * at(vector, i);
}

/** Leaves the eigenvalues in `diagonal` and returns the eigenvectors of the tridiagonal matrix as rows. */
function diagonaliseTridiagonal(diagonal: Float64Array, offDiagonal: Float64Array): readonly Float64Array[] {
  const size = diagonal.length;
  const rows = Array.from({ length: size }, (_, index) => {
    const row = new Float64Array(size);
    row[index] = 1;
    return row;
  });
  const floor = Number.EPSILON * Number.EPSILON * largest(diagonal, offDiagonal);
  for (let low = 0; low < size; low += 1) {
    for (let sweep = 0; ; sweep += 1) {
      let high = low;
      while (high + 1 < size && !isNegligible(diagonal, offDiagonal, high, floor)) high += 1;
      if (high === low) break;
      if (sweep === maxSweeps) throw new Error("The QL iteration did not converge: bad matrix.");
      sweepQl(diagonal, offDiagonal, rows, low, high);
    }
  }
  return rows;
}

function isNegligible(d: Float64Array, e: Float64Array, i: number, floor: number): boolean {
  const near = Number.EPSILON * (Math.abs(at(d, i)) + Math.abs(at(d, i + 1)));
  return Math.abs(at(e, i)) <= Math.max(near, floor);
}

/** One implicit QL sweep over the unreduced block low..high, with Wilkinson's shift. */
function sweepQl(
  d: Float64Array,
  e: Float64Array,
  rows: readonly Float64Array[],
  low: number,
  high: number,
): void {
  const slope = (at(d, low + 1) - at(d, low)) / (2 * at(e, low));
  const root = Math.sqrt(slope * slope + 1);
  let g = at(d, high) - at(d, low) + at(e, low) / (slope + (slope < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = high - 1; i >= low; i -= 1) {
    const f = sine * at(e, i);
    const b = cosine * at(e, i);
    const length = Math.hypot(f, g);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1] = at(d, i + 1) - shift;
      e[high] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = at(d, i + 1) - shift;
    const turn = (at(d, i) - g) * sine + 2 * cosine * b;
    shift = sine * turn;
    d[i + 1] = g + shift;
    g = cosine * turn - b;
    rotate(rows[i], rows[i + 1], cosine, sine);
  }
  d[low] = at(d, low) - shift;
  e[low] = g;
  e[high] = 0;
}

function rotate(
  lower: Float64Array | undefined,
  upper: Float64Array | undefined,
  cosine: number,
  sine: number,
): void {
  if (lower === undefined || upper === undefined) return;
  for (let k = 0; k < upper.length; k += 1) {
    const x = at(lower, k);
    const y = at(upper, k);
    upper[k] = sine * x + cosine * y;
    lower[k] = cosine * x - sine * y;
  }
}

function largest(...lists: readonly Float64Array[]): number {
  return Math.max(0, ...lists.map((list) => list.reduce((max, x) => Math.max(max, Math.abs(x)), 0)));
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += at(x, i) * at(y, i);
  return sum;
}

function at(list: Float64Array, index: number): number {
  return list[index] ?? 0;
}
