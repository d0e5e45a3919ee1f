import type { Overview, RunState } from "../../../electron/nouns/view.ts";

/** How a part of the line is drawn: grey, accent, dotted orange, dotted red, dotted grey. */
export type Flow = "empty" | "flowing" | "waiting" | "failed" | "paused";

/** The parts of the closed line in its order; `clusters` ends at the framed column, `next` leads from it to ⑤. */
export const lineParts = [
  "seeds",
  "requests",
  "verdicts",
  "clusters",
  "next",
  "batches",
  "norm",
  "replacement",
] as const;
export type LinePart = (typeof lineParts)[number];

/** The whole line: each part's flow, batches that wait at ⑤, and the station that failed. */
export type LineState = Readonly<{
  flow: Readonly<Record<LinePart, Flow>>;
  batchesWaiting: number;
  failedStation: number | null;
}>;

/** From this many batches on, those composed and not trained are called waiting: one is in the trainer. */
const WAITING_FROM = 2;

/** Whether requests are under way in this state. */
export function isAsking(state: RunState): boolean {
  if (state.kind === "stopped") return state.isGoingOn && state.part === "training";
  return state.kind === "growing" || state.kind === "pausing";
}

/** How often something has crossed each part since the run began. */
export function crossings(overview: Overview): Readonly<Record<LinePart, number>> {
  const { requests, clusters, batches, training, windows } = overview;
  return {
    seeds: requests.sent,
    requests: requests.replied,
    verdicts: clusters.placed,
    clusters: batches.composed,
    next: batches.composed,
    batches: training.steps,
    norm: windows.closed,
    replacement: windows.replacements,
  };
}

/** What the line says of a run (ui.md part 4: the line is the state). */
export function lineState(overview: Overview): LineState {
  const { state, batches, run } = overview;
  const trains = run?.train !== "none";
  const behind = trains ? Math.max(0, batches.composed - batches.trained) : 0;
  const batchesWaiting = behind >= WAITING_FROM && state.kind !== "done" ? behind : 0;
  const crossed = crossings(overview);
  const flowOf = partFlow(overview, batchesWaiting);
  const flow = (part: LinePart): Flow => {
    const isAfterTraining = part === "batches" || part === "norm" || part === "replacement";
    if (isAfterTraining && !trains) return "empty";
    const found = flowOf(part);
    return found === "flowing" && crossed[part] === 0 && state.kind !== "done" ? "empty" : found;
  };
  return {
    flow: {
      seeds: flow("seeds"),
      requests: flow("requests"),
      verdicts: flow("verdicts"),
      clusters: flow("clusters"),
      next: flow("next"),
      batches: flow("batches"),
      norm: flow("norm"),
      replacement: flow("replacement"),
    },
    batchesWaiting,
    failedStation: failedStation(overview),
  };
}

function failedStation({ state }: Overview): number | null {
  if (state.kind !== "stopped") return null;
  if (state.part === "writing") return 2;
  return state.part === "training" ? 6 : null;
}

const beforeTraining: ReadonlySet<LinePart> = new Set(["seeds", "requests", "verdicts", "clusters"]);

function partFlow(overview: Overview, waiting: number): (part: LinePart) => Flow {
  const { state, waitsForTraining } = overview;
  const next: Flow = waiting > 0 ? "waiting" : "flowing";
  switch (state.kind) {
    case "noRun":
      return () => "empty";
    case "done":
      return () => "flowing";
    case "paused":
    case "crashed":
      return () => "paused";
    case "pausing":
      return (part) => (part === "seeds" ? "paused" : part === "next" ? next : "flowing");
    case "growing":
      return (part) => {
        if (part === "next") return next;
        return part === "seeds" && waitsForTraining !== null ? "waiting" : "flowing";
      };
    case "stopped":
      break;
  }
  if (state.part === "all") return () => "failed";
  const rest: Flow = state.isGoingOn ? "flowing" : "paused";
  if (state.part === "training")
    return (part) =>
      beforeTraining.has(part) ? rest : part === "next" && waiting > 0 ? "waiting" : "failed";
  // What is composed still feeds the trainer: the lack of texts is felt as far as the last batch that waits.
  return (part) =>
    beforeTraining.has(part) ? "failed" : part === "next" ? (waiting > 0 ? "waiting" : "failed") : rest;
}
