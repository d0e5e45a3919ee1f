import { z } from "zod";
import type { DropRule, Mark } from "../nouns/rules.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb, WritableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const textRow = z.object({ id, text: z.string() });

/** The seeds a person gave before the run's first prompt. They stay in the pool when they leave the bed. */
export function initialSeeds(db: ReadableDb, run: number): readonly { id: number; text: string }[] {
  return db.all(
    textRow,
    `SELECT id, instruction AS text FROM seed WHERE candidate IS NULL
       AND from_prompt <= (SELECT min(id) FROM prompt WHERE run = ?) ORDER BY id`,
    run,
  );
}

/** All kept instructions of a run, in the order kept. */
export function keptTexts(db: ReadableDb, run: number): readonly { id: number; text: string }[] {
  return db.all(
    textRow,
    `SELECT c.id, c.instruction AS text FROM verdict v JOIN candidate c ON c.id = v.candidate
     WHERE v.run = ? AND v.kept_number IS NOT NULL ORDER BY v.kept_number`,
    run,
  );
}

const parsingRow = z.object({
  id,
  prompt: id,
  found: count,
  broken: jsonText(z.array(z.unknown())),
  promptTokens: count,
  completionTokens: count,
});
const candidateRow = z.object({ id, instruction: z.string(), input: z.string(), output: z.string() });
const promptSeedRow = z.object({ id, instruction: z.string(), grown: z.number().int() });

/** A parsed reply with all that its judgement needs. */
export type Unjudged = Readonly<{
  parsing: number;
  prompt: number;
  broken: number;
  promptTokens: number;
  completionTokens: number;
  candidates: readonly z.infer<typeof candidateRow>[];
  promptSeeds: readonly z.infer<typeof promptSeedRow>[];
}>;

/** Parsed replies beyond the last one judged in this run. */
export function unjudged(db: ReadableDb, run: number, limit: number): readonly Unjudged[] {
  const parsings = db.all(
    parsingRow,
    `SELECT g.id, g.prompt, g.found, g.broken, coalesce(r.prompt_tokens, 0) AS promptTokens,
       coalesce(r.completion_tokens, 0) AS completionTokens FROM parsing g JOIN reply r ON r.id = g.reply
     WHERE g.id > coalesce((SELECT parsing FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1), 0) ORDER BY g.id LIMIT ?`,
    run,
    limit,
  );
  return parsings.map((parsing) => ({
    parsing: parsing.id,
    prompt: parsing.prompt,
    promptTokens: parsing.promptTokens,
    completionTokens: parsing.completionTokens,
    broken: parsing.broken.length,
    candidates: db.all(
      candidateRow,
      "SELECT id, instruction, input, output FROM candidate WHERE parsing = ? ORDER BY ordinal",
      parsing.id,
    ),
    promptSeeds: db.all(
      promptSeedRow,
      `SELECT s.id, s.instruction, s.candidate IS NOT NULL AS grown FROM prompt p JOIN seed s ON s.id IN (p.seed1, p.seed2, p.seed3)
       WHERE p.id = ? ORDER BY s.id`,
      parsing.prompt,
    ),
  }));
}

/** Why a candidate was set aside: a rule of the texts, or the filter. */
export type SetAside = DropRule | "too_close" | "exact_repeat" | "over_goal";

/** One candidate's verdict: a kept number or the rule that set it aside, and its nearest neighbour. */
export type Verdict = Readonly<{
  candidate: number;
  keptNumber: number | null;
  rule: SetAside | null;
  nearestSeed: number | null;
  nearestCandidate: number | null;
  score: number | null;
  marks: readonly Mark[];
}>;

/** What one reply brought. */
export type Tally = Readonly<{
  parsing: number;
  prompt: number;
  parsed: number;
  broken: number;
  ruledOut: number;
  overGoal: number;
  /** What entered the ROUGE filter: SeedGen's count. */
  generated: number;
  kept: number;
  marked: number;
  /** Kept rows whose prompt held a seed that came in by replacement: closure's count. */
  fromGrown: number;
  promptTokens: number;
  completionTokens: number;
  rules: Readonly<Record<string, number>>;
}>;

const ruleCounts = z.record(z.string(), count);
const totalsRow = z.object({
  parsed: count,
  broken: count,
  ruledOut: count,
  overGoal: count,
  generated: count,
  kept: count,
  marked: count,
  fromGrown: count,
  promptTokens: count,
  completionTokens: count,
  rules: jsonText(ruleCounts),
});

const nothingYet = {
  parsed: 0,
  broken: 0,
  ruledOut: 0,
  overGoal: 0,
  generated: 0,
  kept: 0,
  marked: 0,
  fromGrown: 0,
  promptTokens: 0,
  completionTokens: 0,
  rules: {},
} as const;

/** The run's totals: those of its last tally. */
function totals(db: ReadableDb, run: number): z.infer<typeof totalsRow> {
  return (
    db.get(
      totalsRow,
      `SELECT parsed_total AS parsed, broken_total AS broken, ruled_out_total AS ruledOut, over_goal_total AS overGoal,
         generated_total AS generated, kept_total AS kept, marked_total AS marked, from_grown_total AS fromGrown,
         prompt_tokens_total AS promptTokens, completion_tokens_total AS completionTokens, rules_total AS rules FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`,
      run,
    ) ?? nothingYet
  );
}

/** Rows kept so far in a run. */
export function keptTotal(db: ReadableDb, run: number): number {
  return totals(db, run).kept;
}

export function insertVerdict(db: WritableDb, run: number, verdict: Verdict): void {
  db.insert(
    `INSERT INTO verdict (run, candidate, kept_number, rule, nearest_seed, nearest_candidate, score, marks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    verdict.candidate,
    verdict.keptNumber,
    verdict.rule,
    verdict.nearestSeed,
    verdict.nearestCandidate,
    verdict.score,
    JSON.stringify(verdict.marks),
  );
}

/** A reply's tally and the run's totals with it, so that no counter is ever a scan. */
export function insertTally(db: WritableDb, run: number, tally: Tally, now: number): void {
  const before = totals(db, run);
  const rules = { ...before.rules };
  for (const [rule, number] of Object.entries(tally.rules)) rules[rule] = (rules[rule] ?? 0) + number;
  db.insert(
    `INSERT INTO tally (run, parsing, prompt, parsed, broken, ruled_out, over_goal, generated, kept, marked, from_grown,
       rules, parsed_total, broken_total, ruled_out_total, over_goal_total, generated_total, kept_total, marked_total,
       from_grown_total, rules_total, prompt_tokens_total, completion_tokens_total, judged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run,
    tally.parsing,
    tally.prompt,
    tally.parsed,
    tally.broken,
    tally.ruledOut,
    tally.overGoal,
    tally.generated,
    tally.kept,
    tally.marked,
    tally.fromGrown,
    JSON.stringify(tally.rules),
    before.parsed + tally.parsed,
    before.broken + tally.broken,
    before.ruledOut + tally.ruledOut,
    before.overGoal + tally.overGoal,
    before.generated + tally.generated,
    before.kept + tally.kept,
    before.marked + tally.marked,
    before.fromGrown + tally.fromGrown,
    JSON.stringify(rules),
    before.promptTokens + tally.promptTokens,
    before.completionTokens + tally.completionTokens,
    now,
  );
}
