import type { InstructionSums } from "../nouns/view.ts";
import { isInDataSet, isMarked } from "./instructionIndex.ts";
import type { IndexedInstruction, InstructionIndex } from "./instructionIndex.ts";

/** What many rows have in common, in one pass: counts, and means over the rows that have a value. */
export function instructionSums(
  { norms }: InstructionIndex,
  rows: readonly IndexedInstruction[],
): InstructionSums {
  let kept = 0;
  let marked = 0;
  const nearest = { sum: 0, rows: 0 };
  const norm = { sum: 0, rows: 0 };
  const clusters = new Map<number, number>();
  const batches = new Map<number, number>();
  const reasons = new Map<string, number>();
  for (const row of rows) {
    if (isInDataSet(row)) kept += 1;
    if (isMarked(row)) marked += 1;
    add(nearest, row.score);
    add(norm, row.batch === null ? null : (norms.get(row.batch) ?? null));
    count(clusters, row.cluster);
    count(batches, row.batch);
    for (const reason of row.reasons) count(reasons, reason);
  }
  return {
    rows: rows.length,
    kept,
    marked,
    meanNearest: nearest.rows === 0 ? null : nearest.sum / nearest.rows,
    meanNorm: norm.rows === 0 ? null : norm.sum / norm.rows,
    clusters: rising(clusters).map(([cluster, times]) => ({ cluster, rows: times })),
    batches: rising(batches).map(([batch, times]) => ({ batch, rows: times })),
    reasons: [...reasons]
      .toSorted(([, a], [, b]) => b - a)
      .map(([reason, times]) => ({ reason, rows: times })),
  };
}

function add(mean: { sum: number; rows: number }, value: number | null): void {
  if (value === null) return;
  mean.sum += value;
  mean.rows += 1;
}

function count<T>(counts: Map<T, number>, value: T | null): void {
  if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function rising(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...counts].toSorted(([a], [b]) => a - b);
}
