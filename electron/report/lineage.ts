import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const grownRow = z.object({ id, seed1: id, seed2: id, seed3: id });

/** A grown seed and the three seeds of the request that wrote it. */
export type Descent = Readonly<{ id: number; parents: readonly number[] }>;

/** The grown seeds of a run and of those before it, each with its parents, by id: a parent stands before its children. */
export function descents(db: ReadableDb, run: number | null): readonly Descent[] {
  return db
    .all(grownRow, grownSql, run)
    .map(({ id: seed, seed1, seed2, seed3 }) => ({ id: seed, parents: [...new Set([seed1, seed2, seed3])] }))
    .toSorted((a, b) => a.id - b.id);
}

const grownSql = `SELECT s.id, p.seed1, p.seed2, p.seed3 FROM seed s JOIN candidate c ON c.id = s.candidate
    JOIN parsing g ON g.id = c.parsing JOIN prompt p ON p.id = g.prompt WHERE s.run <= ?`;

/** The generation of each seed: 0 for a person's, else one more than the highest of its parents. */
export function generationOf(lines: readonly Descent[]): (seed: number) => number {
  const generations = new Map<number, number>();
  for (const { id: seed, parents } of lines) {
    generations.set(seed, 1 + Math.max(...parents.map((parent) => generations.get(parent) ?? 0)));
  }
  return (seed) => generations.get(seed) ?? 0;
}
