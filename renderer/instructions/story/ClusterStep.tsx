import type { Story } from "../../../electron/nouns/view.ts";
import { ClusterChip } from "../../parts/ClusterChip.tsx";
import { clusterName } from "../../words/clusters.ts";
import { waitingWords } from "../../words/instructions.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ④ Its cluster, and where it stands in the queue. */
export function ClusterStep({ story, clusters }: Readonly<{ story: Story; clusters: number }>) {
  const { cluster, verdict } = story;
  if (cluster === null) return <Step sign="4" title={unplacedWords(verdict)} look="ahead" />;
  const name = clusterName(cluster.number, clusters);
  const wait = cluster.waitingBefore;
  return (
    <Step sign="4" title={`Cluster ${name}`}>
      <p className={styles["chipLine"]}>
        <ClusterChip cluster={cluster.number} clusters={clusters} />
        {wait === null ? "had its turn" : waitingWords(name, wait)}
      </p>
    </Step>
  );
}

function unplacedWords(verdict: Story["verdict"]): string {
  if (verdict !== null && verdict.keptNumber === null) return "No cluster: only kept texts have one";
  return verdict === null ? "No cluster yet: waits for its verdict" : "No cluster yet: waits for its vector";
}
