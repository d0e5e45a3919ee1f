/** How long to wait before a crashed process is started again: ms, or null when it crashed too often. */
export type BackOff = (nowMs: number) => number | null;

/** Waits longer after each crash within `withinMs`, one delay after the other; past the last it gives up. */
export function backOff(delaysMs: readonly number[], withinMs: number): BackOff {
  let crashesMs: number[] = [];
  return (nowMs) => {
    crashesMs = [...crashesMs.filter((atMs) => nowMs - atMs < withinMs), nowMs];
    return delaysMs[crashesMs.length - 1] ?? null;
  };
}
