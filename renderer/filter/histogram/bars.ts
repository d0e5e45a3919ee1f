import { histogramBins, type FilterView } from "../../../electron/nouns/filterView.ts";
import { cutOf } from "../estimate.ts";
import type { PlotScale } from "./scale.ts";

/** Texts of a bin by what a θ makes of them. */
export type BinParts = Readonly<{ stays: number; moves: number; tooClose: number }>;

type Scores = Pick<FilterView, "theta" | "histogram">;

/** Each bin in parts: kept at both θ, kept at one of them, too close at both. */
export function partsOf({ theta: recorded, histogram }: Scores, theta: number): readonly BinParts[] {
  const cut = cutOf(theta);
  return Array.from({ length: histogramBins }, (_, bin) => {
    const kept = histogram.kept[bin] ?? 0;
    const tooClose = histogram.tooClose[bin] ?? 0;
    if (theta < recorded && bin >= cut) return { stays: 0, moves: kept, tooClose };
    if (theta > recorded && bin < cut) return { stays: kept, moves: tooClose, tooClose: 0 };
    return { stays: kept, moves: 0, tooClose };
  });
}

/** Outlines of the bars of each part; kept ones stand on the axis, too close ones on top. */
export type BarPaths = Readonly<Record<keyof BinParts, string>>;

/** Space at each side of a bar, in px. */
const GAP_PX = 0.75;

/** The bars as paths: one a part, however many bins. */
export function barPaths(parts: readonly BinParts[], scale: PlotScale): BarPaths {
  const paths = { stays: "", moves: "", tooClose: "" };
  for (const [bin, { stays, moves, tooClose }] of parts.entries()) {
    const left = scale.x(bin / 100) + GAP_PX;
    const right = scale.x((bin + 1) / 100) - GAP_PX;
    paths.stays += bar(left, right, 0, stays, scale);
    paths.moves += bar(left, right, stays, stays + moves, scale, 0.5);
    paths.tooClose += bar(left, right, stays + moves, stays + moves + tooClose, scale, 0.5);
  }
  return paths;
}

function bar(left: number, right: number, from: number, to: number, scale: PlotScale, edge = 0): string {
  if (to <= from) return "";
  const top = scale.y(to) + edge;
  // A bar of one text is still to be seen beside one of ten thousand.
  const bottom = Math.max(scale.y(from) - edge, top + 1);
  const [west, east] = [round(left + edge), round(right - edge)];
  return `M${west} ${round(bottom)}V${round(top)}H${east}V${round(bottom)}Z`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

/** The scores of a bin as the list of instructions has them in its address. */
export function binRange(bin: number): string {
  return bin === 100 ? "1-1" : `${bin / 100}-${(bin + 1) / 100}`;
}
