import { useEffect, useRef, useState } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { useOverview } from "../live/overview.tsx";
import text from "../style/text.module.css";
import { milestonesOf, politeSentence, SENTENCE_PACE_MS, type Milestones } from "./announce.ts";

/** The newest polite sentence; one that comes too early waits, and says then how things are then. */
function usePoliteSentence(overview: Overview | null): string {
  const [sentence, setSentence] = useState("");
  const said = useRef<Milestones | null>(null);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (overview === null) return undefined;
    // What was so before the page came is no news.
    said.current ??= milestonesOf(overview);
    const next = politeSentence(said.current, overview);
    if (next === null) return undefined;
    const timer = setTimeout(
      () => {
        saidAt.current = Date.now();
        said.current = milestonesOf(overview);
        setSentence(next);
      },
      Math.max(0, saidAt.current + SENTENCE_PACE_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [overview]);
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
