import { X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useOverview } from "../live/overview.tsx";
import { usePreferences } from "../live/preferences.ts";
import { Button } from "../parts/Button.tsx";
import { hintWords } from "../words/hints.ts";
import styles from "./LoopHint.module.css";
import { useGrowTab } from "./useGrowTab.ts";

/** Id of this hint in `preferences.hintsSeen`. */
const HINT = "loop";
/** Where it is not shown, so Esc does not send it away either. */
const LOW = "(height < 480px)";

/** How to read the Loop, over it, from the user's first run on until it is sent away; not while a run is stopped. */
export function LoopHint() {
  const { preferences, isKnown } = usePreferences();
  const overview = useOverview();
  const hasRun = overview?.run != null && overview.state.kind !== "stopped";
  const isWanted = useGrowTab() === "loop" && hasRun && isKnown && !preferences.hintsSeen.includes(HINT);
  return isWanted ? <Hint /> : null;
}

function Hint() {
  const { change } = usePreferences();
  const dismiss = (): void => {
    // The button with the focus goes with the hint.
    document.getElementById("main")?.focus({ preventScroll: true });
    change(({ hintsSeen }) => ({ hintsSeen: [...hintsSeen.filter((id) => id !== HINT), HINT] }));
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const isElsewhere = document.querySelector('[role="dialog"]') !== null || matchMedia(LOW).matches;
    if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) dismiss();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <aside className={styles["hint"]} aria-label={hintWords.name}>
      <p>{hintWords.loop}</p>
      <Button look="icon" aria-label={hintWords.dismiss} onPress={dismiss}>
        <X size={16} strokeWidth={1.6} aria-hidden="true" />
      </Button>
    </aside>
  );
}
