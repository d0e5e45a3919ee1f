import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { signals } from "../../electron/replace/signal.ts";
import type { SignalStep } from "../../electron/replace/signal.ts";

type Finite = Readonly<{ gradientNorm: number; tokens: number }>;

const finiteStep: fc.Arbitrary<Finite> = fc.record({
  gradientNorm: fc.double({ min: 0.01, max: 50, noNaN: true }),
  tokens: fc.integer({ min: 1, max: 4000 }),
});
const anyStep: fc.Arbitrary<SignalStep> = fc.oneof(
  { weight: 5, arbitrary: finiteStep },
  {
    weight: 1,
    arbitrary: fc.record({
      gradientNorm: fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, 0),
      tokens: fc.integer({ min: 0, max: 10 }),
    }),
  },
);

function middle(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(half)] ?? Number.NaN;
  return (low + high) / 2;
}

function featuresOf(steps: readonly Finite[], index: number): readonly [number, number] {
  const before = steps.slice(Math.max(0, index - 21), index).map((step) => step.gradientNorm);
  return [Math.log(steps[index]?.tokens ?? 0), Math.log(middle(before))];
}

/** Least squares with a constant by centring and the inverse of the two-by-two covariance. */
function plainResidual(steps: readonly Finite[]): number | null {
  const rows = steps
    .slice(1, -1)
    .map((step, index) => ({ x: featuresOf(steps, index + 1), y: Math.log(step.gradientNorm) }));
  const mean = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const [m0, m1, my] = [mean((row) => row.x[0]), mean((row) => row.x[1]), mean((row) => row.y)];
  const s00 = mean((row) => (row.x[0] - m0) ** 2);
  const s11 = mean((row) => (row.x[1] - m1) ** 2);
  const s01 = mean((row) => (row.x[0] - m0) * (row.x[1] - m1));
  const s0y = mean((row) => (row.x[0] - m0) * (row.y - my));
  const s1y = mean((row) => (row.x[1] - m1) * (row.y - my));
  const determinant = s00 * s11 - s01 ** 2;
  // Nearly one feature: the small ridge decides then.
  if (Math.min(s00, s11) < 3e-3 || determinant < Math.max(1e-3, 3e-2 * s00 * s11)) return null;
  const w0 = (s11 * s0y - s01 * s1y) / determinant;
  const w1 = (s00 * s1y - s01 * s0y) / determinant;
  const [x0, x1] = featuresOf(steps, steps.length - 1);
  return Math.log(steps.at(-1)?.gradientNorm ?? 0) - (my + w0 * (x0 - m0) + w1 * (x1 - m1));
}

describe("the signal", () => {
  test("is the residual of a plain least squares fit of the steps before it", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(finiteStep, { minLength: 12, maxLength: 60 }), finiteStep, (past, step) => {
        const expected = plainResidual([...past, step]);
        if (expected === null) return;
        compared += 1;
        const [found] = signals("residual", past, [step]);
        assert.ok(Math.abs((found ?? Number.NaN) - expected) < 1e-3, `${found} and ${expected}`);
      }),
      { numRuns: 300 },
    );
    assert.ok(compared > 200);
  });

  test("recovers what a step has beyond its length: of steps that follow their tokens exactly, the raised one wins", () => {
    const norm = (tokens: number): number => 20 * tokens ** -0.5;
    const tokensOf = (index: number): number => 50 + ((index * 37) % 400);
    const past = Array.from({ length: 30 }, (_, index) => ({
      gradientNorm: norm(tokensOf(index)),
      tokens: tokensOf(index),
    }));
    const window = Array.from({ length: 10 }, (_, index) => {
      const tokens = tokensOf(index + 30);
      return { tokens, gradientNorm: norm(tokens) * (index === 6 ? 1.3 : 1) };
    });
    const residuals = signals("residual", past, window);
    const raw = signals("norm", past, window);
    assert.equal(residuals.indexOf(Math.max(...residuals.map(Number))), 6);
    assert.ok(Math.abs((residuals[6] ?? 0) - Math.log(1.3)) < 0.05);
    assert.notEqual(raw.indexOf(Math.max(...raw.map(Number))), 6);
  });

  test("of a step never hangs on a step after it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("residual" as const, "norm" as const),
        fc.array(anyStep, { maxLength: 30 }),
        fc.array(anyStep, { minLength: 1, maxLength: 10 }),
        fc.array(anyStep, { maxLength: 10 }),
        (kind, past, window, after) => {
          assert.deepEqual(
            signals(kind, past, [...window, ...after]).slice(0, window.length),
            signals(kind, past, window),
          );
        },
      ),
    );
  });

  test("falls back to the raw norm while fewer than ten finite steps lie before the window", () => {
    fc.assert(
      fc.property(
        fc.array(finiteStep, { maxLength: 9 }),
        fc.array(anyStep, { maxLength: 10 }),
        (past, window) => {
          const broken = { gradientNorm: null, tokens: 5 };
          assert.deepEqual(
            signals("residual", [...past, broken, broken], window),
            signals("norm", past, window),
          );
        },
      ),
    );
    const ten = Array.from({ length: 10 }, (_, index) => ({ gradientNorm: 1 + index, tokens: 100 - index }));
    assert.notDeepEqual(signals("residual", ten, ten), signals("norm", ten, ten));
  });

  test("of a step whose norm is no finite number above 0 is null, and no other step's fit knows it", () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 30 }),
        fc.array(anyStep, { maxLength: 10 }),
        (past, window) => {
          for (const kind of ["residual", "norm"] as const) {
            const found = signals(kind, past, window);
            const isWhole = (step: SignalStep): boolean =>
              step.gradientNorm !== null && Number.isFinite(step.gradientNorm) && step.gradientNorm > 0;
            assert.deepEqual(
              found.map((value) => value !== null),
              window.map(isWhole),
            );
            assert.ok(found.every((value) => value === null || Number.isFinite(value)));
            const rest = signals(kind, past.filter(isWhole), window.filter(isWhole));
            assert.deepEqual(
              found.filter((value) => value !== null),
              rest,
            );
          }
        },
      ),
    );
  });
});
