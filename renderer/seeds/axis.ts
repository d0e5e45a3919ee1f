/** Where the axis of scores begins: at 0.5, or at 0 when a score lies under it. */
export function axisFrom(rows: readonly Readonly<{ score: number | null }>[]): 0 | 0.5 {
  return rows.some(({ score }) => score !== null && score < 0.5) ? 0 : 0.5;
}

/** The place of a score on an axis from `from` to 1, as a share of its length. */
export function axisPlace(score: number, from: number): number {
  return Math.max(0, Math.min(1, (score - from) / (1 - from)));
}
