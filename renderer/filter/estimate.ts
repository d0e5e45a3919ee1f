import {
  binOf,
  histogramBins,
  type FilterView,
  type WhatIfComparison,
} from "../../electron/nouns/filterView.ts";

/** Texts kept and too close at a θ; as the recorded scores tell it is about so, for kept texts act on later ones. */
export type Estimate = Readonly<{
  isExact: boolean;
  kept: number;
  tooClose: number;
  /** How many more go than come back (θ fell), or come back than go (it rose). */
  moving: number;
}>;

type Scores = Pick<FilterView, "theta" | "kept" | "tooClose" | "histogram">;

/** What the recorded scores say of another θ; exact at the recorded one. */
export function estimateAt({ theta: recorded, kept, tooClose, histogram }: Scores, theta: number): Estimate {
  if (theta === recorded) return { isExact: true, kept, tooClose, moving: 0 };
  const cut = cutOf(theta);
  const moving =
    theta < recorded ? sum(histogram.kept, cut, histogramBins) : -sum(histogram.tooClose, 0, cut);
  return { isExact: false, kept: kept - moving, tooClose: tooClose + moving, moving: Math.abs(moving) };
}

/** The same as computed text by text. */
export function exactAt(recorded: Readonly<{ kept: number }>, { result }: WhatIfComparison): Estimate {
  const { kept, rules } = result;
  return { isExact: true, kept, tooClose: rules["too_close"] ?? 0, moving: Math.abs(kept - recorded.kept) };
}

/** The first bin whose texts are above θ; at 1 nothing is. */
export function cutOf(theta: number): number {
  return theta >= 1 ? histogramBins : binOf(theta);
}

function sum(bins: readonly number[], from: number, to: number): number {
  return bins.slice(from, to).reduce((total, texts) => total + texts, 0);
}
