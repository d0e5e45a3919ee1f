import type { FilterSettings } from "../../nouns/settings.ts";
import { openPoolTexts } from "../pool/poolTexts.ts";
import type { PoolTexts } from "../pool/poolTexts.ts";
import { firstPrompt, initialSeeds } from "../tables.ts";
import type { ReadLedger } from "./ledgerReads.ts";
import type { RuledTexts } from "./ruledTexts.ts";

/** What judging recorded replies again gives: see `Replayed` in `tables.ts`. */
export type ReplayCounts = Readonly<{
  requests: number;
  parsed: number;
  generated: number;
  kept: number;
  rules: Readonly<Record<string, number>>;
  keptByRequest: readonly number[];
}>;

/** What is judged again: the run whose seeds stand in the pool, and the settings. */
export type ReplayAsked = Readonly<{ run: number; theta: number; filter: FilterSettings }>;

const seedsAtOnce = 100;

/**
 * Judges recorded candidates again as `filterStep` would with these settings and no goal: what no rule set aside is
 * compared with the seeds and with what was kept before it. Pauses after each text; `tell` hears how many candidates
 * are judged.
 */
export function* replay(
  read: ReadLedger,
  ruled: RuledTexts,
  { run, theta, filter }: ReplayAsked,
  tell: (judged: number) => void,
): Generator<void, ReplayCounts, void> {
  const pool = openPoolTexts({ tokenizer: filter.tokenizer, exactRepeats: true });
  if (filter.seedsInPool) yield* addSeeds(read, run, pool);
  const keptByRequest: number[] = [];
  const outcomes = { kept: 0, too_close: 0, exact_repeat: 0 };
  for (let at = 0; ; at++) {
    while (at >= ruled.texts.length && !ruled.isWhole()) {
      if (ruled.mustRead()) read(ruled.read);
      else ruled.ruleOnNext();
      yield;
    }
    const text = ruled.texts[at];
    const request = ruled.requestOf[at];
    if (text === undefined || request === undefined) break;
    const outcome = pool.outcome({ id: at + 1, text }, theta);
    outcomes[outcome] += 1;
    while (keptByRequest.length <= request) keptByRequest.push(0);
    if (outcome === "kept") keptByRequest[request] = (keptByRequest[request] ?? 0) + 1;
    tell(ruled.readWith[at] ?? 0);
    yield;
  }
  const { requests, parsed, rules } = ruled.counts();
  while (keptByRequest.length < requests) keptByRequest.push(0);
  return {
    requests,
    parsed,
    generated: ruled.texts.length,
    kept: outcomes.kept,
    rules: Object.fromEntries(
      [...rules, ["too_close", outcomes.too_close] as const, ["exact_repeat", outcomes.exact_repeat] as const]
        .filter(([, count]) => count > 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    keptByRequest,
  };
}

function* addSeeds(read: ReadLedger, run: number, pool: PoolTexts): Generator<void, void, void> {
  const prompt = read((db) => firstPrompt(db, run));
  if (prompt === null) return;
  for (let after = 0; ;) {
    const page = { after, limit: seedsAtOnce };
    const seeds = read((db) => initialSeeds(db, prompt, page));
    for (const { id, text } of seeds) {
      pool.add({ id: -id, text });
      after = id;
      yield;
    }
    if (seeds.length < seedsAtOnce) return;
  }
}
