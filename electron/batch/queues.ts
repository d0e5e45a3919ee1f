/** A kept row with its cluster. */
export type PlacedRow = Readonly<{ candidateId: number; keptNumber: number; cluster: number }>;

/** A row in its place of a batch: place p is meant for cluster p. */
export type Member = Readonly<{
  place: number;
  candidateId: number;
  keptNumber: number;
  /** The row's own cluster; the donor when the place was filled from elsewhere. */
  cluster: number;
  wantedCluster: number;
  /** The row comes from the cluster its place is meant for. */
  home: boolean;
}>;

/** One first-in, first-out queue per cluster. */
export type Queues = Readonly<{
  push(row: PlacedRow): void;
  waiting(): readonly number[];
  size(): number;
  /**
   * The next batch: the head of every cluster's queue, then, place by place, the head of the queue that
   * is the fullest at that moment (ties: lowest number) for the clusters that were empty
   * (SeDi-Instruct, `__getitem__`; ALGORITHMS 6, row 9). Changes nothing; null when too few rows wait.
   */
  front(): readonly Member[] | null;
  /** Removes the members of `front()`. Throws when they are not the heads of their queues. */
  remove(members: readonly Readonly<{ candidateId: number; cluster: number }>[]): void;
}>;

/** Empty queues for the clusters 0 … clusters − 1. */
export function openQueues(clusters: number): Queues {
  const rows = Array.from({ length: clusters }, (): PlacedRow[] => []);
  const heads = Array.from({ length: clusters }, () => 0);
  let size = 0;

  const waiting = (): number[] => rows.map((queue, cluster) => queue.length - (heads[cluster] ?? 0));

  function queueOf(cluster: number): PlacedRow[] {
    const queue = rows[cluster];
    if (queue === undefined) throw new RangeError(`There is no cluster ${cluster} among ${clusters}.`);
    return queue;
  }

  return {
    push(row) {
      queueOf(row.cluster).push(row);
      size += 1;
    },
    waiting,
    size: () => size,
    front() {
      if (size < clusters) return null;
      const left = waiting();
      const members: Member[] = [];
      const take = (cluster: number, place: number): void => {
        const rest = left[cluster] ?? 0;
        const queue = queueOf(cluster);
        const row = queue[queue.length - rest];
        if (row === undefined) throw new Error("A row was to be taken from an empty cluster.");
        left[cluster] = rest - 1;
        members.push({ ...row, place, wantedCluster: place, home: cluster === place });
      };
      const empty = left.flatMap((rest, cluster) => (rest === 0 ? [cluster] : []));
      for (const [cluster, rest] of left.entries()) if (rest > 0) take(cluster, cluster);
      for (const place of empty) take(left.indexOf(Math.max(...left)), place);
      return members.toSorted((x, y) => x.place - y.place);
    },
    remove(members) {
      const inQueueOrder = members.toSorted((x, y) => x.cluster - y.cluster);
      for (const group of Map.groupBy(inQueueOrder, ({ cluster }) => cluster).values()) {
        const cluster = group[0]?.cluster ?? 0;
        const head = heads[cluster] ?? 0;
        const first = new Set(
          queueOf(cluster)
            .slice(head, head + group.length)
            .map((row) => row.candidateId),
        );
        if (group.some(({ candidateId }) => !first.has(candidateId))) {
          throw new Error(`A batch holds rows that are not the first of cluster ${cluster}.`);
        }
        heads[cluster] = head + group.length;
        size -= group.length;
      }
    },
  };
}
