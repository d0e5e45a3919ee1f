/**
 * Adjusted Rand index of two labellings of the same items (Hubert and Arabie 1985): 1 when they part the
 * items alike, about 0 for independent labels. Two labellings that both put all items together, or both
 * apart, count as 1. Throws when the lengths differ.
 */
export function adjustedRand(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length) throw new RangeError("The labellings differ in length.");
  const together = pairsWithin(first.map((label, index) => `${label} ${second[index]}`));
  const inFirst = pairsWithin(first);
  const inSecond = pairsWithin(second);
  const all = pairs(first.length);
  const expected = all === 0 ? 0 : (inFirst * inSecond) / all;
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsWithin(labels: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
