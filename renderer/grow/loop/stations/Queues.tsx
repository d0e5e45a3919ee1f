import { memo, useCallback, useMemo } from "react";
import type { LoopCluster } from "../../../../electron/nouns/loop.ts";
import { ClusterChip } from "../../../parts/ClusterChip.tsx";
import { clusterName } from "../../../words/clusters.ts";
import { queuesSummary } from "../../../words/loop.ts";
import { count } from "../../../words/numbers.ts";
import { Canvas, type Draw } from "../canvas/Canvas.tsx";
import { drawQueues } from "../draw/drawQueues.ts";
import { HEADER, type Box } from "../geometry/loopLayout.ts";
import { queueLayout, type QueueLayout } from "../geometry/queueLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { markOf } from "../region/mark.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import styles from "./Queues.module.css";

type QueuesProps = Readonly<{
  clusters: readonly LoopCluster[];
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
}>;

/** ④ What waits in each cluster; the heads stand in the framed column, the next batch. */
export const Queues = memo(function Queues({ clusters, box, path, pointing }: QueuesProps) {
  const layout = useMemo(
    () => queueLayout(clusters.length, box.width, box.height),
    [clusters.length, box.width, box.height],
  );
  const draw = useCallback<Draw>(
    (context, colours) => drawQueues(context, colours, clusters, layout, path),
    [clusters, layout, path],
  );
  const summary = useMemo(() => queuesSummary(clusters), [clusters]);
  const { frame } = layout;
  return (
    <Region name="Clusters" box={box} pointing={pointing}>
      <div className={styles["header"]} aria-hidden="true">
        <span>cluster</span>
        <span style={{ right: box.width - layout.queueLeft }}>waiting</span>
        <span style={{ right: box.width - layout.queueRight }}>next batch</span>
      </div>
      <div
        className={styles["frame"]}
        style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
      />
      <div
        className={styles["scroll"]}
        style={{ top: HEADER, height: frame.height - 8 }}
        data-scrolling={layout.isScrolling}
      >
        <Canvas width={box.width} height={layout.contentHeight} draw={draw} summary={summary} />
        <ol className={styles["rows"]} aria-label="Texts waiting in each cluster">
          {clusters.map((cluster, row) => (
            <QueueRow
              key={cluster.cluster}
              cluster={cluster}
              row={row}
              clusters={clusters.length}
              layout={layout}
              isDim={!isLit(path, "cluster", cluster.cluster)}
            />
          ))}
        </ol>
      </div>
    </Region>
  );
});

type QueueRowProps = Readonly<{
  cluster: LoopCluster;
  row: number;
  clusters: number;
  layout: QueueLayout;
  isDim: boolean;
}>;

const QueueRow = memo(function QueueRow({ cluster, row, clusters, layout, isDim }: QueueRowProps) {
  const isEmpty = cluster.waiting === 0;
  return (
    <li
      className={styles["row"]}
      style={{ height: layout.pitch }}
      data-dim={isDim}
      data-empty={isEmpty}
      data-borrows={cluster.donor !== null}
      {...markOf("cluster", cluster.cluster, row)}
    >
      <span className={styles["left"]} style={{ width: layout.queueLeft - 8 }}>
        <ClusterChip cluster={cluster.cluster} clusters={clusters} />
        <span className={styles["name"]}>{cluster.name ?? ""}</span>
        <b>{count(cluster.waiting)}</b>
      </span>
      {isEmpty && (
        <em style={{ width: layout.queueRight - layout.queueLeft }}>
          {cluster.donor === null ? "empty" : `empty: taken from ${clusterName(cluster.donor, clusters)}`}
        </em>
      )}
    </li>
  );
});
