import { z } from "zod";
import type { QuantisedVector } from "../nouns/vector.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";
import type { BasisText } from "./basisText.ts";
import type { AcceptedBatch, ComposedBatch } from "./compose.ts";
import type { PlacedRow } from "./queues.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const wantedRow = z.object({ wanted: count });
const numberRow = z.object({ n: count });
const vectorRow = z.object({
  id,
  keptNumber: z.number().int().nullable(),
  scale: z.number(),
  vector: z.instanceof(Uint8Array),
});

/** A vector and whose it is; `keptNumber` is null for a seed. */
export type VectorOf = Readonly<{ id: number; keptNumber: number | null; vector: QuantisedVector }>;

function read(rows: readonly z.infer<typeof vectorRow>[]): readonly VectorOf[] {
  return rows.map((row) => ({
    id: row.id,
    keptNumber: row.keptNumber,
    vector: quantised(row.scale, row.vector),
  }));
}

function quantised(scale: number, bytes: Uint8Array): QuantisedVector {
  return { scale, values: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
}

/** Vectors of the seeds that a person gave before the first prompt of the run and its parents; fewer than `wanted` while some wait. */
export function seedVectors(
  db: ReadableDb,
  run: number,
  model: string,
): { vectors: readonly VectorOf[]; wanted: number } {
  const initial = `candidate IS NULL AND from_prompt <= (SELECT min(p.id) FROM prompt p WHERE ${isOfRun("p.id", "?")})`;
  const rows = db.all(
    vectorRow,
    `SELECT s.id, NULL AS keptNumber, e.scale, e.vector FROM seed s JOIN embedding e ON e.seed = s.id AND e.model = ?
     WHERE s.id IN (SELECT id FROM seed WHERE ${initial}) ORDER BY s.id`,
    model,
    run,
  );
  const wanted = db.get(wantedRow, `SELECT count(*) AS wanted FROM seed WHERE ${initial}`, run)?.wanted ?? 0;
  return { vectors: read(rows), wanted };
}

const maybeVectorRow = vectorRow.extend({
  scale: vectorRow.shape.scale.nullable(),
  vector: vectorRow.shape.vector.nullable(),
});

/**
 * Vectors of kept rows after kept number `after`, in the order kept, up to the first that is not embedded: later ones
 * may be where a run judges again what its parent embedded.
 */
export function keptVectors(
  db: ReadableDb,
  run: number,
  model: string,
  after: number,
  limit: number,
): readonly VectorOf[] {
  const found = db.all(
    maybeVectorRow,
    `SELECT v.candidate AS id, v.kept_number AS keptNumber, e.scale, e.vector FROM verdict v
     LEFT JOIN embedding e ON e.candidate = v.candidate AND e.model = ?
     WHERE v.run = ? AND v.kept_number > ? ORDER BY v.kept_number LIMIT ?`,
    model,
    run,
    after,
    limit,
  );
  const embedded: z.infer<typeof vectorRow>[] = [];
  for (const { scale, vector, ...row } of found) {
    if (scale === null || vector === null) break;
    embedded.push({ ...row, scale, vector });
  }
  return read(embedded);
}

const basisRow = z.object({ encoded: z.string(), figures: z.string() });

export function basisText(db: ReadableDb, run: number): BasisText | undefined {
  return db.get(basisRow, "SELECT encoded, figures FROM basis WHERE run = ?", run);
}

export function insertBasis(
  db: WritableDb,
  basis: BasisText & { run: number; model: string; seedRows: number; keptRows: number },
  now: number,
): void {
  db.insert(
    "INSERT INTO basis (run, model, seed_rows, kept_rows, encoded, figures, fitted_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    basis.run,
    basis.model,
    basis.seedRows,
    basis.keptRows,
    basis.encoded,
    basis.figures,
    now,
  );
}

/** Number of kept rows that have a cluster: they are placed in the order kept. */
export function placedTotal(db: ReadableDb, run: number): number {
  return (
    db.get(numberRow, "SELECT coalesce(max(kept_number), 0) AS n FROM cluster WHERE run = ?", run)?.n ?? 0
  );
}

export function insertCluster(db: WritableDb, run: number, row: PlacedRow): void {
  db.insert(
    "INSERT INTO cluster (run, candidate, kept_number, cluster) VALUES (?, ?, ?, ?)",
    run,
    row.candidateId,
    row.keptNumber,
    row.cluster,
  );
}

const placedRow = z.object({ candidateId: id, keptNumber: id, cluster: count });

/** Placed rows after kept number `after`, in the order kept. */
export function placedAfter(db: ReadableDb, run: number, after: number): readonly PlacedRow[] {
  return db.all(
    placedRow,
    "SELECT candidate AS candidateId, kept_number AS keptNumber, cluster FROM cluster WHERE run = ? AND kept_number > ? ORDER BY kept_number",
    run,
    after,
  );
}

const batchRow = z.object({ id, number: id, epoch: id, sawKept: count });
const memberRow = z.object({ candidateId: id, cluster: count });

/** All recorded batches in order, to go on after them. */
export function recordedBatches(db: ReadableDb, run: number): readonly AcceptedBatch[] {
  return db
    .all(
      batchRow,
      "SELECT id, number, epoch, saw_kept AS sawKept FROM batch WHERE run = ? ORDER BY number",
      run,
    )
    .map(({ id: batch, ...rest }) => ({
      ...rest,
      members: db.all(
        memberRow,
        "SELECT candidate AS candidateId, cluster FROM batch_member WHERE batch = ? ORDER BY place",
        batch,
      ),
    }));
}

/** Places filled from their own cluster, over the run's batches so far. */
function homeTotal(db: ReadableDb, run: number): number {
  const sql = "SELECT home_total AS n FROM batch WHERE run = ? ORDER BY number DESC LIMIT 1";
  return db.get(numberRow, sql, run)?.n ?? 0;
}

/** A batch with its members; `queued`: what it left in each cluster of the rows it saw. */
export function insertBatch(
  db: WritableDb,
  run: number,
  batch: ComposedBatch & Readonly<{ queued: readonly number[] }>,
  now: number,
): void {
  const home = batch.members.filter((member) => member.home).length;
  const id = db.insert(
    "INSERT INTO batch (run, number, epoch, saw_kept, home, home_total, queued, composed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    run,
    batch.number,
    batch.epoch,
    batch.sawKept,
    home,
    homeTotal(db, run) + home,
    JSON.stringify(batch.queued),
    now,
  );
  for (const member of batch.members) {
    db.insert(
      "INSERT INTO batch_member (batch, place, candidate, cluster, wanted_cluster) VALUES (?, ?, ?, ?, ?)",
      id,
      member.place,
      member.candidateId,
      member.cluster,
      member.wantedCluster,
    );
  }
}

/** Kept numbers or batch numbers above `after`, up to and with `last`. */
export type Stretch = Readonly<{ after: number; last: number }>;

const clusterRow = z.object({ cluster: count });

/** Clusters of a stretch of the placed rows, in the order kept. */
export function placedClusters(db: ReadableDb, run: number, { after, last }: Stretch): readonly number[] {
  const sql =
    "SELECT cluster FROM cluster WHERE run = ? AND kept_number > ? AND kept_number <= ? ORDER BY kept_number";
  return db.all(clusterRow, sql, run, after, last).map(({ cluster }) => cluster);
}

const placedVectorRow = z.object({ scale: z.number(), vector: z.instanceof(Uint8Array) });

/** The vector of a placed row; throws when there is none. */
export function placedVector(db: ReadableDb, run: number, keptNumber: number): QuantisedVector {
  const row = db.get(
    placedVectorRow,
    `SELECT e.scale, e.vector FROM cluster k
     CROSS JOIN embedding e ON e.candidate = k.candidate AND e.model = (SELECT model FROM basis WHERE run = ?1)
     WHERE k.run = ?1 AND k.kept_number = ?2`,
    run,
    keptNumber,
  );
  if (row === undefined) throw new Error(`Kept row ${keptNumber} of run ${run} is placed and has no vector.`);
  return quantised(row.scale, row.vector);
}

/** Number of the last batch of the first epoch, 0 before the first. */
export function lastFirstEpochBatch(db: ReadableDb, run: number): number {
  const sql = "SELECT number AS n FROM batch WHERE run = ? AND epoch = 1 ORDER BY number DESC LIMIT 1";
  return db.get(numberRow, sql, run)?.n ?? 0;
}

const placeRow = z.object({ number: id, keptNumber: id, home: z.number().int() });

/** The places of a stretch of the first epoch's batches, in order. */
export function firstEpochBatches(
  db: ReadableDb,
  run: number,
  { after, last }: Stretch,
): readonly (readonly Readonly<{ keptNumber: number; home: boolean }>[])[] {
  const places = db.all(
    placeRow,
    `SELECT b.number, k.kept_number AS keptNumber, m.cluster = m.wanted_cluster AS home FROM batch b
     CROSS JOIN batch_member m ON m.batch = b.id
     CROSS JOIN cluster k ON k.candidate = m.candidate AND k.run = b.run
     WHERE b.run = ? AND b.epoch = 1 AND b.number > ? AND b.number <= ? ORDER BY b.number, m.place`,
    run,
    after,
    last,
  );
  const batches = Map.groupBy(places, ({ number }) => number);
  return [...batches.values()].map((batch) =>
    batch.map(({ keptNumber, home }) => ({ keptNumber, home: home === 1 })),
  );
}

/** Rows kept so far. */
export function keptTotal(db: ReadableDb, run: number): number {
  return (
    db.get(numberRow, "SELECT kept_total AS n FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1", run)?.n ?? 0
  );
}
