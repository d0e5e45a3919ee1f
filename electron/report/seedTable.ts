import { z } from "zod";
import type { SeedOutlook, SeedRow, SeedShow, SeedTable } from "../nouns/seedView.ts";
import type { ReadableDb } from "../store/readable.ts";
import { bedSizeSql } from "../store/seedPool.ts";
import { descents, generationOf } from "./lineage.ts";
import { ageOf, factRow, fateOf, seedFacts } from "./seedRows.ts";
import type { SeedFacts } from "./seedRows.ts";
import { seedCounts, seedScore } from "./seedScores.ts";
import type { SeedCounts } from "./seedScores.ts";
import { shownSeeds } from "./shownSeeds.ts";

const count = z.number().int().nonnegative();
const sizeRow = z.object({ size: count });
const totalRow = z.object({ seeds: count, setAside: count });

/** A table holds no more rows than these; of how many, its counts say. */
const mostRows = 2_000;

/**
 * The seeds in the bed of `run` by id, or those that left it, newest first, at most `most` (2,000): of a larger
 * bed those that would leave next, then the grown ones, then a person's first; `counts` are of all. `outlook`
 * says what the open window would do. Without a run (null) the bed holds what a person gave.
 */
export function seedTable(
  db: ReadableDb,
  run: number | null,
  show: SeedShow,
  outlook: SeedOutlook,
  most = mostRows,
): SeedTable {
  const lines = descents(db, run);
  const grown = new Set(lines.map((line) => line.id));
  const shown = show === "bed" ? bedFacts(db, run, outlook, most) : outFacts(db, run).slice(0, most);
  const told = {
    generationOf: generationOf(lines),
    countsOf: seedCounts(
      db,
      run,
      shown.map(({ id }) => id),
    ),
    isGrown: (seed: number) => grown.has(seed),
    outlook,
  };
  const bed = db.get(sizeRow, bedSizeSql, run)?.size ?? 0;
  const total = db.get(totalRow, totalSql, run) ?? { seeds: 0, setAside: 0 };
  return {
    rows: shown.map((row) => seedRow(row, told)),
    counts: { bed, out: total.seeds - bed, setAside: total.setAside },
    floor: show === "bed" && outlook.kind === "open" ? outlook.floor : null,
  };
}

function bedFacts(
  db: ReadableDb,
  run: number | null,
  outlook: SeedOutlook,
  most: number,
): readonly SeedFacts[] {
  const leaving = outlook.kind === "open" ? outlook.next.map(({ id }) => id) : [];
  const ids = JSON.stringify(shownSeeds(db, run, most, leaving));
  return db.all(factRow, byIdSql, run, ids).toSorted((a, b) => a.id - b.id);
}

function outFacts(db: ReadableDb, run: number | null): readonly SeedFacts[] {
  return db
    .all(factRow, outSql, run)
    .filter((row) => !row.isInBed)
    .toSorted((a, b) => leftAt(b) - leftAt(a) || b.id - a.id);
}

const byIdSql = `${seedFacts} WHERE s.id IN (SELECT value FROM json_each(?2))`;

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
