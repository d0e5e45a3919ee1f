import type { Overview } from "../../electron/nouns/view.ts";
import { count, counted, duration, percent, rate, twoPlaces } from "./numbers.ts";

/** Second lines of the seven stations: one sentence each, also while a station is empty. */
export function seedsSummary(overview: Overview): string {
  const { given, grown, left } = overview.seeds;
  const parts = [`${count(given)} yours`, `${count(grown)} grown`];
  if (left > 0) parts.push(`${count(left)} left`);
  return parts.join(", ");
}

export function requestsSummary(overview: Overview): string {
  const { open, replied, failedAttempts } = overview.requests;
  const parts = [
    overview.state.kind === "growing" || overview.state.kind === "pausing"
      ? `${count(open)} in flight`
      : `${count(open)} open`,
  ];
  if (replied > 0) parts.push(`${rate(overview.verdicts.generated / replied)} written each`);
  if (failedAttempts > 0) parts.push(counted(failedAttempts, "attempt failed", "attempts failed"));
  return parts.join(", ");
}

export function verdictsSummary(overview: Overview): string {
  const { kept, generated } = overview.verdicts;
  if (generated === 0) return "The filter has judged nothing yet.";
  const pace = overview.keptPerMinute === null ? "" : ` · ${rate(overview.keptPerMinute)} kept a minute`;
  return `${count(kept)} of ${count(generated)} written${pace}`;
}

export function clustersSummary(overview: Overview): string {
  const { placed, waiting, basisRowsWanted } = overview.clusters;
  if (waiting.length === 0) {
    return basisRowsWanted > overview.verdicts.kept
      ? `from ${count(basisRowsWanted)} kept on`
      : "not drawn yet";
  }
  const empty = waiting.filter((rows) => rows === 0).length;
  return `${count(placed)} placed${empty > 0 ? `, ${count(empty)} empty` : ""}`;
}

/** How well the clusters describe the texts; null before there are clusters. */
export function axesSentence(overview: Overview): string | null {
  const { waiting, explainedVariance, stability } = overview.clusters;
  if (waiting.length === 0) return null;
  const explained = explainedVariance.reduce((sum, share) => sum + share, 0);
  return `The axes explain ${percent(explained)}${stability === null ? "" : `, stability ${twoPlaces(stability)}`}.`;
}

export function batchesSummary(overview: Overview): string {
  const { composed, trained } = overview.batches;
  if (composed === 0) return "No batch is full yet.";
  return `${count(trained)} trained, ${count(composed - trained)} ahead`;
}

/** How often a place was filled from another cluster; null before there is a batch. */
export function borrowedSentence(overview: Overview): string | null {
  const { homeShare } = overview.batches;
  return homeShare === null ? null : `${percent(1 - homeShare)} of places filled from another cluster.`;
}

export function trainingSummary(overview: Overview): string {
  const { steps, loss, stepMs } = overview.training;
  if (overview.run?.train === "none") return "This run trains nothing, so no seed is replaced.";
  if (steps === 0) return "The embedded model has not taken a step yet.";
  return `loss ${twoPlaces(loss)}${stepMs === null ? "" : `, ${duration(stepMs)} a batch`} · the embedded model is a proxy for yours`;
}

export function replacementSummary(overview: Overview): string {
  const { closed, replacements, replacementsInForce } = overview.windows;
  if (closed === 0) return "The first window closes at batch 20.";
  if (replacements === 0) return `${counted(closed, "window")} closed, no seed left yet.`;
  return `${counted(closed, "window")} closed · ${count(replacementsInForce)} drawn from already`;
}

/** What closure and lag are, in one line. */
export const closureMeaning =
  "Closure: kept rows whose request held a grown seed. Lag: from a window’s end to its seeds.";

/** Whether feedback reaches what is written: closure and lag. */
export function closureSentences(
  overview: Overview,
): readonly Readonly<{ id: string; label: string; value: string; meaning: string }>[] {
  return [
    {
      id: "closure",
      label: "Closure",
      value: percent(overview.closure),
      meaning: "of kept rows had a grown seed in their request",
    },
    {
      id: "quarter",
      label: "Last quarter",
      value: percent(overview.closureLastQuarter),
      meaning: "the same, of the newest quarter",
    },
    {
      id: "lag",
      label: "Lag",
      value: overview.lagMedian === null ? "unknown" : counted(overview.lagMedian, "request"),
      meaning:
        overview.lagP90 === null
          ? "from a window’s end to its new seeds"
          : `from a window’s end to its new seeds; nine of ten within ${count(overview.lagP90)}`,
    },
  ];
}
