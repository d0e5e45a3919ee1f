import type { Command } from "../api/command.ts";
import type { Overview } from "../nouns/view.ts";
import { amount, duration, percent, setAside } from "./growProgress.ts";

/** What a person reads at the end; a run whose loop stayed open says so in the first line. */
export function summary(
  view: Overview,
  rate: ReturnType<Command["keepRate"]>,
  variety: Awaited<ReturnType<Command["variety"]>>,
): readonly string[] {
  const { verdicts, requests, training, windows, run } = view;
  const isOpenLoop = run?.train === "embedded" && view.closure === 0;
  return [
    ...(run?.train === "none" ? ["No model was trained beside, so no feedback reached the seeds."] : []),
    ...(isOpenLoop ? ["Closure 0: no kept row comes from a seed that came in by replacement."] : []),
    `${amount(verdicts.kept)} kept of ${amount(verdicts.generated)} generated in ${amount(requests.sent)} requests, ${duration(view.elapsedMs)}.`,
    ...(rate === null
      ? []
      : [
          `${percent(rate.discarded)} of what entered the filter was discarded (95 % of resampled requests: ${percent(rate.low)} to ${percent(rate.high)}); ${rate.keptPerRequest.toFixed(2)} kept a request.`,
        ]),
    `Set aside: ${setAside(view)}. Marked and kept: ${amount(verdicts.marked)}.`,
    `${counted(training.steps, "iteration")}, ${counted(windows.closed, "window")}, ${counted(windows.replacements, "seed")} replaced, ${windows.replacementsInForce} in force before the last prompt.`,
    ...(view.clusters.stability !== null && view.clusters.stability < 0.3
      ? [
          `Cluster stability ${view.clusters.stability.toFixed(2)}: below 0.30 the clusters are mostly chance.`,
        ]
      : []),
    ...(variety === null ? [] : [varietyLine(variety)]),
    `Closure ${percent(view.closure)}, last quarter ${percent(view.closureLastQuarter)}; lag median ${view.lagMedian ?? "–"}, p90 ${view.lagP90 ?? "–"} prompts.`,
  ];
}

function counted(value: number, noun: string): string {
  return `${amount(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** The batches beside chance: below 1 they are more alike than random ones. */
function varietyLine({
  batches,
  compared,
  composed,
  placebo,
}: NonNullable<Awaited<ReturnType<Command["variety"]>>>): string {
  const { value, low, high } = composed.meanVarianceRatio;
  const ratio = `${value.toFixed(2)} of random batches (${low.toFixed(2)} to ${high.toFixed(2)}; shuffled labels ${placebo.meanVarianceRatio.value.toFixed(2)})`;
  const distance = `${composed.minimumDistance.toFixed(2)} (shuffled ${placebo.minimumDistance.toFixed(2)})`;
  const drawn = compared < batches ? ` Drawn: ${amount(compared)} of ${amount(batches)} batches.` : "";
  return `Batches: ${percent(composed.homeShare)} of places from their own cluster; variance between batch means ${ratio}; least distance in a batch ${distance}.${drawn}`;
}
