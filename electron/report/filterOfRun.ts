import { z } from "zod";
import { filterOf, runSettings } from "../nouns/settings.ts";
import type { FilterSettings } from "../nouns/settings.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

const row = z.object({
  settings: jsonText(runSettings),
  icu: jsonText(z.looseObject({ icu: z.string().optional() })).transform((versions) => versions.icu ?? null),
});

/** What a run's filter goes by, its goal, and the version of ICU where it began (null: not recorded). */
export function filterOfRun(
  db: ReadableDb,
  run: number,
): Readonly<{ theta: number; goal: number; filter: FilterSettings; icu: string | null }> {
  const found = db.get(row, "SELECT settings, versions AS icu FROM run WHERE id = ?", run);
  if (found === undefined) throw new Error(`Run ${run} is not in the ledger.`);
  const { settings, icu } = found;
  return { theta: settings.theta, goal: settings.goal, filter: filterOf(settings), icu };
}
