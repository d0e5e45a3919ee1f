import { z } from "zod";

const id = z.number().int().positive();
const isTrue = z.union([z.literal(0), z.literal(1)]);

/** The three seeds of a prompt `p`, and whether each was grown, as columns of a query. */
export const promptSeedColumns = `p.seed1, p.seed2, p.seed3, ${["seed1", "seed2", "seed3"]
  .map((seed, place) => `(SELECT candidate IS NOT NULL FROM seed WHERE id = p.${seed}) AS grown${place + 1}`)
  .join(", ")}`;

/** Checks `promptSeedColumns`; to be spread into a row's schema. */
export const promptSeedShape = {
  seed1: id,
  seed2: id,
  seed3: id,
  grown1: isTrue,
  grown2: isTrue,
  grown3: isTrue,
} as const;

type Columns = Readonly<z.infer<z.ZodObject<typeof promptSeedShape>>>;

/** A row with its seeds as a list in place of the columns. */
export function withSeeds<T extends Columns>(
  row: T,
): Omit<T, keyof Columns> & Readonly<{ seeds: readonly Readonly<{ id: number; isGrown: boolean }>[] }> {
  const { seed1, seed2, seed3, grown1, grown2, grown3, ...rest } = row;
  return {
    ...rest,
    seeds: [
      { id: seed1, isGrown: grown1 === 1 },
      { id: seed2, isGrown: grown2 === 1 },
      { id: seed3, isGrown: grown3 === 1 },
    ],
  };
}
