/** How a seed fared: counts over the prompts it stood in, each with the full count (ambiguity 16). */
export type SeedCount = Readonly<{ generated: number; kept: number; prompts: number }>;

/** S0's seed score, SeedKept / SeedGen; null while nothing was generated (ambiguity 17). */
export function seedScore(count: Pick<SeedCount, "generated" | "kept">): number | null {
  return count.generated === 0 ? null : count.kept / count.generated;
}

/** A seed of the pool as eviction sees it. */
export type PoolSeed = Readonly<{
  id: number;
  isHuman: boolean;
  /** A person's decision: it never leaves by a window. */
  isPinned: boolean;
  fromPrompt: number;
  count: SeedCount;
}>;

export type EvictionRule = Readonly<{
  minGenerated: number;
  /** Share of the person's seeds that must stay. */
  minHumanShare: number;
  /** How many seeds a person gave and did not take out again. */
  humanSeeds: number;
  /** How many of a person's seeds the pool has besides those told; none when left out. */
  humansBesides?: number;
}>;

/**
 * The seeds that may leave, first to go first: lowest score, then larger SeedGen, then older, then id
 * (ambiguities 17 and 18; R3 *small*). Pinned seeds never go, the person's only as long as
 * their share stays.
 */
export function evictionOrder(pool: readonly PoolSeed[], rule: EvictionRule): readonly PoolSeed[] {
  const judged = pool.flatMap((seed) => {
    const score = seedScore(seed.count);
    return score !== null && !seed.isPinned && seed.count.generated >= rule.minGenerated
      ? [{ seed, score }]
      : [];
  });
  judged.sort(
    (a, b) =>
      a.score - b.score ||
      b.seed.count.generated - a.seed.count.generated ||
      a.seed.fromPrompt - b.seed.fromPrompt ||
      a.seed.id - b.seed.id,
  );
  let humansInPool = pool.filter((seed) => seed.isHuman).length + (rule.humansBesides ?? 0);
  const mustStay = Math.ceil(rule.minHumanShare * rule.humanSeeds);
  return judged.flatMap(({ seed }) => {
    if (!seed.isHuman) return [seed];
    if (humansInPool <= mustStay) return [];
    humansInPool -= 1;
    return [seed];
  });
}
