import { random, sample } from "../../electron/kernel/random.ts";
import { evictionOrder } from "../../electron/replace/score.ts";
import type { PoolSeed } from "../../electron/replace/score.ts";

/** A pool whose prompts, replies and windows are drawn, for thousands of windows a second. */
export type Simulation = Readonly<{
  key: string;
  seeds: number;
  /** Seeds, from the first on, that were planted worse. */
  bad: number;
  /** Probability that a task is kept whose prompt held so many bad seeds, when so many are kept already. */
  keepProbability: (badInPrompt: number, kept: number) => number;
  /** Tasks that enter the filter in the whole run. */
  generated: number;
  /** Kept rows from one window to the next. */
  keptPerWindow: number;
  minGenerated: number;
  minHumanShare: number;
}>;

export type Simulated = Readonly<{
  evicted: number;
  evictedNewcomers: number;
  evictedBad: number;
  /** Sums over the windows in which a seed left. */
  eligible: number;
  eligibleNewcomers: number;
  /** Sum over those windows of evicted × newcomers' share among the eligible: what chance would evict. */
  expectedNewcomers: number;
  expectedBad: number;
  badLeft: number;
}>;

/** Runs policy *small* (ALGORITHMS 6b, R3) over simulated replies; a candidate is always at hand. */
export function simulate(given: Simulation): Simulated {
  const { key, seeds, bad, minGenerated, minHumanShare } = given;
  const draw = random(key, "simulation", 0);
  let pool: PoolSeed[] = Array.from({ length: seeds }, (_, id) => newSeed(id, 0));
  const isBad = (id: number): boolean => id < bad;
  const isNew = (id: number): boolean => id >= seeds;
  const all = { evicted: 0, evictedNewcomers: 0, evictedBad: 0, eligible: 0, eligibleNewcomers: 0 };
  let [expectedNewcomers, expectedBad] = [0, 0];
  let [next, prompt, generated, kept, window] = [seeds, 0, 0, 0, 1];
  while (generated < given.generated) {
    prompt += 1;
    const three = new Set(sample(pool, 3, draw).map((seed) => seed.id));
    const tasks = 4 + Math.floor(draw() * 13);
    const probability = given.keepProbability([...three].filter(isBad).length, kept);
    const good = Array.from({ length: tasks }, () => draw()).filter((value) => value < probability).length;
    generated += tasks;
    kept += good;
    pool = pool.map((seed) => (three.has(seed.id) ? credited(seed, tasks, good) : seed));
    if (kept < window * given.keptPerWindow) continue;
    window += 1;
    const victims = evictionOrder(pool, { minGenerated, minHumanShare, humanSeeds: seeds });
    const leaving = new Set(victims.slice(0, Math.max(1, Math.ceil(seeds / 12))).map((seed) => seed.id));
    if (leaving.size === 0) continue;
    const share = (is: (id: number) => boolean): number =>
      victims.filter(({ id }) => is(id)).length / victims.length;
    all.evicted += leaving.size;
    all.evictedNewcomers += [...leaving].filter(isNew).length;
    all.evictedBad += [...leaving].filter(isBad).length;
    all.eligible += victims.length;
    all.eligibleNewcomers += victims.filter(({ id }) => isNew(id)).length;
    expectedNewcomers += leaving.size * share(isNew);
    expectedBad += leaving.size * share(isBad);
    pool = pool.filter((seed) => !leaving.has(seed.id));
    for (let came = 0; came < leaving.size; came += 1) {
      pool.push(newSeed(next, prompt + 1, false));
      next += 1;
    }
  }
  return { ...all, expectedNewcomers, expectedBad, badLeft: pool.filter((seed) => isBad(seed.id)).length };
}

function newSeed(id: number, fromPrompt: number, isHuman = true): PoolSeed {
  return { id, isHuman, isPinned: false, fromPrompt, count: { generated: 0, kept: 0, prompts: 0 } };
}

function credited(seed: PoolSeed, generated: number, kept: number): PoolSeed {
  const { count } = seed;
  return {
    ...seed,
    count: { generated: count.generated + generated, kept: count.kept + kept, prompts: count.prompts + 1 },
  };
}
