/** What the trainer said of one step; `gradientNorm` is null where it was not finite. */
export type SignalStep = Readonly<{ gradientNorm: number | null; tokens: number }>;

const medianSteps = 21;
const minPastSteps = 10;

/**
 * The signal of each step of a window, null where the norm was not finite (ALGORITHMS 6b, R1).
 * `norm` is the paper's: the raw gradient norm. `residual` is what a regression of log norm on log
 * supervised tokens and on the log of the running median of the last 21 norms leaves over; it is fitted
 * on the steps before each step only. With fewer than 10 of them the window falls back to the raw norm.
 * @param past steps of the run before the window, oldest first
 */
export function signals(
  kind: "residual" | "norm",
  past: readonly SignalStep[],
  window: readonly SignalStep[],
): readonly (number | null)[] {
  const finitePast = past.filter(isFinite);
  if (kind === "norm" || finitePast.length < minPastSteps) {
    return window.map((step) => (isFinite(step) ? step.gradientNorm : null));
  }
  const seen: FiniteStep[] = [...finitePast];
  return window.map((step) => {
    if (!isFinite(step)) return null;
    const value = residual(seen, step);
    seen.push(step);
    return value;
  });
}

type FiniteStep = Readonly<{ gradientNorm: number; tokens: number }>;

function isFinite(step: SignalStep): step is FiniteStep {
  return step.gradientNorm !== null && Number.isFinite(step.gradientNorm) && step.gradientNorm > 0;
}

function residual(past: readonly FiniteStep[], step: FiniteStep): number {
  const rows = past.slice(1).map((row, index) => ({
    x: features(past.slice(Math.max(0, index + 1 - medianSteps), index + 1), row),
    y: Math.log(row.gradientNorm),
  }));
  const weights = leastSquares(rows);
  const x = features(past.slice(-medianSteps), step);
  return Math.log(step.gradientNorm) - weights.reduce((sum, weight, j) => sum + weight * (x[j] ?? 0), 0);
}

function features(before: readonly FiniteStep[], step: FiniteStep): readonly number[] {
  return [1, Math.log(Math.max(1, step.tokens)), Math.log(median(before.map((row) => row.gradientNorm)))];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 1;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Ordinary least squares by the normal equations; a small ridge keeps constant features harmless. */
function leastSquares(rows: readonly { x: readonly number[]; y: number }[]): readonly number[] {
  const size = rows[0]?.x.length ?? 0;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (__, j) =>
      rows.reduce((sum, row) => sum + at(row.x, i) * at(row.x, j), i === j ? 1e-6 : 0),
    ),
    rows.reduce((sum, row) => sum + at(row.x, i) * row.y, 0),
  ]);
  return solve(system);
}

/** Gaussian elimination with partial pivoting of an n × (n + 1) system. */
function solve(system: number[][]): readonly number[] {
  const size = system.length;
  for (let column = 0; column < size; column += 1) {
    const rest = system.slice(column);
    const pivot = rest.reduce((best, row) =>
      Math.abs(at(row, column)) > Math.abs(at(best, column)) ? row : best,
    );
    system.splice(system.indexOf(pivot), 1);
    system.splice(column, 0, pivot);
    for (const row of system.slice(column + 1)) {
      const factor = at(row, column) / at(pivot, column);
      for (let j = column; j <= size; j += 1) row[j] = at(row, j) - factor * at(pivot, j);
    }
  }
  const solution: number[] = [];
  for (const [i, row] of [...system.entries()].toReversed()) {
    const known = solution.reduce((sum, value, k) => sum + at(row, i + 1 + k) * value, 0);
    solution.unshift((at(row, size) - known) / at(row, i));
  }
  return solution;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
