import { random, shuffle } from "../kernel/random.ts";
import { openQueues } from "./queues.ts";
import type { Member, PlacedRow, Queues } from "./queues.ts";

export type ComposeSettings = Readonly<{
  /** A power of two: clusters and places of a batch. */
  batchSize: number;
  /** Batches' worth of rows that wait as the reserve while rows are still generated. */
  reserveBatches: number;
  /** Kept rows that the basis waits for; 0 when it is fitted on the seeds. */
  basisRows: number;
  epochs: number;
}>;

/** A batch of exactly `batchSize` members, ordered by place. */
export type ComposedBatch = Readonly<{
  /** 1, 2, 3 … through all epochs. */
  number: number;
  /** 1, 2 … */
  epoch: number;
  /** The number of kept rows that it was composed from. */
  sawKept: number;
  members: readonly Member[];
}>;

/** What is needed of a recorded batch to go on after it. */
export type AcceptedBatch = Readonly<{
  number: number;
  epoch: number;
  sawKept: number;
  members: readonly Readonly<{ candidateId: number; cluster: number }>[];
}>;

/** Composes a run's batches one after the other, from the kept rows in their order. */
export type Composer = Readonly<{
  /** Takes the next kept row with its cluster: kept numbers 1, 2, 3 … without a gap. */
  see(row: PlacedRow): void;
  /**
   * The next batch, or null when it has to wait or there is none left. Asking again gives the same batch,
   * until it is accepted, however many rows came in between.
   */
  next(generationEnded: boolean): ComposedBatch | null;
  /**
   * Marks a batch as composed, from `next` or, after a restart, from the ledger: all placed rows must be
   * seen first, then the batches come in the order of their numbers.
   */
  accept(batch: AcceptedBatch): void;
  /** Rows that wait in each cluster in this epoch, seen by a batch or not. */
  waiting(): readonly number[];
  /** Rows of each cluster in the queues: those that the accepted batches saw and did not take. */
  queued(): readonly number[];
  /** Rows of the current epoch in no batch; at the end of an epoch this is its remainder, never padded. */
  unused(): number;
}>;

/**
 * Opens the composer of a run (DESIGN 4, point 3; SeDi-Instruct, `__getitem__`; ALGORITHMS 6 rows 9, 10 and
 * 6b R8). Batch n of the first epoch is composed when max(basisRows, (n + reserve) × B) rows are placed, from
 * exactly the first (n + reserve) × B of them; a batch for which the rows never suffice is composed from
 * all of them once generation has ended. So the kept rows alone decide the batches, not the moment of
 * composing. Later epochs begin when generation has ended: all rows again, shuffled by `key` and epoch.
 */
export function openComposer(settings: ComposeSettings & Readonly<{ key: string }>): Composer {
  const { batchSize, key } = settings;
  const rows: PlacedRow[] = [];
  let epoch = 1;
  let composed = 0;
  let order: readonly PlacedRow[] = rows;
  let queues: Queues = openQueues(batchSize);
  let entered = 0;

  function enter(upTo: number): void {
    for (const row of order.slice(entered, upTo)) queues.push(row);
    entered = Math.max(entered, upTo);
  }

  function begin(nextEpoch: number): void {
    epoch = nextEpoch;
    order = shuffle(rows, random(key, "epoch", epoch));
    queues = openQueues(batchSize);
    entered = 0;
    enter(order.length);
  }

  return {
    see(row) {
      if (row.keptNumber !== rows.length + 1) {
        throw new Error(`Kept row ${row.keptNumber} was placed after row ${rows.length}.`);
      }
      rows.push(row);
    },
    next(generationEnded) {
      if (generationEnded && composed >= epoch * batchesPerEpoch(rows.length, batchSize)) {
        if (epoch >= settings.epochs || rows.length < batchSize) return null;
        begin(epoch + 1);
      }
      const at = { batch: composed + 1, placed: rows.length, generationEnded };
      const sawKept = epoch > 1 ? rows.length : rowsSeen(settings, at);
      if (sawKept === null) return null;
      enter(sawKept);
      const members = queues.front();
      return members === null ? null : { number: composed + 1, epoch, sawKept, members };
    },
    accept(batch) {
      if (batch.number !== composed + 1) {
        throw new Error(`Batch ${batch.number} was accepted after batch ${composed}.`);
      }
      if (batch.epoch > epoch) begin(batch.epoch);
      if (epoch === 1) enter(batch.sawKept);
      queues.remove(batch.members);
      composed += 1;
    },
    waiting() {
      const counts = [...queues.waiting()];
      for (const { cluster } of order.slice(entered)) counts[cluster] = (counts[cluster] ?? 0) + 1;
      return counts;
    },
    queued: () => queues.waiting(),
    unused: () => queues.size() + order.length - entered,
  };
}

/** How many batches can be composed now beyond the `composed` ones, by the rule of `openComposer`. */
export function howManyComposable(
  settings: ComposeSettings,
  at: Readonly<{ keptPlaced: number; composed: number; generationEnded: boolean }>,
): number {
  const { batchSize, reserveBatches, basisRows, epochs } = settings;
  const perEpoch = batchesPerEpoch(at.keptPlaced, batchSize);
  const open = at.keptPlaced >= basisRows ? Math.max(0, perEpoch - reserveBatches) : 0;
  return Math.max(0, (at.generationEnded ? perEpoch * epochs : open) - at.composed);
}

/** Whole batches that so many kept rows give in one epoch; the remainder stays out. */
export function batchesPerEpoch(keptRows: number, batchSize: number): number {
  return Math.floor(keptRows / batchSize);
}

/** The rows that a batch of the first epoch is composed from; null while it has to wait for them. */
function rowsSeen(
  { batchSize, reserveBatches, basisRows }: ComposeSettings,
  at: Readonly<{ batch: number; placed: number; generationEnded: boolean }>,
): number | null {
  const enough = (at.batch + reserveBatches) * batchSize;
  if (at.placed >= Math.max(basisRows, enough)) return enough;
  return at.generationEnded ? at.placed : null;
}
