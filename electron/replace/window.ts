/** The steps of window `number` (from 1): the first `skippedSteps` belong to none (ambiguity 11). */
export function windowSteps(
  number: number,
  rule: { steps: number; skippedSteps: number },
): Readonly<{ first: number; last: number }> {
  const first = rule.skippedSteps + (number - 1) * rule.steps + 1;
  return { first, last: first + rule.steps - 1 };
}

/** Index of the highest signal; ties: the first; null when no step was finite (ambiguity 11). */
export function winner(values: readonly (number | null)[]): number | null {
  let best: number | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null || !Number.isFinite(value)) continue;
    const highest = best === null ? null : values[best];
    if (highest === null || highest === undefined || value > highest) best = index;
  }
  return best;
}
