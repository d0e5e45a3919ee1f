import { openNearest } from "../../../electron/kernel/nearest.ts";
import type { NearestIndex } from "../../../electron/kernel/nearest.ts";
import { cpuSecondsSince, leastUs, livingBytes, quantile } from "./clock.ts";
import { candidates } from "./stream.ts";

/** The filter at one size of what it kept: all of the stream up to there, and single candidates there. */
export type Grown = Readonly<{
  theta: number;
  kept: number;
  seen: number;
  /** For the whole stream: taking texts apart, asking whether one is above theta, adding what is kept. */
  cpuS: number;
  /** To ask about one of the 500 candidates that come next, which then are left out of the stream. */
  p50Us: number;
  p99Us: number;
  usedBytesPerKept: number;
  /** What the process really holds for the index, measured after freeing the rest. */
  heldBytesPerKept: number;
}>;

const window = 4096;
const probeCount = 500;

/**
 * Filters the corpus and then the made-up candidates until `sizes` are kept. `tell` is called at each
 * size; `keep` with every kept text, if given (which makes the held bytes meaningless).
 */
export function grow(
  corpus: readonly string[],
  theta: number,
  sizes: readonly number[],
  tell: (grown: Grown, index: NearestIndex) => void,
  keep?: (text: string) => void,
): void {
  const next = candidates(corpus);
  const before = livingBytes();
  const index = openNearest();
  let cpuS = 0;
  let seen = 0;
  for (const size of sizes) {
    while (index.size < size) {
      const texts = Array.from({ length: window }, (_, at) => corpus[seen + at] ?? next());
      const start = process.cpuUsage();
      for (const text of texts) {
        if (index.size === size) break;
        seen++;
        if (index.above(text, theta) === null) {
          index.add(text);
          keep?.(text);
        }
      }
      cpuS += cpuSecondsSince(start);
    }
    const probes = Array.from({ length: probeCount }, next);
    const us = leastUs(probes, (text) => index.above(text, theta));
    tell(
      {
        theta,
        kept: size,
        seen,
        cpuS,
        p50Us: quantile(us, 0.5),
        p99Us: quantile(us, 0.99),
        usedBytesPerKept: index.usedBytes / size,
        heldBytesPerKept: (livingBytes() - before) / size,
      },
      index,
    );
  }
}
