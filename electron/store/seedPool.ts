/**
 * Whether a seed stands in the bed at a prompt, as an SQL condition over expressions for its id, the run and the
 * prompt. It is out when a swap took it out and no act undid that, or when a person's newest word on it is
 * "retire"; only what is in force at the prompt counts, so the bed at a prompt never changes afterwards. Whether
 * the seed was there at all (`from_prompt`, `run`) is the caller's to ask.
 */
export function isInBed(seed: string, run: string, prompt: string): string {
  return `(NOT EXISTS (SELECT 1 FROM seed_change x WHERE x.run = ${run} AND x.left_seed = ${seed} AND x.from_prompt <= ${prompt}
      AND NOT EXISTS (SELECT 1 FROM seed_act u WHERE u.change = x.id AND u.act = 'restore' AND u.from_prompt <= ${prompt}))
    AND coalesce((SELECT a.act FROM seed_act a WHERE a.seed = ${seed} AND a.act IN ('retire', 'restore')
      AND a.from_prompt <= ${prompt} ORDER BY a.id DESC LIMIT 1), 'restore') = 'restore')`;
}

/**
 * Whether a person brought a seed back after a swap of a run or of one of its parents: a seed leaves by a window once,
 * and the person's word stands.
 */
export function isPutBack(seed: string, run: string): string {
  return `EXISTS (SELECT 1 FROM seed_act u CROSS JOIN seed_change x ON x.id = u.change
      WHERE u.seed = ${seed} AND u.act = 'restore' AND x.left_seed = ${seed} AND x.run <= ${run})`;
}

/** Whether a seed never leaves by a window: a person pinned it or put it back. */
export function isPinned(seed: string, run: string): string {
  return `(coalesce((SELECT a.act FROM seed_act a WHERE a.seed = ${seed} AND a.act IN ('pin', 'unpin')
      ORDER BY a.id DESC LIMIT 1), 'unpin') = 'pin'
    OR ${isPutBack(seed, run)})`;
}

/**
 * Whether a seed belongs to an earlier run than this one: a window of that run let it in, and it stands in that run's
 * prompts but never in this run's bed.
 */
export function isOfEarlierRun(seedRun: string, run: string): string {
  return `(${seedRun} IS NOT NULL AND ${seedRun} IS NOT ${run})`;
}

/**
 * How many seeds the next prompt of run ?1 (null: no run) draws from, as a query with the column `size`: those
 * that came less those that are out, of whom only swaps and a person's acts can speak.
 */
export const bedSizeSql = `SELECT (SELECT count(*) FROM seed WHERE run IS NULL) + (SELECT count(*) FROM seed WHERE run = ?1)
    - (SELECT count(*) FROM (SELECT left_seed AS seed FROM seed_change WHERE run = ?1
         UNION SELECT seed FROM seed_act) touched
       WHERE (SELECT s.run IS NULL OR s.run = ?1 FROM seed s WHERE s.id = touched.seed)
         AND NOT ${isInBed("touched.seed", "?1", "(SELECT coalesce(max(id), 0) + 1 FROM prompt)")}) AS size`;

/**
 * The beginning of a query on run ?1 that defines `summed (seed, generated, kept, prompts)`: SeedGen and SeedKept
 * over every judged prompt a seed stood in. They are the last window's snapshot and the tallies since; a seed that
 * a person brought back goes on from the last snapshot that has it.
 */
export const summedCounts = `WITH snapshot AS (SELECT id, through_tally FROM window WHERE run = ?1 ORDER BY number DESC LIMIT 1),
     since AS (SELECT p.seed1, p.seed2, p.seed3, t.generated, t.kept FROM tally t JOIN prompt p ON p.id = t.prompt
       WHERE t.run = ?1 AND t.id > coalesce((SELECT through_tally FROM snapshot), 0)),
     returned AS (SELECT DISTINCT seed_act.seed, (SELECT w.id FROM window w WHERE w.run = ?1
           AND EXISTS (SELECT 1 FROM seed_score k WHERE k.window = w.id AND k.seed = seed_act.seed) ORDER BY w.number DESC LIMIT 1) AS window
       FROM seed_act WHERE act IN ('retire', 'restore') AND EXISTS (SELECT 1 FROM snapshot)
         AND NOT EXISTS (SELECT 1 FROM seed_score k WHERE k.window = (SELECT id FROM snapshot) AND k.seed = seed_act.seed)),
     counted AS (
       SELECT seed, generated, kept, prompts FROM seed_score WHERE window = (SELECT id FROM snapshot)
       UNION ALL SELECT k.seed, k.generated, k.kept, k.prompts FROM returned JOIN seed_score k ON k.window = returned.window AND k.seed = returned.seed
       UNION ALL SELECT returned.seed, t.generated, t.kept, 1 FROM returned
         JOIN tally t ON t.run = ?1 AND t.id > coalesce((SELECT through_tally FROM window WHERE id = returned.window), 0)
           AND t.id <= (SELECT through_tally FROM snapshot)
         JOIN prompt p ON p.id = t.prompt AND returned.seed IN (p.seed1, p.seed2, p.seed3)
       UNION ALL SELECT seed1, generated, kept, 1 FROM since
       UNION ALL SELECT seed2, generated, kept, 1 FROM since WHERE seed2 <> seed1
       UNION ALL SELECT seed3, generated, kept, 1 FROM since WHERE seed3 NOT IN (seed1, seed2)),
     summed AS (SELECT seed, sum(generated) AS generated, sum(kept) AS kept, sum(prompts) AS prompts FROM counted GROUP BY seed)`;
