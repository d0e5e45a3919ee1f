import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import type { RequestShow } from "../../../electron/nouns/requestView.ts";
import { trpc } from "../../api/client.ts";
import { useOverview } from "../../live/overview.tsx";
import { useOnChange } from "../../live/useOnChange.ts";
import { Notice } from "../../parts/Notice.tsx";
import { Segments } from "../../parts/Segments.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { failurePhrase, requestWords } from "../../words/requests.ts";
import { Inspector } from "./Inspector.tsx";
import { RequestGrid } from "./RequestGrid.tsx";
import { useRequests } from "./useRequests.ts";
import styles from "./Requests.module.css";

const shows = [
  { id: "all", name: "All" },
  { id: "open", name: "In flight" },
  { id: "failed", name: "Failed" },
] as const;

const emptyWords: Readonly<Record<RequestShow, string>> = {
  all: requestWords.none,
  open: requestWords.noneOpen,
  failed: requestWords.noneFailed,
};

/** Every request of the run over an inspector of one; `chosen` is the request in the address. */
export function RequestsView({ chosen }: Readonly<{ chosen: number | null }>) {
  const [show, setShow] = useState<RequestShow>("all");
  const { rows, failure, readOn } = useRequests(show);
  const navigate = useNavigate();
  const choose = useCallback(
    (request: number) => void navigate({ to: "/grow", search: { tab: "requests", request }, replace: true }),
    [navigate],
  );
  if (failure !== null) return <Notice kind="failed">{failure}</Notice>;
  return (
    <div className={styles["view"]} data-inspecting={chosen !== null}>
      <div className={styles["bar"]}>
        <Segments label="Which requests" isLabelHidden value={show} options={shows} onChange={setShow} />
        <Failures />
      </div>
      {rows === null && <Waiting rows={10} label="Reading the requests" />}
      {rows !== null && rows.length === 0 && <p className={styles["empty"]}>{emptyWords[show]}</p>}
      {rows !== null && rows.length > 0 && (
        <RequestGrid rows={rows} chosen={chosen} onChoose={choose} onEnd={readOn} />
      )}
      {chosen === null ? (
        <p className={styles["empty"]}>{requestWords.choose}</p>
      ) : (
        <Inspector prompt={chosen} />
      )}
    </div>
  );
}

/** Failed attempts in groups, so that fourteen alike are one line. */
function Failures() {
  const { data, refetch } = useQuery(trpc.requests.failures.queryOptions());
  useOnChange(useOverview()?.requests.failedAttempts ?? 0, () => void refetch());
  if (data === undefined || data.length === 0) return null;
  return (
    <ul className={styles["failures"]} aria-label="Failed attempts">
      {data.map((group) => (
        <li key={`${group.outcome} ${group.status}`} title={group.sentence}>
          {failurePhrase(group)}
        </li>
      ))}
    </ul>
  );
}
