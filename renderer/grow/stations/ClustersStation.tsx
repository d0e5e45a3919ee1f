import type { Overview } from "../../../electron/nouns/view.ts";
import { ClusterChip } from "../../parts/ClusterChip.tsx";
import { axesSentence, clustersSummary } from "../../words/loop.ts";
import { count } from "../../words/numbers.ts";
import { Station } from "./Station.tsx";
import list from "./List.module.css";
import styles from "./ClustersStation.module.css";

/** Rows drawn as squares in one queue; longer queues end with the number alone. */
const SQUARES = 14;
/** A square and the gap behind it, in pixels. */
const SQUARE_PITCH = 9;

/** ④ What waits in each cluster for its place in a batch. */
export function ClustersStation({ overview }: Readonly<{ overview: Overview }>) {
  const { waiting } = overview.clusters;
  return (
    <Station
      number={4}
      name="Clusters"
      figure={waiting.length === 0 ? "" : count(waiting.length)}
      summary={clustersSummary(overview)}
    >
      {waiting.length === 0 ? (
        <p className={list["empty"]}>
          Kept texts are embedded and split along their main axes, once there are enough of them.
        </p>
      ) : (
        <Queues waiting={waiting} />
      )}
      <p className={list["note"]}>{axesSentence(overview)}</p>
    </Station>
  );
}

function Queues({ waiting }: Readonly<{ waiting: readonly number[] }>) {
  return (
    <ul
      className={styles["queues"]}
      aria-label="Rows waiting in each cluster"
      tabIndex={0}
      data-many={waiting.length > 16}
    >
      {[...waiting.entries()].map(([cluster, rows]) => (
        <li key={cluster}>
          <ClusterChip cluster={cluster} clusters={waiting.length} />
          <span className={styles["rows"]}>{count(rows)}</span>
          <span className={styles["queue"]} aria-hidden="true">
            {rows === 0 && <i className={styles["empty"]}>empty</i>}
            <i
              className={styles["squares"]}
              style={{
                width: Math.min(rows, SQUARES) * SQUARE_PITCH,
                color: `var(--cluster-${cluster & 15})`,
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
