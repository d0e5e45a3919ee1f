import type { SeedBirth, SeedKin, SeedName, SeedOutlook, SeedStory } from "../nouns/seedView.ts";
import type { ReadableDb } from "../store/readable.ts";
import { descents, generationOf } from "./lineage.ts";
import type { Descent } from "./lineage.ts";
import { factRow, seedFacts } from "./seedRows.ts";
import { birth, child, editOf, kin, rank, text, usable } from "./seedStoryRows.ts";
import { countsInChain, seedScore } from "./seedScores.ts";
import { seedRow } from "./seedTable.ts";
import type { RowContext } from "./seedTable.ts";

/**
 * Everything the ledger knows of one seed in a run (null: no run): its text, what it brought, where it came from
 * and what came of it; null when there is no such seed. A seed of an earlier run is told as that run left it.
 */
export function seedStory(
  db: ReadableDb,
  run: number | null,
  seed: number,
  outlook: SeedOutlook,
): SeedStory | null {
  const facts = db.get(factRow, `${seedFacts} WHERE s.id = ?2 AND (s.run IS NULL OR s.run <= ?1)`, run, seed);
  const told = db.get(text.schema, text.sql, seed);
  if (facts === undefined || told === undefined) return null;
  const lines = descents(db, run);
  const isGrown = (id: number): boolean => lines.some((line) => line.id === id);
  const countsOf = countsInChain(db, run);
  const context = { countsOf, generationOf: generationOf(lines), isGrown, outlook };
  const row = seedRow(facts, context);
  const edited = db.get(editOf.schema, editOf.sql, seed)?.id ?? null;
  const nameOf = (id: number): SeedName => ({ id, isGrown: isGrown(id) });
  const { name, line, format, ...texts } = told;
  const first = facts.fromPrompt;
  return {
    ...row,
    ...texts,
    isInBed: facts.isInBed,
    isRestored: facts.isRestored,
    source: name === null || line === null ? null : { name, line, isTyped: format === "typed" },
    rank: facts.isInBed ? rankOf(db, run, seed, countsOf) : null,
    usable: db.get(usable.schema, usable.sql, run, seed, first)?.share ?? null,
    birth: birthOf(db, facts.ofRun, seed, lines, context, nameOf),
    editOf: edited === null ? null : nameOf(edited),
    grown: lines.flatMap((each) => (each.parents.includes(seed) ? [kinOf(db, each.id, context)] : [])),
    rows: db.all(child.schema, child.sql, run, seed, first),
    outlook,
  };
}

function birthOf(
  db: ReadableDb,
  run: number | null,
  seed: number,
  lines: readonly Descent[],
  context: RowContext,
  nameOf: (id: number) => SeedName,
): SeedBirth | null {
  const line = lines.find((each) => each.id === seed);
  const came = db.get(birth.schema, birth.sql, run, seed);
  if (line === undefined || came === undefined) return null;
  const { left, ...told } = came;
  return { ...told, parents: line.parents.map((id) => kinOf(db, id, context)), replaced: nameOf(left) };
}

function kinOf(db: ReadableDb, seed: number, context: RowContext): SeedKin {
  const instruction = db.get(kin.schema, kin.sql, seed)?.instruction ?? "";
  const score = seedScore(context.countsOf(seed));
  return {
    id: seed,
    isGrown: context.isGrown(seed),
    instruction,
    generation: context.generationOf(seed),
    score,
  };
}

function rankOf(
  db: ReadableDb,
  run: number | null,
  seed: number,
  countsOf: RowContext["countsOf"],
): SeedStory["rank"] {
  const scored = db
    .all(rank.schema, rank.sql, run)
    .flatMap(({ id }) => {
      const score = seedScore(countsOf(id));
      return score === null ? [] : [{ id, score }];
    })
    .toSorted((a, b) => a.score - b.score || a.id - b.id);
  const place = scored.findIndex(({ id }) => id === seed) + 1;
  return place === 0 ? null : { place, of: scored.length };
}
