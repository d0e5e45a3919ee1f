import { clusterName } from "../words/clusters.ts";
import styles from "./ClusterChip.module.css";

/** A cluster's digit on its colour; colour repeats after sixteen, the digits do not. */
export function ClusterChip({ cluster, clusters }: Readonly<{ cluster: number; clusters: number }>) {
  const name = clusterName(cluster, clusters);
  const colour = cluster & 15;
  return (
    <span
      className={styles["chip"]}
      data-pale={colour >= 8}
      style={{ background: `var(--cluster-${colour})` }}
      role="img"
      aria-label={`cluster ${name}`}
      title={`cluster ${name}`}
    >
      {name}
    </span>
  );
}
