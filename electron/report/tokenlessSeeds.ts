import { z } from "zod";
import { tokeniserOf } from "../kernel/tokenisers.ts";
import type { TokenlessSeeds } from "../nouns/seedView.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";
import type { ReadableDb } from "../store/readable.ts";
import { isInBed } from "../store/seedPool.ts";

/** More seeds say no more about their language, and reading them all would hold up the backend. */
const mostSeeds = 2000;
const textRow = z.object({ instruction: z.string() });

/** How many of the first seeds that a person gave and that stand in the bed have no token under a tokenizer. */
export function tokenlessSeeds(db: ReadableDb, tokenizer: TokenizerName): TokenlessSeeds {
  const tokensOf = tokeniserOf(tokenizer);
  const next = "(SELECT coalesce(max(id), 0) + 1 FROM prompt)";
  const texts = db.all(
    textRow,
    `SELECT instruction FROM seed WHERE run IS NULL AND ${isInBed("seed.id", "NULL", next)} ORDER BY id LIMIT ?`,
    mostSeeds,
  );
  const tokenless = texts.filter(({ instruction }) => tokensOf(instruction).length === 0).length;
  return { seeds: texts.length, tokenless };
}
