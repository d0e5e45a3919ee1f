import { Failure } from "../nouns/failure.ts";
import type { TrainerEvent } from "../nouns/trainer.ts";
import type { Exit } from "../workers/child.ts";

type ErrorEvent = Extract<TrainerEvent, { type: "error" }>;

/** Where a training stands when something happens to it. */
export type Standing = Readonly<{
  /** The first batch without an answer; null when none waits. */
  waitingBatch: number | null;
  /** The step of the last checkpoint; null when there is none. */
  checkpointStep: number | null;
}>;

/** The process ended without a word. */
export function diedFailure(exit: Exit, standing: Standing, lastLogs: readonly string[]): Failure {
  const how =
    exit.signal === "SIGKILL"
      ? "killed"
      : exit.signal !== null
        ? `signal ${exit.signal}`
        : `exit code ${exit.code ?? "unknown"}`;
  return new Failure("trainer-died", `The trainer ended (${how}). ${whatNext(standing)}`, {
    cause: new Error(lastLogs.join("\n")),
  });
}

/** Nothing came from it for too long. */
export function silentFailure(silentMs: number, standing: Standing): Failure {
  const seconds = Math.round(silentMs / 1000);
  return new Failure(
    "trainer-silent",
    `The trainer said nothing for ${seconds} s and was ended. ${whatNext(standing)}`,
  );
}

/** It failed at so many starts in a row that it is started no more; `last` is how it failed last. */
export function givenUpFailure(last: Failure, starts: number): Failure {
  const what = last.sentence.replace(/\.$/, "");
  return new Failure(
    last.kind,
    `${what} when you continue: it was started ${starts} times in a row without a step.`,
    {
      cause: last,
    },
  );
}

/** It said that it cannot go on. */
export function refusedFailure({ code, message }: Pick<ErrorEvent, "code" | "message">): Failure {
  return new Failure(
    "trainer-refused",
    `The trainer cannot go on (${code}): ${withStop(message)} ${advice(code)}`,
  );
}

/** It cannot use one batch, but goes on. */
export function batchFailure(batchId: number, message: string): Failure {
  return new Failure("trainer-refused", `The trainer refused batch ${batchId}: ${withStop(message)}`);
}

/** The batch was still waiting when the trainer was stopped. */
export function stoppedFailure(batchId: number): Failure {
  return new Failure(
    "request-aborted",
    `The trainer was stopped before batch ${batchId}. It goes first when training goes on.`,
  );
}

/** It was stopped while it still started. */
export function neverReadyFailure(): Failure {
  return new Failure("request-aborted", "The trainer was stopped before it was ready.");
}

function whatNext({ waitingBatch, checkpointStep }: Standing): string {
  const where = checkpointStep === null ? "from the start" : `from the checkpoint at ${checkpointStep}`;
  return waitingBatch === null ? `Training goes on ${where}.` : `Batch ${waitingBatch} goes again ${where}.`;
}

function advice(code: ErrorEvent["code"]): string {
  switch (code) {
    case "E_CHECKPOINT":
      return "Go on from the checkpoint before it.";
    case "E_DIVERGED":
      return "Start a run with a smaller learning rate.";
    case "E_OOM":
      return "Use a smaller batch size or a smaller model.";
    default:
      return "Its log says more.";
  }
}

function withStop(message: string): string {
  const line = message.split("\n")[0] ?? "";
  return line.endsWith(".") ? line : `${line}.`;
}
