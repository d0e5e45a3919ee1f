import type { Story } from "../../../electron/nouns/view.ts";
import { ClusterChip } from "../../parts/ClusterChip.tsx";
import { clusterName } from "../../words/clusters.ts";
import { counted } from "../../words/numbers.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ④ Its cluster, and how many wait before it. */
export function ClusterStep({ story, clusters }: Readonly<{ story: Story; clusters: number }>) {
  const { cluster, batches, verdict } = story;
  if (cluster === null)
    return (
      <Step
        sign="4"
        title={verdict?.keptNumber == null ? "No cluster: only kept texts have one" : "Cluster not known yet"}
        look="ahead"
      />
    );
  const wait = cluster.waitingBefore;
  return (
    <Step sign="4" title={`Cluster ${clusterName(cluster.number, clusters)}`}>
      <p className={styles["chipLine"]}>
        <ClusterChip cluster={cluster.number} clusters={clusters} />
        {batches.length > 0
          ? "had its turn"
          : wait === null
            ? "waits for a batch"
            : wait === 0
              ? "waits, next in line"
              : `waits, ${counted(wait, "text")} before it`}
      </p>
    </Step>
  );
}
