import { Link } from "@tanstack/react-router";
import type { Story, StoryBatch } from "../../../electron/nouns/view.ts";
import { clusterName } from "../../words/clusters.ts";
import { waitingWords } from "../../words/instructions.ts";
import { count, timeWithSeconds } from "../../words/numbers.ts";
import type { ListSearch } from "../listSearch.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

type BatchStepProps = Readonly<{ story: Story; clusters: number; address: ListSearch }>;

/** ⑤ The batches it stood in, epoch by epoch: the cells of each with its own place ringed. */
export function BatchStep({ story, clusters, address }: BatchStepProps) {
  const { batches, cluster } = story;
  const first = batches[0];
  if (first === undefined) return <Step sign="5" title={unbatchedWords(story, clusters)} look="ahead" />;
  return (
    <Step
      sign="5"
      title={<BatchLink batch={first} address={address} />}
      more={`place ${first.place + 1} of ${first.cells.length} · ${timeWithSeconds(first.composedAt)}`}
    >
      <Cells batch={first} clusters={clusters} />
      {cluster !== null && first.wantedCluster !== cluster.number && (
        <p className={styles["fact"]}>
          stood in for cluster {clusterName(first.wantedCluster, clusters)}, which was empty
        </p>
      )}
      {batches.slice(1).map((batch) => (
        <p key={`${batch.epoch}-${batch.number}`} className={styles["fact"]}>
          epoch {batch.epoch}: batch {count(batch.number)}, place {batch.place + 1}
        </p>
      ))}
    </Step>
  );
}

function unbatchedWords({ verdict, cluster }: Story, clusters: number): string {
  if (verdict !== null && verdict.keptNumber === null) return "No batch: only kept texts train";
  const wait = cluster?.waitingBefore ?? null;
  return cluster === null || wait === null
    ? "No batch yet"
    : `No batch yet: ${waitingWords(clusterName(cluster.number, clusters), wait)}`;
}

function BatchLink({ batch, address }: Readonly<{ batch: StoryBatch; address: ListSearch }>) {
  const range = `${batch.number}-${batch.number}`;
  return (
    <Link
      to="/instructions"
      search={{ show: "all", search: "", batches: range, ...storyOf(address) }}
      className={styles["link"] ?? ""}
      title="Show the rows of this batch"
    >
      Batch {count(batch.number)}
    </Link>
  );
}

function storyOf({ story }: ListSearch): Pick<ListSearch, "story"> {
  return story === undefined ? {} : { story };
}

function Cells({ batch, clusters }: Readonly<{ batch: StoryBatch; clusters: number }>) {
  const names = batch.cells.map((cell) => clusterName(cell, clusters)).join(" ");
  return (
    <span className={styles["cells"]} role="img" aria-label={`Clusters of the batch by place: ${names}`}>
      {[...batch.cells.entries()].map(([place, cell]) => (
        <i
          key={place}
          data-own={place === batch.place}
          title={`place ${place + 1}: cluster ${clusterName(cell, clusters)}`}
          style={{ background: `var(--cluster-${cell & 15})` }}
        />
      ))}
    </span>
  );
}
