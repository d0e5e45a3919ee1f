import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { z } from "zod";
import { orthantThresholds, clusterOfProjections } from "../../electron/kernel/orthant.ts";
import { fitPca, project } from "../../electron/kernel/pca.ts";
import { random } from "../../electron/kernel/random.ts";
import { needs, sharedFile } from "../support/needs.ts";

const goldenFile = sharedFile("golden/pca_golden.json");

const Golden = z.object({
  balance: z.object({ orthants_fit_on_seeds: z.array(z.number()) }),
  cases: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      shape: z.tuple([z.number(), z.number()]),
      k: z.number(),
      mean_first8: z.array(z.number()),
      explained_variance: z.array(z.number()),
      explained_variance_ratio: z.array(z.number()),
      components: z.array(z.array(z.number())),
      projected: z.array(z.array(z.number())),
      orthant_lsb_first: z.array(z.number()),
    }),
  ),
});

function readRows(file: string, [rows, columns]: readonly [number, number]): Float64Array[] {
  const bytes = readFileSync(sharedFile(`golden/${file}`));
  return Array.from({ length: rows }, (_, row) =>
    Float64Array.from({ length: columns }, (_unused, column) =>
      bytes.readFloatLE(4 * (row * columns + column)),
    ),
  );
}

function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return Array.from(x).reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
}

function randomRows(count: number, dimensions: number): Float64Array[] {
  const draw = random("pca", "rows", count);
  return Array.from({ length: count }, () =>
    Float64Array.from({ length: dimensions }, (_, index) => (draw() - 0.5) * (index + 1)),
  );
}

describe("fitPca", () => {
  test("gives scikit-learn's components, variances and orthants", { skip: needs(goldenFile) }, () => {
    const golden = Golden.parse(JSON.parse(readFileSync(goldenFile, "utf8")));
    assert.equal(golden.cases.length, 3);
    for (const expected of golden.cases) {
      const rows = readRows(expected.file, expected.shape);
      const pca = fitPca(rows, expected.k);
      for (const [index, component] of expected.components.entries()) {
        const cosine = dot(component, pca.components[index] ?? []);
        assert.ok(Math.abs(cosine - 1) < 1e-6, `${expected.name} PC${index + 1}: ${cosine}`);
        const variance = expected.explained_variance[index] ?? Number.NaN;
        assert.ok(Math.abs((pca.explainedVariance[index] ?? 0) / variance - 1) < 1e-9);
        const ratio = expected.explained_variance_ratio[index] ?? Number.NaN;
        assert.ok(Math.abs((pca.explainedVarianceRatio[index] ?? 0) / ratio - 1) < 1e-9);
      }
      for (const [index, value] of expected.mean_first8.entries()) {
        assert.ok(Math.abs((pca.mean[index] ?? 0) - value) < 1e-12);
      }
      for (const [row, projections] of expected.projected.entries()) {
        const ours = project(pca, rows[row] ?? new Float64Array());
        for (const [j, value] of projections.entries()) {
          assert.ok(Math.abs((ours[j] ?? 0) - value) < 1e-6, `${expected.name} row ${row}`);
        }
        if (projections.some((value) => Math.abs(value) <= 1e-4)) continue;
        const orthant = clusterOfProjections(orthantThresholds(expected.k), ours);
        assert.equal(orthant, expected.orthant_lsb_first[row]);
      }
    }
  });

  test("puts other rows into the golden orthants of the seeds", { skip: needs(goldenFile) }, () => {
    const golden = Golden.parse(JSON.parse(readFileSync(goldenFile, "utf8")));
    const pca = fitPca(readRows("minilm_seeds_175x384.f32", [175, 384]), 4);
    let compared = 0;
    for (const [index, row] of readRows("minilm_alpaca_first200x384.f32", [200, 384]).entries()) {
      const projections = project(pca, row);
      if (projections.some((value) => Math.abs(value) <= 1e-4)) continue;
      const orthant = clusterOfProjections(orthantThresholds(4), projections);
      assert.equal(orthant, golden.balance.orthants_fit_on_seeds[index]);
      compared += 1;
    }
    assert.ok(compared > 190);
  });

  test("agrees between the Gram and the covariance route", () => {
    const rows = randomRows(12, 12);
    const padded = rows.map((row) => Float64Array.from([...row, 0, 0]));
    const covariance = fitPca(rows, 4);
    const gram = fitPca(padded, 4);
    for (const [index, component] of covariance.components.entries()) {
      assert.ok(Math.abs(dot(component, gram.components[index] ?? []) - 1) < 1e-12);
    }
  });

  test("gives zero components for directions that the rows do not span", () => {
    const pca = fitPca([Float64Array.of(1, 0, 0, 0), Float64Array.of(-1, 0, 0, 0)], 3);
    assert.deepEqual(Array.from(pca.components[0] ?? [], Math.abs), [1, 0, 0, 0]);
    assert.ok(Math.abs((pca.explainedVariance[0] ?? 0) - 2) < 1e-12);
    assert.deepEqual(pca.explainedVariance.slice(1), [0, 0]);
    assert.deepEqual(Array.from(pca.components[2] ?? []), [0, 0, 0, 0]);
    const alone = fitPca([Float64Array.of(3, 4)], 1);
    assert.deepEqual(alone.explainedVarianceRatio, [0]);
  });

  test("does not depend on a common shift and turns with a common sign only", () => {
    const rows = randomRows(30, 8);
    const shifted = rows.map((row) => row.map((value) => value + 100));
    const first = fitPca(rows, 3);
    const second = fitPca(shifted, 3);
    for (const [index, component] of first.components.entries()) {
      assert.ok(Math.abs(dot(component, second.components[index] ?? []) - 1) < 1e-9);
      const peak = component.reduce((x, y) => (Math.abs(y) > Math.abs(x) ? y : x), 0);
      assert.ok(peak > 0);
    }
  });

  test("refuses no rows and rows of unequal length", () => {
    assert.throws(() => fitPca([], 1), RangeError);
    assert.throws(() => fitPca([Float64Array.of(1), Float64Array.of(1, 2)], 1), RangeError);
  });
});
