import { Check, Unplug } from "lucide-react";
import { useLive } from "../live/overview.tsx";
import { useStaleMs } from "../live/stale.ts";
import { duration } from "../words/numbers.ts";
import { mannerParts, savedWords, workerParts } from "../words/status.ts";
import styles from "./StatusBar.module.css";

/** What is saved and who does the work; says so when the figures are old. */
export function StatusBar() {
  const { overview } = useLive();
  return (
    <footer className={styles["bar"]} aria-label="Status">
      <Saved />
      {overview !== null && overview.run !== null && (
        <>
          {workerParts(overview.run, overview.work).map(({ id, name, words, more }) => (
            <span
              key={id}
              className={styles["worker"]}
              title={`${name}: ${words}${more === undefined ? "" : `, ${more}`}`}
            >
              {name}: {words}
            </span>
          ))}
          <span className={styles["manner"]}>
            {mannerParts(overview.run).map((words) => (
              <span key={words}>{words}</span>
            ))}
          </span>
        </>
      )}
    </footer>
  );
}

function Saved() {
  const { overview } = useLive();
  const staleMs = useStaleMs();
  if (staleMs !== null) {
    return (
      <span className={styles["stale"]} role="status">
        <Unplug size={14} strokeWidth={1.6} aria-hidden="true" />
        No word from Seedbed for {duration(staleMs)}; the figures may be old. Trying again.
      </span>
    );
  }
  if (overview === null) return null;
  return (
    <span className={styles["saved"]}>
      <Check size={14} strokeWidth={1.6} aria-hidden="true" />
      {savedWords(overview.work)}
    </span>
  );
}
