const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 };

/** The row that a key leads to from `place` among `rows`; null when the key is not one that moves. */
export function placeAfter(key: string, place: number | null, rows: number, pageRows: number): number | null {
  const bounded = (next: number): number => Math.max(0, Math.min(rows - 1, next));
  if (key === "Home") return 0;
  if (key === "End") return rows - 1;
  const step = key === "PageDown" ? pageRows : key === "PageUp" ? -pageRows : steps[key];
  if (step === undefined) return null;
  return place === null ? 0 : bounded(place + step);
}
