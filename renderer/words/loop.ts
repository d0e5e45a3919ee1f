import type { LoopView } from "../../electron/nouns/loop.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { count, counted, percent, twoPlaces } from "./numbers.ts";

/** What stands at a station's ring: its name, its main figure, one sentence below. */
export type StationWords = Readonly<{ name: string; figure: string; sentence: string }>;

/** The mean score of the seeds that have one; null when none has. */
export function meanScore(seeds: LoopView["seeds"]): number | null {
  const scores = seeds.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The words of the seven stations in their order, also while a station is empty. */
export function stationWords(overview: Overview, view: LoopView): readonly StationWords[] {
  const { seeds, requests, verdicts, clusters, batches, training, windows } = overview;
  const share = verdicts.generated === 0 ? null : verdicts.kept / verdicts.generated;
  return [
    { name: "Seeds", figure: count(seeds.pool), sentence: seedsSentence(view.seeds, overview) },
    {
      name: "Requests",
      figure: requests.sent === 0 ? "" : count(requests.sent),
      sentence: requestsSentence(overview),
    },
    {
      name: "Verdicts",
      figure: share === null ? "" : `${percent(share)} kept`,
      sentence:
        share === null
          ? "Each text is compared with all that were kept; too close ones are set aside."
          : "ROUGE-L with the nearest text kept so far",
    },
    {
      name: "Clusters",
      figure: clusters.waiting.length === 0 ? "" : count(clusters.waiting.length),
      sentence: clustersSentence(overview),
    },
    {
      name: "Batches",
      figure: batches.composed === 0 ? "" : count(batches.composed),
      sentence: batchesSentence(overview),
    },
    {
      name: "Gradient norm",
      figure: twoPlaces(training.gradientNorm, ""),
      sentence: trainingSentence(overview),
    },
    {
      name: "Replacement",
      figure: windows.closed === 0 ? "" : count(windows.replacements),
      sentence: replacementSentence(overview),
    },
  ];
}

function seedsSentence(seeds: LoopView["seeds"], overview: Overview): string {
  if (overview.seeds.pool === 0) return "Three seeds at random start each request.";
  if (seeds.length === 0) return "";
  const grown = seeds.filter(({ isGrown }) => isGrown).length;
  const origin = `${count(seeds.length - grown)} yours, ${count(grown)} grown`;
  const mean = meanScore(seeds);
  return mean === null ? `${origin} · no score yet` : `${origin} · mean score ${twoPlaces(mean)}`;
}

function requestsSentence({ state, requests, verdicts }: Overview): string {
  if (requests.sent === 0) return "The first request takes three seeds at random.";
  const isAsking = state.kind === "growing" || state.kind === "pausing";
  const isGoing = isAsking || (state.kind === "stopped" && state.isGoingOn && state.part === "training");
  const parts =
    state.kind === "done"
      ? []
      : [
          isGoing
            ? `${count(requests.open)} in flight`
            : requests.open === 0
              ? "none in flight"
              : `${count(requests.open)} waiting, none in flight`,
        ];
  if (requests.replied > 0 && (isGoing || state.kind === "done"))
    parts.push(`${(verdicts.generated / requests.replied).toFixed(1)} written each`);
  return parts.join(", ");
}

function clustersSentence({ clusters, verdicts }: Overview): string {
  if (clusters.waiting.length === 0) {
    return clusters.basisRowsWanted > verdicts.kept
      ? `Drawn once ${count(clusters.basisRowsWanted)} are kept.`
      : "Kept texts are embedded and split along their main axes.";
  }
  const waiting = clusters.waiting.reduce((sum, rows) => sum + rows, 0);
  const empty = clusters.waiting.filter((rows) => rows === 0).length;
  return `${count(waiting)} waiting${empty === 0 ? "" : ` · ${count(empty)} empty`}`;
}

/** How often a place was filled from another cluster; what a batch is before the first. */
export function batchesSentence({ batches }: Overview): string {
  if (batches.composed === 0) return "A batch takes one text from each cluster.";
  if (batches.homeShare === null) return "";
  return `filled from another cluster ${percent(1 - batches.homeShare)}`;
}

function trainingSentence({ run, training }: Overview): string {
  if (run?.train === "none") return "This run trains nothing, so no seed is replaced.";
  if (training.steps === 0) return "Every batch trains the embedded model once.";
  return `loss ${twoPlaces(training.loss)} · the embedded model is a proxy for yours`;
}

function replacementSentence({ windows, run }: Overview): string {
  if (run?.train === "none") return "";
  if (windows.closed === 0)
    return "Of each ten batches one lends its texts as new seeds; the weakest seeds leave.";
  return `${counted(windows.closed, "window")} closed · ${count(windows.replacementsInForce)} drawn from already`;
}

/** What the line carries between its stations, in words; empty where nothing is known yet. */
export type LineWords = Readonly<{
  seeds: string;
  verdicts: string;
  clusters: string;
  next: string;
  batches: string;
  norm: string;
}>;

/** The rates on the line. */
export function lineWords(overview: Overview, batchesWaiting: number): LineWords {
  const { run, requests, verdicts, state } = overview;
  const trains = run?.train !== "none";
  const isHeld = state.kind === "growing" && overview.waitsForTraining !== null;
  return {
    seeds: isHeld ? "wait for the trainer" : "3 at random",
    verdicts: requests.replied === 0 ? "" : `${(verdicts.kept / requests.replied).toFixed(1)} kept a request`,
    clusters: "one from each",
    next: batchesWaiting === 0 ? "" : `${count(batchesWaiting)} waiting`,
    batches: trains ? `every batch trains the embedded proxy${size(overview)}` : "this run trains nothing",
    norm: !trains ? "" : run?.preset === "paper" ? "highest of each 10" : "one of each 10 stands out",
  };
}

function size({ work }: Overview): string {
  const parameters = work.trainer?.parameters ?? null;
  if (parameters === null) return "";
  return parameters < 1e6
    ? `, ${count(parameters)} parameters`
    : `, ${Number((parameters / 1e6).toPrecision(2))} M parameters`;
}

/** One sentence on what the bed shows, for those who do not see it. */
export function bedSummary(seeds: LoopView["seeds"]): string {
  const grown = seeds.filter(({ isGrown }) => isGrown).length;
  const used = seeds.filter(({ isInRequest }) => isInRequest).length;
  const leaving = seeds.filter(({ isNextToLeave }) => isNextToLeave).length;
  const parts = [counted(seeds.length, "seed"), `${count(grown)} grown`, `${count(used)} in a request now`];
  if (leaving > 0) parts.push(`${count(leaving)} next to leave`);
  return `The bed: ${parts.join(", ")}, mean score ${twoPlaces(meanScore(seeds), "not known yet")}.`;
}

/** One sentence on the shown requests and their verdicts. */
export function rowsSummary(requests: LoopView["requests"], theta: number): string {
  const settled = requests.filter(({ state }) => state === "judged");
  const texts = settled.flatMap((request) => request.texts);
  const kept = texts.filter(({ rule }) => rule === null).length;
  return `Nearest ROUGE-L of ${counted(texts.length, "text")} in ${counted(settled.length, "request")}: ${count(kept)} kept, θ ${twoPlaces(theta)}.`;
}

/** One sentence on the queues. */
export function queuesSummary(clusters: LoopView["clusters"]): string {
  const waiting = clusters.reduce((sum, cluster) => sum + cluster.waiting, 0);
  const empty = clusters.filter((cluster) => cluster.waiting === 0).length;
  return `${counted(waiting, "text")} waiting in ${counted(clusters.length, "cluster")}, ${count(empty)} empty.`;
}

/** One sentence on the strip of batches. */
export function stripSummary(batches: LoopView["batches"]): string {
  const places = batches.flatMap(({ cells, wanted }) => cells.map((cell, place) => cell === wanted[place]));
  const borrowed = places.filter((isHome) => !isHome).length;
  const waiting = batches.filter(({ step }) => step === null).length;
  return `The last ${counted(batches.length, "batch", "batches")}, ${count(waiting)} not trained yet; ${count(borrowed)} of ${counted(places.length, "place")} filled from another cluster.`;
}

/** Sentences on loss and norm of the shown batches. */
export function trainingSummary(batches: LoopView["batches"]): string {
  const trained = batches.filter(({ step }) => step !== null);
  const first = trained[0];
  const last = trained.at(-1);
  if (first === undefined || last === undefined) return "Loss: no batch is trained yet.";
  const winners = trained.filter(({ isWinner }) => isWinner).length;
  const span = (from: number | null, to: number | null): string =>
    `${twoPlaces(from, "not finite")} at batch ${count(first.number)}, ${twoPlaces(to, "not finite")} at batch ${count(last.number)}`;
  return `Loss: ${span(first.loss, last.loss)}. Gradient norm: ${span(first.gradientNorm, last.gradientNorm)}; ${counted(winners, "batch", "batches")} stood out in a window.`;
}

/** How far the loop closes: how often a grown seed was in a kept text's request, and how soon; null before. */
export function closureSentence({ closure, lagMedian, windows }: Overview): string | null {
  if (closure === null || windows.replacements === 0) return null;
  const lag = lagMedian === null ? "" : `, ${counted(lagMedian, "request")} after their window`;
  return `Grown seeds were in the requests of ${percent(closure)} of kept texts${lag}.`;
}
