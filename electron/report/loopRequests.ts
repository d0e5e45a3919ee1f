import { z } from "zod";
import type { LoopRequest, LoopText } from "../nouns/loop.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";
import { promptSeedColumns, promptSeedShape, withSeeds } from "./promptSeeds.ts";

const shown = 24;

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const promptRow = z.object({
  prompt: id,
  ...promptSeedShape,
  state: z.enum(["waiting", "asked", "replied", "judged", "abandoned"]),
  sentence: z.string().nullable(),
  askedAt: count.nullable(),
  latencyMs: count.nullable(),
  found: count.nullable(),
  kept: count.nullable(),
});
const textRow = z.object({
  prompt: id,
  candidate: id,
  keptNumber: id.nullable(),
  score: z.number().nullable(),
  rule: z.string().nullable(),
  cluster: count.nullable(),
});

/** The newest 24 requests of a run and its parents, newest first, each with its judged texts in the order written. */
export function loopRequests(db: ReadableDb, run: number): readonly LoopRequest[] {
  const prompts = db.all(promptRow, promptsSql, run, shown);
  const first = prompts.at(-1)?.prompt;
  const texts = first === undefined ? [] : db.all(textRow, textsSql, run, first);
  const byPrompt = Map.groupBy(texts, (text) => text.prompt);
  return prompts.map((row) => ({
    ...withSeeds(row),
    texts: (byPrompt.get(row.prompt) ?? []).map(
      ({ candidate, keptNumber, score, rule, cluster }): LoopText => ({
        candidate,
        keptNumber,
        score,
        rule,
        cluster,
      }),
    ),
  }));
}

const promptsSql = `SELECT p.id AS prompt, ${promptSeedColumns}, a.started_at AS askedAt, r.latency_ms AS latencyMs, g.found, t.kept,
    CASE WHEN t.id IS NOT NULL OR r.id IS NOT NULL THEN NULL ELSE coalesce(b.sentence, e.sentence) END AS sentence,
    CASE WHEN t.id IS NOT NULL THEN 'judged' WHEN r.id IS NOT NULL THEN 'replied' WHEN b.prompt IS NOT NULL THEN 'abandoned'
      WHEN a.id IS NOT NULL AND e.attempt IS NULL THEN 'asked' ELSE 'waiting' END AS state
  FROM prompt p LEFT JOIN attempt a ON a.id = (SELECT max(id) FROM attempt WHERE prompt = p.id)
    LEFT JOIN attempt_end e ON e.attempt = a.id LEFT JOIN reply r ON r.prompt = p.id
    LEFT JOIN parsing g ON g.prompt = p.id LEFT JOIN tally t ON t.run = ?1 AND t.parsing = g.id
    LEFT JOIN abandoned b ON b.prompt = p.id
  WHERE ${isOfRun("p.id", "?1")} ORDER BY p.id DESC LIMIT ?2`;

const textsSql = `SELECT p.id AS prompt, v.candidate, v.kept_number AS keptNumber, v.score, v.rule, k.cluster FROM prompt p
    CROSS JOIN parsing g ON g.prompt = p.id CROSS JOIN candidate c ON c.parsing = g.id
    CROSS JOIN verdict v ON v.run = ?1 AND v.candidate = c.id
    LEFT JOIN cluster k ON k.run = v.run AND k.kept_number = v.kept_number
  WHERE ${isOfRun("p.id", "?1")} AND p.id >= ?2 ORDER BY p.id, c.ordinal`;
