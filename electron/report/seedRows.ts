import { z } from "zod";
import type { SeedFate, SeedName, SeedWindow } from "../nouns/seedView.ts";
import { isInBed, isOfEarlierRun, isPinned, isPutBack } from "../store/seedPool.ts";

const id = z.number().int().positive();
const step = z.number().int().nullable();
const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** Checks rows of `seedFacts`. */
export const factRow = z.object({
  id,
  instruction: z.string(),
  isGrown: flag,
  isInBed: flag,
  isPinned: flag,
  isRestored: flag,
  /** The run whose window let it in; null for a person's. */
  ofRun: id.nullable(),
  isOfEarlierRun: flag,
  fromPrompt: z.number().int(),
  next: id,
  leftFrom: z.number().int().nullable(),
  window: step,
  firstStep: step,
  lastStep: step,
  came: id.nullable(),
  act: z.string().nullable(),
  actFrom: z.number().int().nullable(),
  undoneWindow: step,
  undoneFirstStep: step,
  undoneLastStep: step,
  successor: id.nullable(),
});

export type SeedFacts = z.infer<typeof factRow>;

const newestAct = `(SELECT max(a.id) FROM seed_act a WHERE a.seed = s.id AND a.act IN ('retire', 'restore'))`;

const nextPrompt = "(SELECT coalesce(max(id), 0) + 1 FROM prompt)";

const isEarlier = isOfEarlierRun("s.run", "?1");

/** The first prompt of the run after the seed's own. */
const nextRunsPrompt =
  "(SELECT later.id FROM prompt later WHERE later.run > s.run ORDER BY later.run, later.id LIMIT 1)";

/**
 * The facts of seeds of run ?1 as the next prompt finds them: the swap that keeps each out, and a person's newest
 * word on it. Of a seed of an earlier run, `next` is the first prompt after that run. Add a WHERE on `s`.
 */
export const seedFacts = `SELECT s.id, substr(s.instruction, 1, 300) AS instruction, s.candidate IS NOT NULL AS isGrown,
    (NOT ${isEarlier} AND ${isInBed("s.id", "?1", nextPrompt)}) AS isInBed, (NOT ${isEarlier} AND ${isPinned("s.id", "?1")}) AS isPinned,
    ${isPutBack("s.id", "?1")} AS isRestored, s.run AS ofRun, ${isEarlier} AS isOfEarlierRun, s.from_prompt AS fromPrompt,
    CASE WHEN ${isEarlier} THEN coalesce(${nextRunsPrompt}, ${nextPrompt}) ELSE ${nextPrompt} END AS next, x.from_prompt AS leftFrom, w.number AS window,
    w.first_step AS firstStep, w.last_step AS lastStep, x.came_seed AS came, t.act, t.from_prompt AS actFrom,
    v.number AS undoneWindow, v.first_step AS undoneFirstStep, v.last_step AS undoneLastStep, t.replaced_by AS successor
  FROM seed s
    LEFT JOIN seed_change x ON x.run = coalesce(s.run, ?1) AND x.left_seed = s.id
      AND NOT EXISTS (SELECT 1 FROM seed_act u WHERE u.change = x.id AND u.act = 'restore')
    LEFT JOIN window w ON w.id = x.window
    LEFT JOIN seed_act t ON t.id = ${newestAct}
    LEFT JOIN seed_change y ON y.id = t.change
    LEFT JOIN window v ON v.id = y.window`;

/** Prompts from a seed's first until it left or until now. */
export function ageOf(facts: SeedFacts): number {
  const until = facts.isInBed ? facts.next : (facts.leftFrom ?? facts.actFrom ?? facts.next);
  return Math.max(0, until - facts.fromPrompt);
}

/** How a seed left; "stays" while it is in the bed. */
export function fateOf(facts: SeedFacts, nameOf: (seed: number) => SeedName): SeedFate {
  if (facts.isInBed) return { kind: "stays" };
  if (facts.isOfEarlierRun) return { kind: "ofEarlierRun" };
  const left = windowOf(facts.window, facts.firstStep, facts.lastStep);
  if (left !== null && facts.came !== null) return { kind: "replaced", ...left, by: nameOf(facts.came) };
  if (facts.successor !== null) return { kind: "edited", into: nameOf(facts.successor) };
  const undone = windowOf(facts.undoneWindow, facts.undoneFirstStep, facts.undoneLastStep);
  if (undone !== null) return { kind: "undone", ...undone };
  return { kind: "retired" };
}

function windowOf(
  window: number | null,
  firstStep: number | null,
  lastStep: number | null,
): SeedWindow | null {
  return window === null || firstStep === null || lastStep === null ? null : { window, firstStep, lastStep };
}
