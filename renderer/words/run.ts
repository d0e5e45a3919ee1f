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

/** Name and second line of a state; `elapsedMs` is the time grown so far. */
export function stateWords(state: RunState, elapsedMs: number, kept: number): StateWords {
  const elapsed = duration(elapsedMs);
  switch (state.kind) {
    case "noRun":
      return { mark: "ready", name: "Ready", more: "nothing running" };
    case "growing":
      return { mark: "growing", name: "Growing", more: elapsed };
    case "pausing":
      return {
        mark: "pausing",
        name: "Pausing",
        more:
          state.requestsInFlight === 0
            ? "finishing the batch"
            : `finishing ${counted(state.requestsInFlight, "request")}`,
      };
    case "paused":
      return { mark: "paused", name: "Paused", more: `at ${timeOfDay(state.at)}, ${elapsed}` };
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
