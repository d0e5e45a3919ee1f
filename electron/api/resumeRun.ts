import { asFailure } from "../nouns/failure.ts";
import type { Desk } from "./desk.ts";
import { allowedConcurrency } from "./growRequest.ts";
import { overviewNow } from "./watch.ts";

/**
 * Goes on with a run that was cut off, with the writer and concurrency of its last sitting, and tells the pages.
 * A run that ended in any other way stays as it is. A Failure of the start is told too; the run is then still
 * "after a crash".
 */
export async function resumeRun(desk: Desk): Promise<void> {
  const { run, state } = overviewNow(desk);
  const last = run?.lastSitting ?? null;
  if (state.kind !== "crashed" || last === null) return;
  try {
    await desk.continue({ writer: last.writer, concurrency: allowedConcurrency(last.concurrency) });
    const sentence = "Seedbed ended by itself and started again. The run goes on.";
    desk.tell({ kind: "notice", sentence, isMended: true });
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    const sentence = `Seedbed ended by itself and started again, but the run does not go on. ${failure.sentence}`;
    desk.tell({ kind: "notice", sentence });
  }
}
