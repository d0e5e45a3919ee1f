import { useQuery } from "@tanstack/react-query";
import { trpc } from "../api/client.ts";
import { usePreferences } from "../live/preferences.ts";
import { versionWords } from "../words/start.ts";
import styles from "./Start.module.css";

/** The line at the bottom of the start: the version, and whether anything may leave this computer. */
export function StartStatus() {
  const host = useQuery(trpc.host.info.queryOptions());
  const { isOffline } = usePreferences().preferences;
  const words = host.data === undefined ? [] : versionWords(host.data.version, isOffline);
  return (
    <footer className={styles["status"]} aria-label="Status">
      {words.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </footer>
  );
}
