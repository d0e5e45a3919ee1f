import type { Overview } from "../../electron/nouns/view.ts";
import { count, rate } from "./numbers.ts";
import { paceWords } from "./run.ts";

/** A rate of the run strip on the Loop: "Kept", "341 a minute". */
export type StripRate = Readonly<{ id: string; label: string; value: string }>;

/** What passes three stations in a minute; one that is not known yet says so. */
export function stripRates({ keptPerMinute, work, run }: Overview): readonly StripRate[] {
  const figure = (id: string, label: string, value: number | null): StripRate => ({
    id,
    label,
    value: value === null ? "unknown" : rate(value),
  });
  const rates = [
    figure("requests", "Requests", work.requestsPerMinute),
    figure("kept", "Kept", keptPerMinute),
  ];
  return run?.train === "none" ? rates : [...rates, figure("batches", "Batches", work.batchesPerMinute)];
}

/** What the pace stands under: while what is recorded is judged again it is how far that is. */
export function paceLabel({ run, state }: Overview): string {
  if ((run?.judgingAgain ?? null) === null) return "Pace";
  return state.kind === "paused" ? "Judged again" : "Judging again";
}

/** Who waits for whom, or how far a run is in judging again what is recorded: a sentence's first and second half. */
export function paceParts({ waitsForTraining, run, verdicts }: Overview): readonly [string, string] {
  const again = run?.judgingAgain ?? null;
  if (again !== null)
    return [`${count(again.done)} of ${count(again.total)}`, again.total === 1 ? "reply" : "replies"];
  if (waitsForTraining !== null) {
    const [who = "", what = ""] = paceWords(waitsForTraining).split(", ");
    return [who, what];
  }
  if (run?.train === "none") return ["Writing alone", "no model trains"];
  const isWritten = run !== null && verdicts.kept >= run.goal;
  return isWritten ? ["Writing is done", "training goes on"] : ["Nobody waits", "writing and training go on"];
}
