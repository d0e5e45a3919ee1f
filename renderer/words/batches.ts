import type { BatchVariety } from "../../electron/nouns/batchView.ts";
import { count, percent, twoPlaces } from "./numbers.ts";

/** Share of home places that a run should reach (ALGORITHMS 6b, R8). */
const homeTarget = 0.85;

export const varietyWords = {
  title: "How varied the batches are",
  tooFew: "Two batches must be composed before they can be compared.",
  working: "Comparing every batch with random ones",
} as const;

/** One figure with what it means and what it is compared with. */
export type VarietyLine = Readonly<{ name: string; value: string; beside: string; meaning: string }>;

/** The figures of R8, each with its placebo where there is one. */
export function varietyLines({ batches, loss, gradientNorm }: BatchVariety): readonly VarietyLine[] {
  const spreads = [
    spreadLine("Loss between batches", loss),
    spreadLine("Gradient norm between batches", gradientNorm),
  ].flatMap((line) => (line === null ? [] : [line]));
  if (batches === null) return spreads;
  const { composed, placebo, randomMinimumDistance, compared } = batches;
  const drawn =
    compared < batches.batches ? `, ${count(compared)} of ${count(batches.batches)} batches drawn` : "";
  const { value, low, high } = composed.meanVarianceRatio;
  return [
    {
      name: "Places filled from their own cluster",
      value: percent(composed.homeShare),
      beside: `target ${percent(homeTarget)}`,
      meaning:
        composed.homeShare >= homeTarget
          ? "The reserve was large enough."
          : "Some clusters stood empty, so others lent their rows.",
    },
    {
      name: "Variance between batch means",
      value: `${twoPlaces(value)} of random (${twoPlaces(low)} to ${twoPlaces(high)})`,
      beside: `shuffled labels ${twoPlaces(placebo.meanVarianceRatio.value)}${drawn}`,
      meaning:
        high < 1 ? "Batches are more alike than chance makes them." : "Not told apart from random batches.",
    },
    {
      name: "Least distance within a batch",
      value: twoPlaces(composed.minimumDistance),
      beside: `random ${twoPlaces(randomMinimumDistance)}, shuffled ${twoPlaces(placebo.minimumDistance)}`,
      meaning: "Larger means that a batch holds fewer near twins.",
    },
    ...spreads,
  ];
}

function spreadLine(name: string, spread: BatchVariety["loss"]): VarietyLine | null {
  if (spread === null) return null;
  return {
    name,
    value: `${twoPlaces(spread.mean)} ± ${twoPlaces(spread.deviation)}`,
    beside: `${count(spread.steps)} steps`,
    meaning: `They vary by ${percent(spread.mean === 0 ? 0 : spread.deviation / spread.mean)} of their mean.`,
  };
}
