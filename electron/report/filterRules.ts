import { z } from "zod";
import type { Breathe } from "../nouns/breathe.ts";
import type { RuleLine } from "../nouns/filterView.ts";
import { ruleFacts, ruleNames } from "../nouns/ruleChoices.ts";
import type { ReadableDb } from "../store/readable.ts";
import { filterCounts } from "./filterCounts.ts";
import { filterOfRun } from "./filterOfRun.ts";
import { filterTotals } from "./filterTotals.ts";
import { shown } from "./shown.ts";

/** An example shows no more of a text than this. */
const shownCharacters = 400;

/** Every rule in the order asked: how often it spoke in a run, and the newest texts it spoke of. */
export async function filterRules(
  db: ReadableDb,
  run: number,
  breathe: Breathe,
): Promise<readonly RuleLine[]> {
  const counts = await filterCounts(db, run, filterOfRun(db, run).filter.tokenizer, breathe);
  const { rules } = filterTotals(db, run);
  return ruleNames.map((rule) => ({
    rule,
    count: (ruleFacts[rule].action === "drop" ? rules[rule] : counts.marks.get(rule)) ?? 0,
    examples: (counts.newest.get(rule) ?? []).map((candidate) => exampleOf(db, candidate)),
  }));
}

const textRow = z.object({ instruction: z.string(), output: z.string() });

function exampleOf(db: ReadableDb, candidate: number): RuleLine["examples"][number] {
  const texts = db.get(textRow, "SELECT instruction, output FROM candidate WHERE id = ?", candidate);
  if (texts === undefined) throw new Error(`Candidate ${candidate} is not in the ledger.`);
  const { instruction, output } = texts;
  return {
    candidate,
    instruction: shown(instruction, shownCharacters),
    output: shown(output, shownCharacters),
  };
}
