import { z } from "zod";
import { isOfRun } from "../store/promptsOfRun.ts";
import { isInBed } from "../store/seedPool.ts";

const id = z.number().int().positive();
const wholeNumber = z.number().int();

/** A seed's whole text and the file it came from. Parameter: seed. */
export const text = {
  schema: z.object({
    text: z.string(),
    input: z.string(),
    output: z.string(),
    name: z.string().nullable(),
    line: wholeNumber.nullable(),
    format: z.string().nullable(),
  }),
  sql: `SELECT s.instruction AS text, s.input, s.output, f.name, s.line, f.format
    FROM seed s LEFT JOIN source f ON f.id = s.source WHERE s.id = ?`,
} as const;

/** How a grown seed came in. Parameters: the run whose window let it in, seed. */
export const birth = {
  schema: z.object({
    prompt: id,
    candidate: id,
    keptNumber: wholeNumber.nullable(),
    window: wholeNumber,
    firstStep: wholeNumber,
    lastStep: wholeNumber,
    batch: wholeNumber.nullable(),
    gradientNorm: z.number().nullable(),
    left: id,
  }),
  sql: `SELECT g.prompt, s.candidate, v.kept_number AS keptNumber, w.number AS window, w.first_step AS firstStep,
      w.last_step AS lastStep, b.number AS batch,
      t.gradient_norm AS gradientNorm, x.left_seed AS left
    FROM seed s JOIN candidate c ON c.id = s.candidate JOIN parsing g ON g.id = c.parsing
      JOIN seed_change x ON x.run = ?1 AND x.came_seed = s.id JOIN window w ON w.id = x.window
      LEFT JOIN verdict v ON v.run = ?1 AND v.candidate = s.candidate
      LEFT JOIN batch b ON b.id = w.winner_batch LEFT JOIN training_step t ON t.batch = b.id
    WHERE s.id = ?2`,
} as const;

/** The beginning of a seed's text. Parameter: seed. */
export const kin = {
  schema: z.object({ instruction: z.string() }),
  sql: "SELECT substr(instruction, 1, 300) AS instruction FROM seed WHERE id = ?",
} as const;

/** The seed that this one was written over. Parameter: seed. */
export const editOf = {
  schema: z.object({ id }),
  sql: "SELECT seed AS id FROM seed_act WHERE replaced_by = ? ORDER BY seed_act.id LIMIT 1",
} as const;

/** Ids of the seeds in the bed. Parameter: run. */
export const rank = {
  schema: z.object({ id }),
  sql: `SELECT id FROM seed WHERE (run IS NULL OR run = ?1)
    AND ${isInBed("seed.id", "?1", "(SELECT coalesce(max(id), 0) + 1 FROM prompt)")}`,
} as const;

const heldSeed = `${isOfRun("p.id", "?1")} AND p.id >= ?3 AND ?2 IN (p.seed1, p.seed2, p.seed3)`;

/** Texts that entered the filter ÷ texts parsed, over the seed's requests. Parameters: run, seed, its first prompt. */
export const usable = {
  schema: z.object({ share: z.number().nullable() }),
  sql: `SELECT CAST(sum(t.generated) AS REAL) / nullif(sum(t.parsed), 0) AS share
    FROM prompt p CROSS JOIN parsing g ON g.prompt = p.id CROSS JOIN tally t ON t.run = ?1 AND t.parsing = g.id WHERE ${heldSeed}`,
} as const;

/** The newest three kept rows of the seed's requests that became no seed. Parameters: run, seed, its first prompt. */
export const child = {
  schema: z.object({
    candidate: id,
    keptNumber: id,
    instruction: z.string(),
    cluster: wholeNumber.nullable(),
    batch: wholeNumber.nullable(),
  }),
  sql: `SELECT c.id AS candidate, v.kept_number AS keptNumber, substr(c.instruction, 1, 300) AS instruction, k.cluster,
      (SELECT min(b.number) FROM batch_member m JOIN batch b ON b.id = m.batch WHERE m.candidate = c.id AND b.run = ?1) AS batch
    FROM prompt p CROSS JOIN parsing g ON g.prompt = p.id CROSS JOIN candidate c ON c.parsing = g.id
      CROSS JOIN verdict v ON v.run = ?1 AND v.candidate = c.id LEFT JOIN cluster k ON k.candidate = c.id AND k.run = ?1
    WHERE ${heldSeed} AND v.kept_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM seed s WHERE s.run = ?1 AND s.candidate = c.id)
    ORDER BY p.id DESC, c.ordinal LIMIT 3`,
} as const;
