import { z } from "zod";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";
import type { Breathe } from "../nouns/breathe.ts";

/** Candidates whose texts are looked through before others have their turn: a few milliseconds. */
const sliceCandidates = 4_000;

/** A slice's finds as one text: a frequent word has tens of thousands. */
const foundRow = z.object({ found: jsonText(z.array(z.int().positive())) });

const sql = `SELECT json_group_array(id) AS found FROM candidate WHERE id > ?1 AND id <= ?2
  AND (instruction LIKE ?3 ESCAPE '\\' OR input LIKE ?3 ESCAPE '\\' OR output LIKE ?3 ESCAPE '\\')`;

type Search = { text: string; through: number; readonly found: Set<number> };

/** The last search of each project, so that its next page or sort does not look through the texts again. */
const last = new WeakMap<ReadableDb, Search>();

/**
 * The candidates up to id `through` whose instruction, input or output holds `search` as it is written; Latin
 * letters match in either case. Null for an empty search. Reads every text once, a slice at a time.
 */
export async function searched(
  db: ReadableDb,
  search: string,
  through: number,
  breathe: Breathe,
): Promise<ReadonlySet<number> | null> {
  const text = search.trim();
  if (text === "") return null;
  const known = last.get(db);
  const state = known?.text === text ? known : { text, through: 0, found: new Set<number>() };
  last.set(db, state);
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  while (state.through < through) {
    const from = state.through;
    state.through = Math.min(through, from + sliceCandidates);
    const slice = db.get(foundRow, sql, from, state.through, pattern);
    for (const candidate of slice?.found ?? []) state.found.add(candidate);
    await breathe();
  }
  return state.found;
}
