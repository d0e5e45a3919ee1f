import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** CPU seconds of this process since `start`, with those of V8's helper threads. */
export function cpuSecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/**
 * The microseconds that each call takes, the least of five: what other processes take in between does
 * not count.
 */
export function leastUs<T>(items: readonly T[], call: (item: T) => unknown): readonly number[] {
  const least = items.map(() => Infinity);
  for (let round = 0; round < 5; round++) {
    for (const [at, item] of items.entries()) {
      const start = performance.now();
      call(item);
      least[at] = Math.min(least[at] ?? 0, 1000 * (performance.now() - start));
    }
  }
  return least;
}

/** Bytes that live in the heap and in array buffers once everything unused is freed. */
export function livingBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") for (let times = 0; times < 3; times++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
