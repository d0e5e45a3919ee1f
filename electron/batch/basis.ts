import {
  borderDistances,
  clusterOfProjections,
  medianThresholds,
  orthantThresholds,
} from "../kernel/orthant.ts";
import type { Thresholds } from "../kernel/orthant.ts";
import { adjustedRand } from "../kernel/adjustedRand.ts";
import { fitPca, project } from "../kernel/pca.ts";
import type { Pca } from "../kernel/pca.ts";
import { random, sample } from "../kernel/random.ts";
import { dequantise } from "../nouns/vector.ts";
import type { QuantisedVector } from "../nouns/vector.ts";

/** `orthant`: the sign of each projection (Paper). `median`: balanced halves, recursively (Recommended). */
export type Split = "orthant" | "median";

/** What tells how far the clusters can be trusted (ALGORITHMS 6b, R7). */
export type BasisFigures = Readonly<{
  /** Rows that the basis was fitted on. */
  rows: number;
  /** Share of the rows' total variance on each component. */
  explainedVarianceRatio: readonly number[];
  /**
   * Share of the fitted rows that lie near a border: on at least one component nearer to the threshold
   * they were compared with than a tenth of the component's standard deviation.
   */
  borderShare: number;
  /**
   * Mean adjusted Rand index, over the fitted rows, between this basis and ten others fitted on keyed
   * halves of the rows; null below eight rows. Below 0.3 the clusters are mostly chance.
   */
  stability: number | null;
}>;

/** The frozen rule that puts a vector into one of 2^k clusters; k = number of components. */
export type Basis = Readonly<{
  split: Split;
  mean: Float64Array;
  components: readonly Float64Array[];
  thresholds: Thresholds;
  figures: BasisFigures;
}>;

export type BasisOptions = Readonly<{
  seeds: readonly QuantisedVector[];
  kept: readonly QuantisedVector[];
  /** A power of two, 2 … 256: the number of clusters. */
  batchSize: number;
  split: Split;
  fitOn: "seeds" | "seedsAndKept";
  /** The run's key; draws the half samples of the stability. */
  key: string;
}>;

const halfSamples = 10;
const fewestRowsForStability = 8;
const nearBorder = 0.1;

/**
 * Fits the clusters of a run: PCA of the stored vectors to log2(batchSize) components, then the split
 * (SeDi-Instruct, "classifier"; ALGORITHMS 6 rows 5-7, 6b R7). A pure function of its options.
 * Throws on a batch size that is no power of two from 2 to 256 and when there is no vector to fit on.
 */
export function fitBasis(options: BasisOptions): Basis {
  const count = componentsOf(options.batchSize);
  const fitted = options.fitOn === "seeds" ? options.seeds : [...options.seeds, ...options.kept];
  const rows = fitted.map(dequantise);
  const rule = fitRule(rows, count, options.split);
  const { mean, components, explainedVarianceRatio } = rule.pca;
  const figures = {
    rows: rows.length,
    explainedVarianceRatio,
    borderShare: borderShareOf(rows, rule),
    stability: stabilityOf(rows, rule, options),
  };
  return { split: options.split, mean, components, thresholds: rule.thresholds, figures };
}

/** The cluster number 0 … batchSize − 1 of a vector: bit j is its side on component j + 1. */
export function clusterOf(
  basis: Pick<Basis, "mean" | "components" | "thresholds">,
  vector: QuantisedVector,
): number {
  return clusterOfProjections(basis.thresholds, project(basis, dequantise(vector)));
}

/**
 * Kept rows that a basis of seeds and kept rows waits for (ALGORITHMS 6b, R7). `goal` is the run's number
 * of rows to keep; null when it has none.
 */
export function basisRows({ goal, batchSize }: Readonly<{ goal: number | null; batchSize: number }>): number {
  const wanted = Math.max(256, 8 * batchSize);
  return goal === null ? wanted : Math.max(2 * batchSize, Math.min(wanted, Math.ceil(goal / 8)));
}

type Rule = Readonly<{ pca: Pca; thresholds: Thresholds }>;

function componentsOf(batchSize: number): number {
  const count = Math.log2(batchSize);
  if (!Number.isInteger(count) || count < 1 || count > 8) {
    throw new RangeError(`The batch size is a power of two from 2 to 256, not ${batchSize}.`);
  }
  return count;
}

function fitRule(rows: readonly Float64Array[], count: number, split: Split): Rule {
  const pca = fitPca(rows, count);
  if (split === "orthant") return { pca, thresholds: orthantThresholds(count) };
  return {
    pca,
    thresholds: medianThresholds(
      rows.map((row) => project(pca, row)),
      count,
    ),
  };
}

function clustersOf(rows: readonly Float64Array[], { pca, thresholds }: Rule): readonly number[] {
  return rows.map((row) => clusterOfProjections(thresholds, project(pca, row)));
}

function borderShareOf(rows: readonly Float64Array[], { pca, thresholds }: Rule): number {
  const limits = pca.explainedVariance.map((variance) => nearBorder * Math.sqrt(variance));
  const near = rows.filter((row) =>
    borderDistances(thresholds, project(pca, row)).some(
      (distance, component) => distance < (limits[component] ?? 0),
    ),
  );
  return near.length / rows.length;
}

function stabilityOf(rows: readonly Float64Array[], rule: Rule, options: BasisOptions): number | null {
  if (rows.length < fewestRowsForStability) return null;
  const labels = clustersOf(rows, rule);
  const indices = Array.from({ length: halfSamples }, (_, index) => index);
  const agreements = indices.map((index) => {
    const half = sample(rows, Math.floor(rows.length / 2), random(options.key, "basis-half", index));
    const refitted = fitRule(half, rule.pca.components.length, options.split);
    return adjustedRand(labels, clustersOf(rows, refitted));
  });
  return agreements.reduce((sum, value) => sum + value, 0) / agreements.length;
}
