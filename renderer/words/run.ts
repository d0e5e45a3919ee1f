import type { Overview, RunState } from "../../electron/nouns/view.ts";
import { count, counted, duration, timeOfDay } from "./numbers.ts";

/** How a run's state is drawn: shape first, colour second. */
export type StateMark = "ready" | "growing" | "pausing" | "paused" | "stopped" | "done" | "crashed";

/** The two lines at the left of the run strip. */
export type StateWords = Readonly<{ mark: StateMark; name: string; more: string }>;

const partNames = {
  writing: "Writing stopped",
  training: "Training stopped",
  all: "Growing stopped",
} as const;
const otherPart = { writing: "training goes on", training: "writing goes on", all: "" } as const;

/** How many batches are left to train once every row is kept; 0 before that, without a trainer and when done. */
export function batchesToTrain({ state, run, verdicts, batches }: Overview): number {
  if (run === null || run.train === "none" || state.kind === "done" || verdicts.kept < run.goal) return 0;
  return Math.max(0, batches.expected - batches.trained);
}

/** Name and second line of a state; `elapsedMs` is the time grown so far, `toTrain` as batchesToTrain counts. */
export function stateWords(state: RunState, elapsedMs: number, kept: number, toTrain = 0): StateWords {
  const elapsed = duration(elapsedMs);
  switch (state.kind) {
    case "noRun":
      return { mark: "ready", name: "Ready", more: "nothing running" };
    case "growing":
      return { mark: "growing", name: "Growing", more: elapsed };
    case "pausing":
      return {
        mark: "pausing",
        name:
          state.requestsInFlight === 0
            ? "Finishing the batch"
            : `Finishing ${counted(state.requestsInFlight, "request")}`,
        more: "then it pauses",
      };
    case "paused":
      return {
        mark: "paused",
        name: "Paused",
        more: toTrain > 0 ? toTrainWords(toTrain) : `at ${timeOfDay(state.at)}, ${elapsed}`,
      };
    case "stopped":
      return {
        mark: "stopped",
        name: partNames[state.part],
        more: state.isGoingOn && state.part !== "all" ? otherPart[state.part] : `at ${timeOfDay(state.at)}`,
      };
    case "done":
      return { mark: "done", name: `${count(kept)} kept`, more: elapsed };
    case "crashed":
      break;
  }
  return { mark: "crashed", name: `Stopped at ${timeOfDay(state.at)}`, more: "without a word" };
}

/** "24 batches to train": all rows are kept, and the run is not done. */
export function toTrainWords(batches: number): string {
  return `${counted(batches, "batch", "batches")} to train`;
}

/** What is safe and what comes next, after a stop or a crash; null where nothing has to be said. */
export function safetyWords(overview: Overview): string | null {
  const { state } = overview;
  if (state.kind === "stopped") {
    const open = overview.requests.open;
    return open === 0
      ? "Nothing was lost."
      : `Nothing was lost. ${counted(open, "request")} ${open === 1 ? "waits" : "wait"} to be asked.`;
  }
  if (state.kind !== "crashed") return null;
  if (state.requestsInFlight === 0) return "No request was in flight. Nothing was lost.";
  const verb = state.requestsInFlight === 1 ? "was in flight; it" : "were in flight; they";
  return `${counted(state.requestsInFlight, "request")} ${verb} will be asked again.`;
}

/** Who waits for whom, while the trainer is behind. */
export function paceWords(waits: NonNullable<Overview["waitsForTraining"]>): string {
  const behind = `Trainer is ${counted(waits.batchesAhead, "batch", "batches")} behind`;
  return waits.batchesAhead >= waits.limit ? `${behind}, requests wait for it` : `${behind}, writing goes on`;
}

/** Whether the backend is at work in this state. */
export function isAtWork(state: RunState): boolean {
  return (
    state.kind === "growing" || state.kind === "pausing" || (state.kind === "stopped" && state.isGoingOn)
  );
}
