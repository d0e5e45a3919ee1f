import { z } from "zod";
import type { LoopCluster } from "../nouns/loop.ts";
import type { ReadableDb } from "../store/readable.ts";
import { clusterNames } from "./clusterNames.ts";

/** The newest placed rows that names are made from. */
const namedFrom = 1_500;

const textRow = z.object({ cluster: z.number().int().nonnegative(), instruction: z.string() });

/** The highest kept number of a run that is placed; 0 before the first. */
export function lastPlaced(db: ReadableDb, run: number): number {
  const row = db.get(
    z.object({ placed: z.number().int().nonnegative() }),
    "SELECT coalesce(max(kept_number), 0) AS placed FROM cluster WHERE run = ?",
    run,
  );
  return row?.placed ?? 0;
}

/** Names of a run's clusters from its newest rows up to kept number `upTo`; see `clusterNames`. */
export function namesOfClusters(
  db: ReadableDb,
  run: number,
  clusters: number,
  upTo: number,
): readonly (string | null)[] {
  const texts = db.all(
    textRow,
    `SELECT k.cluster, c.instruction FROM cluster k JOIN candidate c ON c.id = k.candidate
     WHERE k.run = ? AND k.kept_number <= ? ORDER BY k.kept_number DESC LIMIT ?`,
    run,
    upTo,
    namedFrom,
  );
  return clusterNames(texts, clusters);
}

/** Each cluster with what waits in it and, where it is empty, the cluster that the next batch takes from. */
export function loopClusters(
  waiting: readonly number[],
  names: readonly (string | null)[],
): readonly LoopCluster[] {
  const donors = donorsOf(waiting);
  return waiting.map((rows, cluster) => ({
    cluster,
    name: names[cluster] ?? null,
    waiting: rows,
    donor: donors.get(cluster) ?? null,
  }));
}

/**
 * For each empty cluster the fullest one when its place is filled, ties to the lowest (ALGORITHMS 6, row 9, as
 * `batch/queues.ts` composes); none while fewer rows wait than a batch has places.
 */
function donorsOf(waiting: readonly number[]): ReadonlyMap<number, number> {
  const donors = new Map<number, number>();
  if (waiting.reduce((sum, rows) => sum + rows, 0) < waiting.length) return donors;
  const left = waiting.map((rows) => Math.max(0, rows - 1));
  for (const [cluster, rows] of waiting.entries()) {
    if (rows > 0) continue;
    const donor = left.indexOf(Math.max(...left));
    left[donor] = (left[donor] ?? 0) - 1;
    donors.set(cluster, donor);
  }
  return donors;
}
