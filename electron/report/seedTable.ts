import { z } from "zod";
import type { SeedOutlook, SeedRow, SeedShow, SeedTable } from "../nouns/seedView.ts";
import type { ReadableDb } from "../store/readable.ts";
import { bedSizeSql } from "../store/seedPool.ts";
import { descents, generationOf } from "./lineage.ts";
import { ageOf, factRow, fateOf, seedFacts } from "./seedRows.ts";
import type { SeedFacts } from "./seedRows.ts";
import { seedCounts, seedScore } from "./seedScores.ts";
import type { SeedCounts } from "./seedScores.ts";

const count = z.number().int().nonnegative();
const sizeRow = z.object({ size: count });
const totalRow = z.object({ seeds: count, setAside: count });

/**
 * The seeds in the bed of `run` by id, or those that left it, newest first; `outlook` says what the open window
 * would do. Without a run (null) the bed holds what a person gave.
 */
export function seedTable(
  db: ReadableDb,
  run: number | null,
  show: SeedShow,
  outlook: SeedOutlook,
): SeedTable {
  const lines = descents(db, run);
  const grown = new Set(lines.map((line) => line.id));
  const told = {
    generationOf: generationOf(lines),
    countsOf: seedCounts(db, run),
    isGrown: (seed: number) => grown.has(seed),
    outlook,
  };
  const facts = db
    .all(factRow, show === "bed" ? bedSql : outSql, run)
    .filter((row) => row.isInBed === (show === "bed"));
  const sorted = facts.toSorted((a, b) =>
    show === "bed" ? a.id - b.id : leftAt(b) - leftAt(a) || b.id - a.id,
  );
  const bed = db.get(sizeRow, bedSizeSql, run)?.size ?? 0;
  const total = db.get(totalRow, totalSql, run) ?? { seeds: 0, setAside: 0 };
  return {
    rows: sorted.map((row) => seedRow(row, told)),
    counts: { bed, out: total.seeds - bed, setAside: total.setAside },
    floor: show === "bed" && outlook.kind === "open" ? outlook.floor : null,
  };
}

const bedSql = `${seedFacts} WHERE s.run IS NULL OR s.run = ?1`;

const outSql = `${seedFacts} WHERE (s.run IS NULL OR s.run = ?1)
  AND s.id IN (SELECT left_seed FROM seed_change WHERE run = ?1 UNION SELECT seed FROM seed_act)`;

const totalSql = `SELECT (SELECT count(*) FROM seed WHERE run IS NULL) + (SELECT count(*) FROM seed WHERE run = ?1) AS seeds,
  (SELECT coalesce(sum(set_aside), 0) FROM source) AS setAside`;

function leftAt(facts: SeedFacts): number {
  return facts.leftFrom ?? facts.actFrom ?? 0;
}

/** What a row needs besides its own facts. */
export type RowContext = Readonly<{
  generationOf: (seed: number) => number;
  countsOf: (seed: number) => SeedCounts;
  isGrown: (seed: number) => boolean;
  outlook: SeedOutlook;
}>;

/** A row of the table from a seed's facts. */
export function seedRow(facts: SeedFacts, told: RowContext): SeedRow {
  const counts = told.countsOf(facts.id);
  const row = {
    id: facts.id,
    isGrown: facts.isGrown,
    instruction: facts.instruction,
    generation: told.generationOf(facts.id),
    ...counts,
    score: seedScore(counts),
    age: ageOf(facts),
    isPinned: facts.isPinned,
  };
  const left = fateOf(facts, (id) => ({ id, isGrown: told.isGrown(id) }));
  return { ...row, fate: left.kind === "stays" ? standing(row, told.outlook) : left };
}

function standing(row: Omit<SeedRow, "fate">, outlook: SeedOutlook): SeedRow["fate"] {
  if (outlook.kind !== "open") return { kind: "stays" };
  if (outlook.next.some((seed) => seed.id === row.id)) return { kind: "nextToLeave" };
  if (row.isPinned || row.score === null) return { kind: "stays" };
  if (row.generated < outlook.minGenerated) return { kind: "tooNew" };
  const isLow = outlook.floor !== null && row.score < outlook.floor;
  return { kind: isLow ? "mustStay" : "stays" };
}
