import type { FilterView } from "../../../electron/nouns/filterView.ts";
import { estimateAt } from "../estimate.ts";

/** Kept texts at a θ; `isExact` false: estimated from the recorded scores. */
export type CurvePoint = Readonly<{ theta: number; kept: number; isExact: boolean }>;

const from = 50;
const to = 95;

/** Hundredths that the curve covers: 0.50–0.95, and as far as the handle. */
export function curveRange(handle: number): Readonly<{ from: number; to: number }> {
  const at = Math.round(handle * 100);
  return { from: Math.min(from, Math.floor(at / 10) * 10), to: Math.max(to, at) };
}

/** The curve as the recorded scores draw it, a point each 0.01. */
export function estimatedCurve(
  view: FilterView,
  range: ReturnType<typeof curveRange>,
): readonly CurvePoint[] {
  return Array.from({ length: range.to - range.from + 1 }, (_, step) => {
    const theta = (range.from + step) / 100;
    return { theta, kept: estimateAt(view, theta).kept, isExact: false };
  });
}

/** Where values lie in a small chart, in px. */
export type CurveScale = Readonly<{
  x: (theta: number) => number;
  y: (kept: number) => number;
  box: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  range: ReturnType<typeof curveRange>;
}>;

/** A scale over counts; the least stands a little above the axis, which need not begin at 0. */
export function curveScale(
  { least, most }: Readonly<{ least: number; most: number }>,
  box: CurveScale["box"],
  range: ReturnType<typeof curveRange>,
): CurveScale {
  const spread = Math.max(1, most - least);
  return {
    box,
    range,
    x: (theta) => box.left + ((theta * 100 - range.from) / (range.to - range.from)) * (box.right - box.left),
    y: (value) => box.bottom - 6 - ((value - least) / spread) * (box.bottom - 6 - box.top),
  };
}

/** A line through points in the order of θ. */
export function linePath(points: readonly CurvePoint[], { x, y }: CurveScale): string {
  return points
    .toSorted((a, b) => a.theta - b.theta)
    .map(({ theta, kept }, place) => `${place === 0 ? "M" : "L"}${x(theta).toFixed(1)} ${y(kept).toFixed(1)}`)
    .join("");
}
