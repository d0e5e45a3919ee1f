import type { Story } from "../../../electron/nouns/view.ts";
import { clusterName } from "../../words/clusters.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ⑤ ⑥ The batches it stood in, epoch by epoch, and what each did to the embedded model. */
export function BatchSteps({ story, clusters }: Readonly<{ story: Story; clusters: number }>) {
  const { batches, cluster, verdict } = story;
  const first = batches[0];
  if (first === undefined) {
    const isAside = verdict !== null && verdict.keptNumber === null;
    return (
      <>
        <Step sign="5" title={isAside ? "No batch: only kept texts train" : "No batch yet"} look="ahead" />
        <Step sign="6" title={isAside ? "Not trained" : "Not trained yet"} look="ahead" />
      </>
    );
  }
  const trained = batches.filter((batch) => batch.step !== null);
  return (
    <>
      <Step sign="5" title={`Batch ${count(first.number)}`} more={`place ${first.place} of ${clusters}`}>
        {cluster !== null && first.wantedCluster !== cluster.number && (
          <p className={styles["fact"]}>
            stood in for cluster {clusterName(first.wantedCluster, clusters)}, which was empty
          </p>
        )}
        {batches.slice(1).map((batch) => (
          <p key={`${batch.epoch}-${batch.number}`} className={styles["fact"]}>
            epoch {batch.epoch}: batch {count(batch.number)}, place {batch.place}
          </p>
        ))}
      </Step>
      {trained.length === 0 && <Step sign="6" title="Not trained yet" look="ahead" />}
      {trained.map((batch) => (
        <Step
          key={batch.step}
          sign="6"
          title={`Gradient norm ${twoPlaces(batch.gradientNorm, "not finite")}`}
          more={`loss ${twoPlaces(batch.loss, "not finite")}`}
          look="done"
        >
          <p className={styles["fact"]}>
            step {count(batch.step ?? 0)} of the embedded model, a proxy for yours
          </p>
        </Step>
      ))}
    </>
  );
}
