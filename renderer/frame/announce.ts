import type { Overview } from "../../electron/nouns/view.ts";
import { count, counted } from "../words/numbers.ts";
import { batchesToTrain, toTrainWords } from "../words/run.ts";

/** A screen reader hears at most one polite sentence in this time (ui.md part 11). */
export const SENTENCE_PACE_MS = 30_000;

/** What of a run is worth a sentence when it changes. */
export type Milestones = Readonly<{ state: Overview["state"]["kind"]; tenths: number; replacements: number }>;

/** How far the run is now. */
export function milestonesOf({ run, verdicts, windows, state }: Overview): Milestones {
  const goal = run?.goal ?? 0;
  return {
    state: state.kind,
    tenths: goal === 0 ? 0 : Math.floor((verdicts.kept / goal) * 10),
    replacements: windows.replacements,
  };
}

/** The polite sentence for what has changed since `said`; null when nothing worth one has. */
export function politeSentence(said: Milestones, overview: Overview): string | null {
  const now = milestonesOf(overview);
  const came = now.replacements - said.replacements;
  if (now.state !== said.state && now.state === "done") return `${keptSentence(overview)}. The run is done`;
  if (now.state !== said.state && now.state === "paused") return pausedSentence(overview);
  const replaced = came > 0 ? `${counted(came, "seed")} replaced, ` : "";
  if (came <= 0 && now.tenths <= said.tenths) return null;
  return `${replaced}${keptSentence(overview)}${leftWords(overview.remainingMs)}`;
}

function pausedSentence(overview: Overview): string {
  const toTrain = batchesToTrain(overview);
  return `Paused, ${keptSentence(overview)}${toTrain > 0 ? `, ${toTrainWords(toTrain)}` : ""}`;
}

function keptSentence({ run, verdicts }: Overview): string {
  const goal = run?.goal ?? 0;
  const share = goal === 0 ? 0 : Math.floor((verdicts.kept / goal) * 100);
  return `${count(verdicts.kept)} kept, ${share} percent`;
}

function leftWords(remainingMs: number | null): string {
  if (remainingMs === null) return "";
  const minutes = Math.round(remainingMs / 60_000);
  if (minutes < 1) return ", under a minute left";
  if (minutes < 60) return `, ${counted(minutes, "minute")} left`;
  return `, ${counted(Math.round(minutes / 60), "hour")} left`;
}
