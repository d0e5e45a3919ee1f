import { useEffect, useRef, useState } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { useOverview } from "../live/overview.tsx";
import text from "../style/text.module.css";
import { counted, count, forecast } from "../words/numbers.ts";

/** A screen reader hears at most one polite sentence in this time (ui.md part 11). */
const SENTENCE_PACE_MS = 30_000;

function progressSentence(overview: Overview): string {
  const goal = overview.run?.goal ?? 0;
  const share = goal === 0 ? 0 : Math.floor((overview.verdicts.kept / goal) * 100);
  const left = overview.remainingMs === null ? "" : `, ${forecast(overview.remainingMs)} left`;
  return `${count(overview.verdicts.kept)} kept, ${share} percent${left}`;
}

function replacementSentence(overview: Overview): string {
  return `${counted(overview.windows.replacements, "seed")} replaced so far, ${progressSentence(overview)}`;
}

function usePoliteSentence(overview: Overview | null): string {
  const [sentence, setSentence] = useState("");
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const saidStep = useRef(-1);
  const saidReplacements = useRef(0);
  const goal = overview?.run?.goal ?? 0;
  const step = overview === null || goal === 0 ? -1 : Math.floor((overview.verdicts.kept / goal) * 10);
  const replacements = overview?.windows.replacements ?? 0;
  useEffect(() => {
    if (overview === null || step < 0) return;
    if (step === saidStep.current && replacements === saidReplacements.current) return;
    if (Date.now() - saidAt.current < SENTENCE_PACE_MS) return;
    setSentence(
      replacements === saidReplacements.current ? progressSentence(overview) : replacementSentence(overview),
    );
    saidAt.current = Date.now();
    saidStep.current = step;
    saidReplacements.current = replacements;
  }, [overview, step, replacements]);
  return sentence;
}

/** What a screen reader hears: progress politely and seldom, a stop at once. */
export function LiveRegion() {
  const overview = useOverview();
  const polite = usePoliteSentence(overview);
  const urgent = overview?.state.kind === "stopped" ? overview.state.sentence : "";
  return (
    <div className={text["hidden"]}>
      <p aria-live="polite">{polite}</p>
      <p aria-live="assertive">{urgent}</p>
    </div>
  );
}
