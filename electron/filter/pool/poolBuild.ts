import { setImmediate as turn } from "node:timers/promises";
import type { FilterSettings } from "../../nouns/settings.ts";
import { openReadOnly } from "../../store/readOnly.ts";
import type { ReadableDb } from "../../store/readable.ts";
import type { PoolGate } from "./poolGate.ts";
import type { PoolItem } from "./poolMessages.ts";
import type { PoolTexts } from "./poolTexts.ts";
import { firstPrompt, howManyInitialSeeds, initialSeeds, keptTexts, lastKeptNumber } from "../tables.ts";

/** Rows that one query reads: few, so that long texts need little memory and the thread soon listens again. */
const pageRows = 64;
/** How long the thread works before it listens to its messages. */
export const longestTurnMs = 5;

type Source = Readonly<{
  path: string;
  run: number;
  filter: Pick<FilterSettings, "seedsInPool">;
  gate: PoolGate;
}>;
type Page = Readonly<{ after: number; limit: number }>;

/**
 * Fills the pool from the ledger, in pages, with turns for messages between them: the initial seeds, then the run's
 * kept rows in the order kept. False when the run has no prompt yet and `isFirstPromptDue`, or when it was called
 * off at the gate; then the pool is as it was, or of no use any more. Throws what `openReadOnly` and reading throw.
 */
export async function buildPool(
  source: Source,
  pool: PoolTexts,
  options: Readonly<{ isFirstPromptDue: boolean; told: (done: number, total: number) => void }>,
): Promise<boolean> {
  const { gate, run } = source;
  const { seedsInPool } = source.filter;
  gate.enter();
  try {
    if (gate.isClosing()) return false;
    const ledger = openReadOnly(source.path);
    try {
      const prompt = firstPrompt(ledger.db, run);
      if (prompt === null && options.isFirstPromptDue) return false;
      return await fill(ledger.db, { run, prompt: seedsInPool ? prompt : null, gate }, pool, options.told);
    } finally {
      ledger.close();
    }
  } finally {
    gate.leave();
  }
}

async function fill(
  db: ReadableDb,
  { run, prompt, gate }: Readonly<{ run: number; prompt: number | null; gate: PoolGate }>,
  pool: PoolTexts,
  told: (done: number, total: number) => void,
): Promise<boolean> {
  const total = (prompt === null ? 0 : howManyInitialSeeds(db, prompt)) + lastKeptNumber(db, run);
  const started = { at: performance.now(), done: 0 };
  told(0, total);
  for (const item of textsOf(db, run, prompt)) {
    if (gate.isClosing()) return false;
    if (item !== "page") {
      pool.add(item);
      started.done += 1;
    } else if (performance.now() - started.at > longestTurnMs) {
      told(started.done, total);
      await turn();
      started.at = performance.now();
    }
  }
  return true;
}

/** The texts in the order of the pool; "page" where nothing is being read. */
function* textsOf(db: ReadableDb, run: number, prompt: number | null): Generator<PoolItem | "page", void> {
  if (prompt !== null) {
    yield* pages((page) =>
      initialSeeds(db, prompt, page).map(({ id, text }) => ({ key: id, id: -id, text })),
    );
  }
  yield* pages((page) =>
    keptTexts(db, run, page).map(({ keptNumber, id, text }) => ({ key: keptNumber, id, text })),
  );
}

function* pages(
  read: (page: Page) => readonly (PoolItem & Readonly<{ key: number }>)[],
): Generator<PoolItem | "page", void> {
  let after = 0;
  for (;;) {
    const rows = read({ after, limit: pageRows });
    yield* rows;
    yield "page";
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.key;
  }
}
