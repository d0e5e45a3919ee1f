import { histogramBins } from "../../../electron/nouns/filterView.ts";

/** Room around the bars in px: counts at the left, labels over and numbers under them. */
export const room = { left: 44, right: 12, top: 18, bottom: 20 } as const;

/** Where scores and counts lie in a plot of a size, in px. */
export type PlotScale = Readonly<{
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The count at the top. */
  most: number;
  x: (score: number) => number;
  y: (texts: number) => number;
}>;

/** The axis ends behind the bin of 1, which is as wide as the others. */
const END = histogramBins / 100;

/** The scale of a plot; bars that rise over `most` are cut there. */
export function plotScale(width: number, height: number, most: number): PlotScale {
  const [left, right] = [room.left, Math.max(room.left + 1, width - room.right)];
  const [top, bottom] = [room.top, Math.max(room.top + 1, height - room.bottom)];
  return {
    left,
    right,
    top,
    bottom,
    most,
    x: (score) => left + (score / END) * (right - left),
    y: (texts) => bottom - (Math.min(texts, most) / Math.max(1, most)) * (bottom - top),
  };
}

/** The score at a place, in hundredths and within 0 … 1. */
export function scoreAt({ left, right }: PlotScale, x: number): number {
  const score = ((x - left) / (right - left)) * END;
  return Math.round(Math.max(0, Math.min(1, score)) * 100) / 100;
}

/** One bar far over all others would flatten them: past this many times the next it is cut. */
const CUT_OVER = 2.5;

/** The count that the plot shows at its top. */
export function topOf(bins: readonly number[]): number {
  const [most = 0, next = 0] = bins.toSorted((a, b) => b - a);
  return next > 0 && most > CUT_OVER * next ? Math.ceil(next * 1.25) : most;
}

/** Three to five round values from 0 to at most `most`. */
export function ticksTo(most: number): readonly number[] {
  if (most < 1) return [0];
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = [power / 5, power / 2, power, power * 2, power * 5].filter((step) => Number.isInteger(step));
  const step = steps.find((each) => Math.floor(most / each) <= 4) ?? most;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => place * step);
}
