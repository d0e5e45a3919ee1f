import { useSearch } from "@tanstack/react-router";
import type { Overview } from "../../electron/nouns/view.ts";
import { GrowHeader } from "./GrowHeader.tsx";
import { RequestsView } from "./requests/RequestsView.tsx";
import { RuleCounts } from "./requests/RuleCounts.tsx";
import styles from "./RequestsTab.module.css";

/** The tab Requests: what the rules set aside so far in its header, every request below. */
export function RequestsTab({ overview }: Readonly<{ overview: Overview }>) {
  const { request } = useSearch({ from: "/grow" });
  return (
    <div className={styles["tab"]}>
      <GrowHeader tab="requests">
        <div className={styles["counts"]}>
          <RuleCounts verdicts={overview.verdicts} />
        </div>
      </GrowHeader>
      <div className={styles["view"]}>
        <RequestsView chosen={request ?? null} />
      </div>
    </div>
  );
}
