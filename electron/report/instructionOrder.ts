import type { InstructionFilter, InstructionSort, Range } from "../nouns/view.ts";
import { isInDataSet, isMarked } from "./instructionIndex.ts";
import type { IndexedInstruction, InstructionIndex } from "./instructionIndex.ts";

type Fits = (row: IndexedInstruction) => boolean;

const shows: Readonly<Record<InstructionFilter["show"], Fits>> = {
  kept: isInDataSet,
  "kept by a person": (row) => !row.isKept && isInDataSet(row),
  marked: isMarked,
  "set aside": (row) => !isInDataSet(row),
  all: () => true,
};

/** The rows of an index that fit a filter, in the order judged; `found`: what its search found, null without one. */
export function fitting(
  index: InstructionIndex,
  filter: InstructionFilter,
  found: ReadonlySet<number> | null,
): readonly IndexedInstruction[] {
  const tests = testsOf(filter, found);
  return index.rows.filter((row) => tests.every((fits) => fits(row)));
}

function testsOf(filter: InstructionFilter, found: ReadonlySet<number> | null): readonly Fits[] {
  const { show, cluster, batches, reason, seed, request, nearest } = filter;
  const tests: Fits[] = [shows[show]];
  if (cluster !== null) tests.push((row) => row.cluster === cluster);
  if (batches !== null) tests.push((row) => isInside(row.batch, batches));
  if (reason !== null) tests.push((row) => row.reasons.includes(reason));
  if (seed !== null) tests.push((row) => row.seeds.includes(seed));
  if (request !== null) tests.push((row) => row.prompt === request);
  if (nearest !== null) tests.push((row) => isInside(row.score, nearest));
  if (found !== null) tests.push((row) => found.has(row.candidate));
  return tests;
}

function isInside(value: number | null, { from, to }: Range): boolean {
  return value !== null && value >= from && value <= to;
}

/**
 * The candidates of some rows, given in the order judged, in the order of a sort. A falling order is the rising
 * one turned round, but for the rows without the value, which stand at the end of both.
 */
export function ordered(
  index: InstructionIndex,
  rows: readonly IndexedInstruction[],
  { by, isRising }: InstructionSort,
): readonly number[] {
  const { known, without } =
    by === "number" ? { known: ids(rows), without: [] } : byValue(rows, valueOf(index, by));
  return isRising ? [...known, ...without] : [...known.toReversed(), ...without.toReversed()];
}

function ids(rows: readonly IndexedInstruction[]): readonly number[] {
  return rows.map((row) => row.candidate);
}

/** Few values occur many times each, so rows are gathered by value and only the values are sorted. */
function byValue(
  rows: readonly IndexedInstruction[],
  value: (row: IndexedInstruction) => number | null,
): Readonly<{ known: readonly number[]; without: readonly number[] }> {
  const groups = Map.groupBy(rows, value);
  const without = groups.get(null) ?? [];
  groups.delete(null);
  const sorted = Float64Array.from(groups.keys(), (key) => key ?? 0).sort();
  return { known: [...sorted].flatMap((key) => ids(groups.get(key) ?? [])), without: ids(without) };
}

function valueOf(
  { norms }: InstructionIndex,
  by: Exclude<InstructionSort["by"], "number">,
): (row: IndexedInstruction) => number | null {
  const values = {
    nearest: (row: IndexedInstruction) => row.score,
    cluster: (row: IndexedInstruction) => row.cluster,
    batch: (row: IndexedInstruction) => row.batch,
    norm: ({ batch }: IndexedInstruction) => (batch === null ? null : (norms.get(batch) ?? null)),
  };
  return values[by];
}
