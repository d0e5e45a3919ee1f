import type { Overview, RecentPrompt } from "../../../electron/nouns/view.ts";
import { useConnection } from "../../api/connection.ts";
import { useSeedNames } from "../../live/lists.ts";
import { useNow } from "../../live/stale.ts";
import { count, seconds } from "../../words/numbers.ts";
import { requestsSummary } from "../../words/loop.ts";
import { Station } from "./Station.tsx";
import styles from "./List.module.css";

const SHOWN = 11;

/** ② The newest requests with their three seeds. */
export function RequestsStation({ overview }: Readonly<{ overview: Overview }>) {
  const { state, requests, recent } = overview;
  const isStopped = state.kind === "stopped" && state.part !== "training";
  const isAsking = state.kind === "growing" || state.kind === "pausing";
  return (
    <Station
      number={2}
      name="Requests"
      figure={count(requests.sent)}
      summary={requestsSummary(overview)}
      isFailed={isStopped}
    >
      {recent.prompts.length === 0 ? (
        <p className={styles["empty"]}>The first request takes three seeds at random.</p>
      ) : (
        <RequestTable prompts={recent.prompts.slice(0, SHOWN)} isAsking={isAsking} />
      )}
    </Station>
  );
}

function RequestTable({
  prompts,
  isAsking,
}: Readonly<{ prompts: readonly RecentPrompt[]; isAsking: boolean }>) {
  const nameOf = useSeedNames();
  const { isOpen } = useConnection();
  const now = useNow(500, isOpen && isAsking && prompts.some((prompt) => prompt.state === "open"));
  return (
    <table className={styles["table"]} data-short="">
      <thead>
        <tr>
          <th scope="col" style={{ width: 52 }}>
            request
          </th>
          <th scope="col">its three seeds</th>
          <th scope="col" className={styles["right"]} style={{ width: 64 }}>
            kept
          </th>
          <th scope="col" className={styles["right"]} style={{ width: 50 }}>
            seconds
          </th>
        </tr>
      </thead>
      <tbody>
        {prompts.map((prompt) => (
          <RequestRow key={prompt.id} prompt={prompt} isAsking={isAsking} now={now} nameOf={nameOf} />
        ))}
      </tbody>
    </table>
  );
}

function outcome(prompt: RecentPrompt, isAsking: boolean): string {
  if (prompt.state === "open") return isAsking ? "in flight" : "not sent";
  if (prompt.state === "abandoned") return "given up";
  if (prompt.found === null || prompt.kept === null) return "judging";
  return `${prompt.kept} / ${prompt.found}`;
}

type RequestRowProps = Readonly<{
  prompt: RecentPrompt;
  isAsking: boolean;
  now: number;
  nameOf: (seed: number) => string;
}>;

function RequestRow({ prompt, isAsking, now, nameOf }: RequestRowProps) {
  const isOpen = prompt.state === "open";
  const ms = isOpen ? (isAsking ? Math.max(0, now - prompt.createdAt) : null) : prompt.latencyMs;
  return (
    <tr>
      <td className={styles["quiet"]}>#{count(prompt.id)}</td>
      <td className={isOpen ? styles["seed"] : undefined}>{prompt.seeds.map(nameOf).join("  ")}</td>
      <td className={`${styles["right"]} ${prompt.state === "judged" ? "" : styles["quiet"]}`}>
        {outcome(prompt, isAsking)}
      </td>
      <td className={`${styles["right"]} ${styles["quiet"]}`}>{ms === null ? "" : seconds(ms)}</td>
    </tr>
  );
}
