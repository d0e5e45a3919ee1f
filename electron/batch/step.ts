import type { Clock } from "../nouns/pump.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import type { Step } from "../store/step.ts";
import { clusterOf, fitBasis } from "./basis.ts";
import type { Basis } from "./basis.ts";
import { decodeBasis, encodeBasis } from "./basisText.ts";
import type { BasisText } from "./basisText.ts";
import { openComposer } from "./compose.ts";
import type { ComposedBatch, Composer } from "./compose.ts";
import type { PlacedRow } from "./queues.ts";
import {
  basisText,
  insertBasis,
  insertBatch,
  insertCluster,
  keptTotal,
  keptVectors,
  placedAfter,
  placedTotal,
  recordedBatches,
  seedVectors,
} from "./tables.ts";
import type { VectorOf } from "./tables.ts";

type BatchRun = Readonly<{
  id: number;
  key: string;
  settings: Pick<RunSettings, "basis" | "batchSize" | "reserveBatches" | "epochs" | "goal">;
}>;

/**
 * Fits the basis once: on the seeds, and in Recommended on the first `basis.rows` kept rows too, or on all
 * there are when the goal is met before.
 */
export function basisStep(options: {
  run: BatchRun;
  model: string;
  clock: Clock;
}): Step<
  { seeds: readonly VectorOf[]; kept: readonly VectorOf[] },
  BasisText & { seedRows: number; keptRows: number }
> {
  const { run, model } = options;
  const { basis, batchSize, goal } = run.settings;
  return {
    name: "basis",
    pending: (db) => {
      const rows = basis.fitOn === "seeds" ? 0 : Math.min(basis.rows, goal);
      if (keptTotal(db, run.id) < Math.max(1, rows) || basisText(db, run.id) !== undefined) return [];
      const { vectors: seeds, wanted } = seedVectors(db, run.id, model);
      if (seeds.length < wanted) return [];
      const kept = rows === 0 ? [] : keptVectors(db, run.id, model, 0, rows);
      return kept.length < rows ? [] : [{ seeds, kept }];
    },
    work: (items) =>
      items.map(({ seeds, kept }) => {
        const fitted = fitBasis({
          seeds: seeds.map((seed) => seed.vector),
          kept: kept.map((row) => row.vector),
          batchSize,
          split: basis.split,
          fitOn: basis.fitOn,
          key: run.key,
        });
        return { ...encodeBasis(fitted), seedRows: seeds.length, keptRows: kept.length };
      }),
    record: (db, facts) => {
      for (const fact of facts) insertBasis(db, { ...fact, run: run.id, model }, options.clock());
    },
  };
}

/** Gives each embedded kept row its cluster, in the order kept (S0 Algorithm 1, classify). */
export function placeStep(options: {
  project: Project;
  run: BatchRun;
  model: string;
}): Step<VectorOf, PlacedRow> {
  const { run, model } = options;
  let basis: Basis | undefined;
  const known = (): Basis | undefined => {
    const text = basis === undefined ? basisText(options.project.db, run.id) : undefined;
    if (text !== undefined) basis = decodeBasis(text);
    return basis;
  };
  return {
    name: "place",
    pending: (db, limit) =>
      known() === undefined ? [] : keptVectors(db, run.id, model, placedTotal(db, run.id), limit),
    work: (rows) =>
      rows.map((row) => {
        const rule = known();
        if (rule === undefined || row.keptNumber === null)
          throw new Error("A row was placed before its basis stood.");
        return { candidateId: row.id, keptNumber: row.keptNumber, cluster: clusterOf(rule, row.vector) };
      }),
    record: (db, rows) => {
      for (const row of rows) insertCluster(db, run.id, row);
    },
  };
}

/** Composes the next batch when its rows are placed (DESIGN 4, point 3). */
export function composeStep(options: {
  project: Project;
  run: BatchRun;
  clock: Clock;
}): Step<ComposedBatch, ComposedBatch> {
  const { project, run } = options;
  const { batchSize, reserveBatches, epochs, basis, goal } = run.settings;
  let composer: Composer | undefined;
  let seen = 0;
  const upToDate = (): Composer => {
    const isNew = composer === undefined;
    composer ??= openComposer({ batchSize, reserveBatches, basisRows: basis.rows, epochs, key: run.key });
    for (const row of placedAfter(project.db, run.id, seen)) {
      composer.see(row);
      seen = row.keptNumber;
    }
    if (isNew) for (const batch of recordedBatches(project.db, run.id)) composer.accept(batch);
    return composer;
  };
  return {
    name: "compose",
    pending: (db) => {
      const current = upToDate();
      const next = current.next(keptTotal(db, run.id) >= goal && seen >= goal);
      return next === null ? [] : [next];
    },
    work: (batches) => batches,
    record: (db, batches) => {
      for (const batch of batches) {
        const current = upToDate();
        current.accept(batch);
        insertBatch(db, run.id, { ...batch, queued: current.queued() }, options.clock());
      }
    },
  };
}
