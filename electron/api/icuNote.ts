import { filterOfRun } from "../report/filterOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";

/**
 * What to tell when a run whose tokens rest on ICU's word lists goes on under another version of ICU; null: nothing.
 * `here` is the version in force.
 */
export function icuNote(db: ReadableDb, run: number, here: string | undefined): string | null {
  const { filter, icu } = filterOfRun(db, run);
  if (filter.tokenizer !== "unicode-words" || icu === null || icu === here) return null;
  return `This run parted words with ICU ${icu} when it began, and here is ICU ${here ?? "of an unknown version"}: some words may be parted in another way, so a score may differ a little.`;
}
