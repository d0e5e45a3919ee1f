import { Check, Unplug } from "lucide-react";
import type { Overview } from "../../electron/nouns/view.ts";
import { useLive } from "../live/overview.tsx";
import { useStaleMs } from "../live/stale.ts";
import { duration, timeWithSeconds, twoPlaces } from "../words/numbers.ts";
import styles from "./StatusBar.module.css";

/** What is saved and who does the work; says so when the figures are old. */
export function StatusBar() {
  const { overview, receivedAt } = useLive();
  const staleMs = useStaleMs();
  return (
    <footer className={styles["bar"]} aria-label="Status">
      {staleMs !== null ? (
        <span className={styles["stale"]} role="status">
          <Unplug size={14} strokeWidth={1.6} aria-hidden="true" />
          No word from Seedbed for {duration(staleMs)}; the figures may be old. Trying again.
        </span>
      ) : (
        receivedAt !== null && (
          <span className={styles["saved"]}>
            <Check size={14} strokeWidth={1.6} aria-hidden="true" />
            Everything saved {timeWithSeconds(receivedAt)}
          </span>
        )
      )}
      {overview?.run != null && <Workers run={overview.run} />}
    </footer>
  );
}

function Workers({ run }: Readonly<{ run: NonNullable<Overview["run"]> }>) {
  return (
    <>
      <span>Writer: {run.writer ?? "none yet"}</span>
      <span>Filter: exact ROUGE-L</span>
      <span>Trainer: {run.train === "embedded" ? "embedded, a proxy" : "none"}</span>
      <span className={styles["right"]}>{run.preset === "paper" ? "Paper" : "Recommended"}</span>
      <span>{run.lockstep ? "In turn" : "Beside each other"}</span>
      <span>θ {twoPlaces(run.theta)}</span>
    </>
  );
}
