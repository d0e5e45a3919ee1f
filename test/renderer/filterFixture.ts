import { histogramBins, type FilterView } from "../../electron/nouns/filterView.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";

/** Bins with texts in some of them. */
export function bins(texts: Readonly<Record<number, number>>): readonly number[] {
  return Array.from({ length: histogramBins }, (_, bin) => texts[bin] ?? 0);
}

/** A run of θ 0.85 that judged 100 texts in 10 requests. */
export const view: FilterView = {
  run: 1,
  theta: 0.85,
  filter: usualFilter("recommended", "english"),
  icu: { began: null, here: "76.1" },
  written: 104,
  generated: 100,
  kept: 70,
  tooClose: 30,
  exactRepeats: 0,
  ruledOut: 4,
  overGoal: 0,
  goal: 200,
  requests: 10,
  throughParsing: 10,
  hasReplacedSeeds: false,
  histogram: { kept: bins({ 40: 50, 80: 12, 84: 6, 85: 2 }), tooClose: bins({ 85: 5, 90: 10, 100: 15 }) },
  keptByPerson: 0,
  tokenless: 0,
  index: { kind: "none" },
};
