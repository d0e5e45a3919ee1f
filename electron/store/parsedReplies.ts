import { z } from "zod";
import { jsonText } from "./jsonText.ts";
import type { ReadableDb } from "./readable.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const parsingRow = z.object({
  id,
  prompt: id,
  broken: jsonText(z.array(z.unknown())),
  promptTokens: count,
  completionTokens: count,
});
const candidateRow = z.object({ id, instruction: z.string(), input: z.string(), output: z.string() });
const promptSeedRow = z.object({ id, instruction: z.string(), grown: z.number().int() });
const countRow = z.object({ candidates: count });

/** A parsed reply with all that its judgement needs; `broken`: tasks of it that could not be read. */
export type ParsedReply = Readonly<{
  parsing: number;
  prompt: number;
  broken: number;
  promptTokens: number;
  completionTokens: number;
  candidates: readonly z.infer<typeof candidateRow>[];
  promptSeeds: readonly z.infer<typeof promptSeedRow>[];
}>;

/** The first parsed replies of the project after one parsing and through another (null: to the end), in order. */
export function parsedReplies(
  db: ReadableDb,
  { after, through }: Readonly<{ after: number; through: number | null }>,
  limit: number,
): readonly ParsedReply[] {
  const parsings = db.all(
    parsingRow,
    `SELECT g.id, g.prompt, g.broken, coalesce(r.prompt_tokens, 0) AS promptTokens,
       coalesce(r.completion_tokens, 0) AS completionTokens FROM parsing g JOIN reply r ON r.id = g.reply
     WHERE g.id > ? AND g.id <= ? ORDER BY g.id LIMIT ?`,
    after,
    through ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
  return parsings.map(({ id: parsing, broken, ...rest }) => ({
    ...rest,
    parsing,
    broken: broken.length,
    candidates: db.all(
      candidateRow,
      "SELECT id, instruction, input, output FROM candidate WHERE parsing = ? ORDER BY ordinal",
      parsing,
    ),
    promptSeeds: db.all(
      promptSeedRow,
      `SELECT s.id, s.instruction, s.candidate IS NOT NULL AS grown FROM prompt p JOIN seed s ON s.id IN (p.seed1, p.seed2, p.seed3)
       WHERE p.id = ? ORDER BY s.id`,
      rest.prompt,
    ),
  }));
}

/** How many candidates came with the parsings through one. */
export function howManyCandidates(db: ReadableDb, through: number): number {
  const sql = "SELECT count(*) AS candidates FROM candidate WHERE parsing <= ?";
  return db.get(countRow, sql, through)?.candidates ?? 0;
}
