/**
 * Clusters are the leaves of a binary tree over the projections: at depth j the row goes to the upper side,
 * and bit j of its cluster number is 1, iff its projection on component j + 1 is at least the threshold of
 * its node. Thresholds lie in breadth-first order: the node at depth j whose earlier bits form the number
 * `prefix` (bit 0 = component 1) has index 2^j − 1 + prefix; k components have 2^k − 1 thresholds.
 * With all thresholds 0 the leaves are the sign orthants of SeDi-Instruct (ALGORITHMS 6, rows 5-7).
 */
export type Thresholds = Float64Array;

/** Thresholds of the Paper preset: zero everywhere (−0 counts as zero, so it is on the upper side). */
export function orthantThresholds(components: number): Thresholds {
  return new Float64Array(2 ** components - 1);
}

/**
 * Thresholds that halve the rows of every node (ALGORITHMS 6b, R7): the 2^k clusters of the rows given
 * differ in size by at most one, as long as no two rows of a node share a projection at its median.
 * `projections` holds k numbers per row. A node with fewer than two rows takes its component's overall median.
 */
export function medianThresholds(projections: readonly Float64Array[], components: number): Thresholds {
  const thresholds = new Float64Array(2 ** components - 1);
  let nodes: (readonly Float64Array[])[] = [projections];
  for (let depth = 0; depth < components; depth += 1) {
    const overall = halvingThreshold(projections.map((row) => row[depth] ?? 0)) ?? 0;
    const lower: (readonly Float64Array[])[] = [];
    const upper: (readonly Float64Array[])[] = [];
    for (const [prefix, rows] of nodes.entries()) {
      const threshold = halvingThreshold(rows.map((row) => row[depth] ?? 0)) ?? overall;
      thresholds[2 ** depth - 1 + prefix] = threshold;
      lower.push(rows.filter((row) => (row[depth] ?? 0) < threshold));
      upper.push(rows.filter((row) => (row[depth] ?? 0) >= threshold));
    }
    nodes = [...lower, ...upper];
  }
  return thresholds;
}

/** The cluster number 0 … 2^k − 1 of a row with these k projections. */
export function clusterOfProjections(thresholds: Thresholds, projections: Float64Array): number {
  let cluster = 0;
  for (const [depth, value] of projections.entries()) {
    if (value >= (thresholds[2 ** depth - 1 + cluster] ?? 0)) cluster |= 1 << depth;
  }
  return cluster;
}

/** Distances of a row to the threshold of each node on its path, one per component, in projection units. */
export function borderDistances(thresholds: Thresholds, projections: Float64Array): Float64Array {
  const cluster = clusterOfProjections(thresholds, projections);
  return projections.map((value, depth) => {
    const prefix = cluster & ((1 << depth) - 1);
    return Math.abs(value - (thresholds[2 ** depth - 1 + prefix] ?? 0));
  });
}

/** Halfway between two neighbours, at the cut nearest to the middle that parts unequal values. */
function halvingThreshold(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const sorted = values.toSorted((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  for (let offset = 0; offset < sorted.length; offset += 1) {
    for (const cut of [middle - offset, middle + offset]) {
      const below = sorted[cut - 1];
      const above = sorted[cut];
      if (below === undefined || above === undefined || below === above) continue;
      const halfway = below + (above - below) / 2;
      return halfway > below ? halfway : above;
    }
  }
  return sorted[0];
}
