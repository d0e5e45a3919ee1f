import { random, sample, shuffle } from "../kernel/random.ts";
import { dequantise } from "../nouns/vector.ts";
import type { QuantisedVector } from "../nouns/vector.ts";
import { openComposer } from "./compose.ts";
import type { ComposeSettings } from "./compose.ts";
import { meanMinimumDistance, varianceOfMeans } from "./spread.ts";
import type { Rows } from "./spread.ts";

/** How one way of composing did (ALGORITHMS 6b, R8). */
export type BatchFigures = Readonly<{
  /** Share of the places that were filled from their own cluster; the target is 0.85. */
  homeShare: number;
  /**
   * Variance between the batches' mean vectors ÷ the same of random batches of the same rows: below 1 when
   * batches are more alike than chance makes them. `low` and `high` hold the middle 95 % of the ratios to
   * the single random draws.
   */
  meanVarianceRatio: Readonly<{ value: number; low: number; high: number }>;
  /** Mean over the batches of the smallest Euclidean distance between two of their vectors. */
  minimumDistance: number;
}>;

export type BatchReport = Readonly<{
  batches: number;
  /** How many of them the variances and distances are worked out from: all, or a random draw in a large run. */
  compared: number;
  composed: BatchFigures;
  /** The same rows in the same order composed by the same rule, their cluster labels shuffled. */
  placebo: BatchFigures;
  /** The smallest distance in random batches, for comparison. */
  randomMinimumDistance: number;
}>;

export type ReportedBatch = readonly Readonly<{ keptNumber: number; home: boolean }>[];

export type ReportOptions = Readonly<{
  /** Clusters of all placed rows in the order kept: kept number 1 first. */
  clusters: readonly number[];
  /** The vector of a placed row. */
  vectorOf: (keptNumber: number) => QuantisedVector;
  /** The first epoch's batches. */
  batches: readonly ReportedBatch[];
  settings: ComposeSettings;
  /** The run's key; draws the random batches, the placebo's labels and the batches that are compared. */
  key: string;
  /** Random draws; more make the interval finer. */
  draws?: number;
  /** Batches of more rows than these in all are not compared whole: as many as hold so many rows are drawn. */
  mostRows?: number;
}>;

/**
 * A function of its options alone, in steps of a few milliseconds; null before the second batch, because one
 * batch has no variance. Above `mostRows` rows (8,192) the variances and distances, also those of the random
 * batches and the placebo, are of batches drawn at random, so that a large run costs no more than that; the
 * shares of home places are of all batches always.
 */
export function* reportBatches(options: ReportOptions): Generator<void, BatchReport | null, void> {
  const { batches, settings, key, draws = 40 } = options;
  if (batches.length < 2) return null;
  const placebo = yield* placeboBatches(options);
  const compared = comparedOf(options);
  const here = { real: chosen(batches, compared), placebo: chosen(placebo, compared) };
  const vectors = yield* vectorsOf(options, [...here.real, ...here.placebo]);
  const by = { batchSize: settings.batchSize, key, draws };
  const chance = yield* chanceOf(vectors, rowsOf(here.real).flat(), by);
  const placeboChance = yield* chanceOf(vectors, rowsOf(here.placebo).flat(), by);
  return {
    batches: batches.length,
    compared: compared.length,
    composed: { homeShare: homeShare(batches) ?? 0, ...(yield* spreadOf(vectors, here.real, chance)) },
    placebo: {
      homeShare: homeShare(placebo) ?? 0,
      ...(yield* spreadOf(vectors, here.placebo, placeboChance)),
    },
    randomMinimumDistance: chance.minimumDistance,
  };
}

/** Share of places filled from their own cluster; null without a batch. */
export function homeShare(batches: readonly (readonly Readonly<{ home: boolean }>[])[]): number | null {
  const places = batches.flat();
  return places.length === 0 ? null : places.filter(({ home }) => home).length / places.length;
}

/** Indices of the batches that are compared, rising. */
function comparedOf({ batches, settings, key, mostRows = 8192 }: ReportOptions): readonly number[] {
  const most = Math.max(2, Math.floor(mostRows / settings.batchSize));
  const all = [...batches.keys()];
  if (all.length <= most) return all;
  return sample(all, most, random(key, "compared-batches", 0)).toSorted((x, y) => x - y);
}

function chosen(batches: readonly ReportedBatch[], indices: readonly number[]): readonly ReportedBatch[] {
  return indices.flatMap((index) => batches.slice(index, index + 1));
}

function rowsOf(batches: readonly ReportedBatch[]): readonly (readonly number[])[] {
  return batches.map((batch) => batch.map(({ keptNumber }) => keptNumber - 1));
}

/** The vectors of the rows of these batches, by row index. */
function* vectorsOf(
  { clusters, vectorOf }: ReportOptions,
  batches: readonly ReportedBatch[],
): Generator<void, Rows, void> {
  const vectors = Array.from<unknown, Float32Array | undefined>(clusters, () => undefined);
  for (const { keptNumber } of batches.flat()) {
    vectors[keptNumber - 1] ??= Float32Array.from(dequantise(vectorOf(keptNumber)));
    yield;
  }
  return vectors;
}

type Chance = Readonly<{ variances: readonly number[]; minimumDistance: number }>;

function* chanceOf(
  vectors: Rows,
  used: readonly number[],
  { batchSize, key, draws }: Readonly<{ batchSize: number; key: string; draws: number }>,
): Generator<void, Chance, void> {
  const variances: number[] = [];
  let minimumDistance = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const order = shuffle(used, random(key, "random-batches", draw));
    const batches = Array.from({ length: Math.floor(order.length / batchSize) }, (_unused, batch) =>
      order.slice(batch * batchSize, (batch + 1) * batchSize),
    );
    variances.push(yield* varianceOfMeans(vectors, batches));
    if (draw === 0) minimumDistance = yield* meanMinimumDistance(vectors, batches);
  }
  return { variances: variances.toSorted((x, y) => x - y), minimumDistance };
}

function* spreadOf(
  vectors: Rows,
  batches: readonly ReportedBatch[],
  { variances }: Chance,
): Generator<void, Omit<BatchFigures, "homeShare">, void> {
  const indices = rowsOf(batches);
  const variance = yield* varianceOfMeans(vectors, indices);
  const mean = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  const tail = Math.floor(variances.length * 0.025);
  return {
    meanVarianceRatio: {
      value: variance / mean,
      low: variance / (variances[variances.length - 1 - tail] ?? mean),
      high: variance / (variances[tail] ?? mean),
    },
    minimumDistance: yield* meanMinimumDistance(vectors, indices),
  };
}

/** As many batches as there really are, composed as the run composes, with labels dealt out anew. */
function* placeboBatches({
  clusters,
  batches,
  settings,
  key,
}: ReportOptions): Generator<void, readonly ReportedBatch[], void> {
  const labels = shuffle(clusters, random(key, "placebo-labels", 0));
  yield;
  const composer = openComposer({ ...settings, epochs: 1, key });
  for (const [index, cluster] of labels.entries()) {
    composer.see({ candidateId: index + 1, keptNumber: index + 1, cluster });
  }
  const composed: ReportedBatch[] = [];
  while (composed.length < batches.length) {
    yield;
    const batch = composer.next(true);
    if (batch === null) break;
    composer.accept(batch);
    composed.push(batch.members);
  }
  return composed;
}
