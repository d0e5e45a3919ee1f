import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { evictionOrder, seedScore } from "../../electron/replace/score.ts";
import type { PoolSeed } from "../../electron/replace/score.ts";

const rule = { minGenerated: 20, minHumanShare: 0, humanSeeds: 4 };

function seed(id: number, kept: number, generated: number, more: Partial<PoolSeed> = {}): PoolSeed {
  return {
    id,
    isHuman: true,
    isPinned: false,
    fromPrompt: 0,
    count: { generated, kept, prompts: 2 },
    ...more,
  };
}

function ids(seeds: readonly PoolSeed[]): readonly number[] {
  return seeds.map(({ id }) => id);
}

const pools = fc
  .array(
    fc.record({
      isHuman: fc.boolean(),
      fromPrompt: fc.nat(3),
      generated: fc.nat(40),
      lost: fc.nat(40),
    }),
    { maxLength: 30 },
  )
  .map((seeds) =>
    seeds.map(({ generated, lost, ...each }, index): PoolSeed => {
      const count = { generated, kept: Math.max(0, generated - lost), prompts: 1 };
      return { id: index + 1, isPinned: false, ...each, count };
    }),
  );

describe("the order of eviction", () => {
  test("is by score, then the larger SeedGen, then the older seed, then the id", () => {
    const pool = [
      seed(9, 10, 20),
      seed(8, 20, 40, { fromPrompt: 7 }),
      seed(7, 20, 40, { fromPrompt: 3 }),
      seed(6, 20, 40, { fromPrompt: 3 }),
      seed(5, 19, 40, { fromPrompt: 9 }),
    ];
    assert.deepEqual(ids(evictionOrder(pool, rule)), [5, 6, 7, 8, 9]);
  });

  test("does not hang on the order of the pool", () => {
    fc.assert(
      fc.property(
        pools.chain((pool) =>
          fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length })),
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([pool, shuffled], minHumanShare) => {
          const each = {
            minGenerated: 5,
            minHumanShare,
            humanSeeds: pool.filter(({ isHuman }) => isHuman).length,
          };
          assert.deepEqual(evictionOrder(pool, each), evictionOrder(shuffled, each));
        },
      ),
    );
  });

  test("holds no seed without a score or without the evidence", () => {
    const pool = [seed(1, 0, 0), seed(2, 0, 19), seed(3, 20, 20)];
    assert.deepEqual(ids(evictionOrder(pool, rule)), [3]);
    assert.deepEqual(ids(evictionOrder(pool, { ...rule, minGenerated: 0 })), [2, 3]);
    assert.equal(seedScore({ generated: 0, kept: 0 }), null);
  });

  test("lets the person's seeds go only as long as their share stays, and passes over them for others", () => {
    const grown = { isHuman: false };
    const pool = [
      seed(1, 1, 20),
      seed(2, 2, 20),
      seed(3, 3, 20),
      seed(4, 4, 20, grown),
      seed(5, 5, 20, grown),
    ];
    const share = { ...rule, minHumanShare: 0.5 };
    assert.deepEqual(ids(evictionOrder(pool, { ...share, humanSeeds: 4 })), [1, 4, 5]);
    assert.deepEqual(ids(evictionOrder(pool, { ...share, humanSeeds: 3 })), [1, 4, 5]);
    assert.deepEqual(ids(evictionOrder(pool, { ...share, humanSeeds: 6 })), [4, 5]);
    assert.deepEqual(ids(evictionOrder(pool, { ...share, humanSeeds: 2 })), [1, 2, 4, 5]);
  });

  test("keeps the person's share whatever leaves, and every grown seed with evidence is in it", () => {
    fc.assert(
      fc.property(
        pools,
        fc.nat(10),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pool, gone, minHumanShare) => {
          const humans = pool.filter(({ isHuman }) => isHuman).length;
          const order = evictionOrder(pool, { minGenerated: 10, minHumanShare, humanSeeds: humans + gone });
          const leaving = order.filter(({ isHuman }) => isHuman).length;
          assert.ok(leaving === 0 || humans - leaving >= minHumanShare * (humans + gone));
          const grown = pool.filter(({ isHuman, count }) => !isHuman && count.generated >= 10);
          assert.equal(order.length - leaving, grown.length);
          for (const [index, next] of order.slice(1).entries()) {
            assert.ok((seedScore(order[index]?.count ?? next.count) ?? 1) <= (seedScore(next.count) ?? 0));
          }
        },
      ),
    );
  });
});
