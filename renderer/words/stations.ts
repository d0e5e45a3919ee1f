import type { Overview } from "../../electron/nouns/view.ts";
import { count, percent, twoPlaces } from "./numbers.ts";
import { batchesToTrain } from "./run.ts";

/** One station of the loop folded into the strip: label over value, with a quieter rest. */
export type StripStation = Readonly<{ id: string; label: string; value: string; rest: string }>;

/** The seven stations of the run strip in the one order (ui.md part 1, rule 3). */
export function stripStations(overview: Overview): readonly StripStation[] {
  const { seeds, requests, verdicts, clusters, training, windows } = overview;
  const waiting = clusters.waiting.reduce((sum, rows) => sum + rows, 0);
  return [
    { id: "seeds", label: "Seeds", value: count(seeds.pool), rest: "" },
    {
      id: "requests",
      label: "Requests",
      value: count(requests.sent),
      rest: requests.open > 0 ? `+${count(requests.open)}` : "",
    },
    {
      id: "kept",
      label: "Kept",
      value: count(verdicts.kept),
      rest: verdicts.generated > 0 ? percent(verdicts.kept / verdicts.generated) : "",
    },
    {
      id: "waiting",
      label: "Waiting",
      value: count(waiting),
      rest: clusters.waiting.length > 0 ? `in ${clusters.waiting.length}` : "",
    },
    batchStation(overview),
    { id: "norm", label: "Gradient norm", value: twoPlaces(training.gradientNorm, "–"), rest: "" },
    { id: "replaced", label: "Seeds replaced", value: count(windows.replacements), rest: "" },
  ];
}

/** Batches made; once every row is kept those trained, as only they are still to come. */
function batchStation(overview: Overview): StripStation {
  const { composed, trained, expected } = overview.batches;
  const station = { id: "batches", label: "Batches" };
  if (batchesToTrain(overview) > 0)
    return { ...station, value: count(trained), rest: `of ${count(expected)} trained` };
  return { ...station, value: count(composed), rest: expected > 0 ? `of ${count(expected)}` : "" };
}

/** Words of the plan of a run that has begun. */
export const frozenWords = {
  reason:
    "These settings bind the run since its first request, so that its rows can be explained and repeated. For another filter, go to Filter; for other settings, begin a new project.",
  child: (before: number) => `judges again what run ${before} recorded, by the filter below, and goes on`,
  writer: "may be another one after a pause: Continue asks",
  concurrency: "requests at the same time, may change after a pause",
  key: "every random choice of the run follows from it",
  theta: "a text nearer than this to one before it is set aside",
  rules: "each stands in Filter, Change the rules",
  noTrainer: "batches are made and not trained, so no seed is replaced",
} as const;
