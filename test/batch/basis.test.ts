import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { basisRows, clusterOf, fitBasis } from "../../electron/batch/basis.ts";
import type { BasisOptions } from "../../electron/batch/basis.ts";
import { decodeBasis, encodeBasis } from "../../electron/batch/basisText.ts";
import { random } from "../../electron/kernel/random.ts";
import { quantise } from "../../electron/nouns/vector.ts";
import type { QuantisedVector } from "../../electron/nouns/vector.ts";

/** Random vectors; the first `strong` dimensions spread 40, 20, 10 … times as far as the others. */
function vectors(count: number, name: string, strong = 0): readonly QuantisedVector[] {
  const draw = random("basis-test", name, count);
  return Array.from({ length: count }, () =>
    quantise(Float32Array.from({ length: 24 }, (_, j) => (draw() - 0.5) * (j < strong ? 40 / 2 ** j : 1))),
  );
}

const options: BasisOptions = {
  seeds: vectors(40, "seeds"),
  kept: vectors(88, "kept"),
  batchSize: 8,
  split: "median",
  fitOn: "seedsAndKept",
  key: "00ff",
};

function sizes(given: BasisOptions, rows: readonly QuantisedVector[]): readonly number[] {
  const basis = fitBasis(given);
  const counts = Array.from({ length: given.batchSize }, () => 0);
  for (const row of rows) {
    const cluster = clusterOf(basis, row);
    counts[cluster] = (counts[cluster] ?? 0) + 1;
  }
  return counts;
}

describe("fitBasis", () => {
  test("makes clusters of equal size on the rows it was fitted on, for every batch size", () => {
    const rows = [...options.seeds, ...options.kept];
    for (const batchSize of [2, 4, 8, 16, 32, 64, 128]) {
      const counts = sizes({ ...options, batchSize }, rows);
      assert.deepEqual(
        counts,
        Array.from({ length: batchSize }, () => rows.length / batchSize),
      );
    }
  });

  test("fits on the seeds alone in Paper and splits at the sign of the projections", () => {
    const paper = { ...options, split: "orthant", fitOn: "seeds" } as const;
    const basis = fitBasis(paper);
    assert.equal(basis.figures.rows, 40);
    assert.deepEqual(basis, fitBasis({ ...paper, kept: [] }));
    assert.ok(basis.thresholds.every((threshold) => threshold === 0));
  });

  test("is the same to the bit when it is fitted again", () => {
    assert.deepEqual(encodeBasis(fitBasis(options)), encodeBasis(fitBasis(options)));
  });

  test("comes back from its two texts to the bit", () => {
    const basis = fitBasis(options);
    const again = decodeBasis(encodeBasis(basis));
    assert.deepEqual(again, basis);
    for (const row of options.kept) assert.equal(clusterOf(again, row), clusterOf(basis, row));
  });

  test("is more stable where the rows have strong directions, and explains more of them", () => {
    const weak = fitBasis(options).figures;
    const strong = fitBasis({
      ...options,
      seeds: vectors(40, "s", 3),
      kept: vectors(88, "k", 3),
    }).figures;
    assert.ok((strong.stability ?? 0) > 0.6, `${strong.stability}`);
    assert.ok((weak.stability ?? 1) < 0.3, `${weak.stability}`);
    const share = strong.explainedVarianceRatio.reduce((sum, ratio) => sum + ratio, 0);
    assert.ok(share > 0.9 && share <= 1, `${share}`);
    assert.ok(weak.borderShare > 0 && weak.borderShare < 1);
  });

  test("gives no stability for fewer than eight rows and still places every row", () => {
    const few = { ...options, seeds: vectors(3, "few"), kept: [] };
    assert.equal(fitBasis(few).figures.stability, null);
    assert.equal(
      sizes(few, options.kept).reduce((sum, count) => sum + count, 0),
      options.kept.length,
    );
  });

  test("refuses other batch sizes and no vectors at all", () => {
    for (const batchSize of [0, 1, 3, 12, 512]) {
      assert.throws(() => fitBasis({ ...options, batchSize }), RangeError);
    }
    assert.throws(() => fitBasis({ ...options, seeds: [], kept: [] }), RangeError);
  });
});

test("the basis waits for as many rows as the goal and the batch size ask for", () => {
  assert.equal(basisRows({ goal: 240, batchSize: 4 }), 30);
  assert.equal(basisRows({ goal: 2000, batchSize: 16 }), 250);
  assert.equal(basisRows({ goal: 8000, batchSize: 16 }), 256);
  assert.equal(basisRows({ goal: 400, batchSize: 256 }), 512);
  assert.equal(basisRows({ goal: null, batchSize: 16 }), 256);
  assert.equal(basisRows({ goal: null, batchSize: 64 }), 512);
});
