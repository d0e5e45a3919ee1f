import { random, shuffle } from "../kernel/random.ts";
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
  composed: BatchFigures;
  /** The same rows in the same order composed by the same rule, their cluster labels shuffled. */
  placebo: BatchFigures;
  /** The smallest distance in random batches, for comparison. */
  randomMinimumDistance: number;
}>;

export type ReportedBatch = readonly Readonly<{ keptNumber: number; home: boolean }>[];

export type ReportOptions = Readonly<{
  /** All placed rows in the order kept: kept number 1 first. */
  rows: readonly Readonly<{ cluster: number; vector: QuantisedVector }>[];
  /** The first epoch's batches. */
  batches: readonly ReportedBatch[];
  settings: ComposeSettings;
  /** The run's key; draws the random batches and the placebo's labels. */
  key: string;
  /** Random draws; more make the interval finer. */
  draws?: number;
}>;

/** A pure function of its options; null before the second batch, because one batch has no variance. */
export function reportBatches(options: ReportOptions): BatchReport | null {
  const { rows, batches, settings, key, draws = 40 } = options;
  if (batches.length < 2) return null;
  const vectors = rows.map(({ vector }) => Float32Array.from(dequantise(vector)));
  const used = batches.flat().map(({ keptNumber }) => keptNumber - 1);
  const chance = chanceOf(vectors, used, settings.batchSize, { key, draws });
  const placebo = placeboBatches(options);
  const usedByPlacebo = placebo.flat().map(({ keptNumber }) => keptNumber - 1);
  const placeboChance = chanceOf(vectors, usedByPlacebo, settings.batchSize, { key, draws });
  return {
    batches: batches.length,
    composed: figuresOf(vectors, batches, chance),
    placebo: figuresOf(vectors, placebo, placeboChance),
    randomMinimumDistance: chance.minimumDistance,
  };
}

/** Share of places filled from their own cluster; null without a batch. */
export function homeShare(batches: readonly (readonly Readonly<{ home: boolean }>[])[]): number | null {
  const places = batches.flat();
  return places.length === 0 ? null : places.filter(({ home }) => home).length / places.length;
}

type Chance = Readonly<{ variances: readonly number[]; minimumDistance: number }>;

function chanceOf(
  vectors: Rows,
  used: readonly number[],
  batchSize: number,
  { key, draws }: Readonly<{ key: string; draws: number }>,
): Chance {
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const order = shuffle(used, random(key, "random-batches", draw));
    return Array.from({ length: Math.floor(order.length / batchSize) }, (_unused, batch) =>
      order.slice(batch * batchSize, (batch + 1) * batchSize),
    );
  });
  return {
    variances: drawn.map((batches) => varianceOfMeans(vectors, batches)).toSorted((x, y) => x - y),
    minimumDistance: meanMinimumDistance(vectors, drawn[0] ?? []),
  };
}

function figuresOf(vectors: Rows, batches: readonly ReportedBatch[], chance: Chance): BatchFigures {
  const indices = batches.map((batch) => batch.map(({ keptNumber }) => keptNumber - 1));
  const variance = varianceOfMeans(vectors, indices);
  const { variances } = chance;
  const mean = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  const tail = Math.floor(variances.length * 0.025);
  return {
    homeShare: homeShare(batches) ?? 0,
    meanVarianceRatio: {
      value: variance / mean,
      low: variance / (variances[variances.length - 1 - tail] ?? mean),
      high: variance / (variances[tail] ?? mean),
    },
    minimumDistance: meanMinimumDistance(vectors, indices),
  };
}

/** As many batches as there really are, composed as the run composes, with labels dealt out anew. */
function placeboBatches({ rows, batches, settings, key }: ReportOptions): readonly ReportedBatch[] {
  const labels = shuffle(
    rows.map(({ cluster }) => cluster),
    random(key, "placebo-labels", 0),
  );
  const composer = openComposer({ ...settings, epochs: 1, key });
  for (const [index, cluster] of labels.entries()) {
    composer.see({ candidateId: index + 1, keptNumber: index + 1, cluster });
  }
  const composed: ReportedBatch[] = [];
  while (composed.length < batches.length) {
    const batch = composer.next(true);
    if (batch === null) break;
    composer.accept(batch);
    composed.push(batch.members);
  }
  return composed;
}
