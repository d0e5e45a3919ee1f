import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

/** Judged replies that are read at a time. */
const atOnce = 500;

const id = z.int().positive();
const row = z.object({
  tally: id,
  first: id.nullable(),
  prompt: id,
  seed1: id,
  seed2: id,
  seed3: id,
});

/** The candidates of a reply follow each other, so its first says where they begin; null: it brought none. */
const sql = `SELECT t.id AS tally, (SELECT min(c.id) FROM candidate c WHERE c.parsing = t.parsing) AS first, t.prompt,
    p.seed1, p.seed2, p.seed3
  FROM tally t JOIN prompt p ON p.id = t.prompt WHERE t.run = ? AND t.id > ? ORDER BY t.id LIMIT ?`;

/** Where a candidate came from. */
export type Origin = Readonly<{ prompt: number; seeds: readonly number[] }>;

type From = Origin & Readonly<{ first: number }>;

/**
 * Gives the prompt and the seeds of judged candidates, asked for in rising order; it reads the replies of a run
 * once, as they are needed.
 */
export function candidateOrigins(db: ReadableDb, run: number): (candidate: number) => Origin {
  let lastTally = 0;
  let ahead: From[] = [];
  let at = 0;
  let current: From | undefined;
  const readOn = (): boolean => {
    const found = db.all(row, sql, run, lastTally, atOnce);
    lastTally = found.at(-1)?.tally ?? lastTally;
    at = 0;
    ahead = found.flatMap(({ first, prompt, seed1, seed2, seed3 }) =>
      first === null ? [] : { first, prompt, seeds: [seed1, seed2, seed3] },
    );
    return found.length > 0;
  };
  return (candidate) => {
    for (;;) {
      const next = ahead[at];
      if (next === undefined) {
        if (!readOn()) break;
      } else if (next.first > candidate) break;
      else {
        current = next;
        at += 1;
      }
    }
    if (current === undefined) throw new Error(`Candidate ${candidate} of run ${run} has no tally.`);
    return current;
  };
}
