import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  borderDistances,
  clusterOfProjections,
  medianThresholds,
  orthantThresholds,
} from "../../electron/kernel/orthant.ts";

const components = 3;
const point = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), {
    minLength: components,
    maxLength: components,
  })
  .map((values) => Float64Array.from(values));

function sizes(thresholds: Float64Array, rows: readonly Float64Array[]): readonly number[] {
  const counts = Array.from({ length: 2 ** components }, () => 0);
  for (const row of rows) {
    const cluster = clusterOfProjections(thresholds, row);
    counts[cluster] = (counts[cluster] ?? 0) + 1;
  }
  return counts;
}

describe("sign orthants", () => {
  test("set bit j for a projection of at least 0 on component j + 1, minus zero included", () => {
    const cases: readonly (readonly [readonly number[], number])[] = [
      [[1, 1, 1, 1], 15],
      [[-1, -1, -1, -1], 0],
      [[1, -1, -1, -1], 1],
      [[-1, 1, -1, -1], 2],
      [[-1, -1, -1, 1], 8],
      [[0, -0, -1, 1], 11],
    ];
    for (const [projections, cluster] of cases) {
      assert.equal(clusterOfProjections(orthantThresholds(4), Float64Array.from(projections)), cluster);
    }
  });
});

describe("recursive medians", () => {
  test("give clusters that differ in size by at most one", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(point, { minLength: 1, maxLength: 90, selector: (row) => row[0] }),
        (rows) => {
          // Distinct on every component: the index breaks what fast-check repeats.
          const distinct = rows.map((row, index) => row.map((value) => value + index * 100));
          const counts = sizes(medianThresholds(distinct, components), distinct);
          assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join(" "));
        },
      ),
    );
  });

  test("put every row, also repeated ones, into some cluster and equal rows into the same", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (rows) => {
        const doubled = [...rows, ...rows];
        const thresholds = medianThresholds(doubled, components);
        assert.ok(thresholds.every(Number.isFinite));
        const counts = sizes(thresholds, doubled);
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          doubled.length,
        );
        assert.ok(counts.every((count) => count % 2 === 0));
      }),
    );
  });

  test("part equal values at the cut nearest to the middle", () => {
    const rows = [0, 0, 0, 0, 1].map((value) => Float64Array.of(value));
    assert.deepEqual(Array.from(medianThresholds(rows, 1)), [0.5]);
  });
});

test("border distances are taken from the thresholds on the row's own path", () => {
  const thresholds = Float64Array.of(1, 10, 20);
  assert.deepEqual(Array.from(borderDistances(thresholds, Float64Array.of(0, 12))), [1, 2]);
  assert.deepEqual(Array.from(borderDistances(thresholds, Float64Array.of(3, 12))), [2, 8]);
});
