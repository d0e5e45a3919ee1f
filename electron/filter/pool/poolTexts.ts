import { tokeniserOf } from "../../kernel/tokenisers.ts";
import type { TokenizerName } from "../../nouns/tokenizer.ts";
import { openPoolIndex } from "./poolIndex.ts";
import type { Neighbour, PoolContents, PoolItem } from "./poolMessages.ts";

type Tokenise = ReturnType<typeof tokeniserOf>;
type Outcome = "kept" | "too_close" | "exact_repeat";

/** How a text stood: see `Judged`. */
export type Scored = Readonly<{ nearest: number | null; score: number; outcome: Outcome }>;

/** The texts that a new instruction is compared with, in the order in which they joined: seeds, then kept rows. */
export type PoolTexts = Readonly<{
  add: (item: PoolItem) => void;
  /** The verdict on one text: too close iff its score is above `theta`. What is kept has joined. */
  judge: (item: PoolItem, theta: number) => Scored;
  /** The same outcome, and what is kept has joined, but its nearest is not looked for: faster, for what-ifs. */
  outcome: (item: PoolItem, theta: number) => Outcome;
  /**
   * Up to `count` nearest of scores above 0, best first, among those that had joined when the candidate `before` was
   * judged (null: all). Candidates join in the order of their ids.
   */
  nearestFew: (text: string, count: number, before: number | null) => readonly Neighbour[];
  contents: () => PoolContents;
}>;

/** An empty pool. Without `exactRepeats`, texts that have no tokens are always kept, as rouge-score's users do. */
export function openPoolTexts(
  options: Readonly<{ tokenizer: TokenizerName; exactRepeats: boolean }>,
): PoolTexts {
  const tokenise: Tokenise = tokeniserOf(options.tokenizer);
  const { index, engine } = openPoolIndex(tokenise);
  /** By ordinal. */
  const ids: number[] = [];
  let seeds = 0;
  let tokenless = 0;
  /** The first id of each exact text among those without tokens. */
  const firstOfText = new Map<string, number>();

  function add({ id, text }: PoolItem): void {
    index.add(text);
    ids.push(id);
    if (id < 0) seeds += 1;
    if (hasTokens(text, tokenise)) return;
    tokenless += 1;
    const exact = exactText(text);
    if (options.exactRepeats && !firstOfText.has(exact)) firstOfText.set(exact, id);
  }

  // ROUGE-L scores a text without tokens 0 against everything, so only its exact text can show a repeat.
  const repeatedBy = (text: string): number | undefined =>
    hasTokens(text, tokenise) ? undefined : firstOfText.get(exactText(text));

  /** How a text that repeats none stands, which joins when it is kept. */
  const outcomeOf = (item: PoolItem, isTooClose: boolean): Outcome => {
    if (isTooClose) return "too_close";
    add(item);
    return "kept";
  };

  return {
    add,
    judge: (item, theta) => {
      const repeated = repeatedBy(item.text);
      if (repeated !== undefined) return { nearest: repeated, score: 0, outcome: "exact_repeat" };
      const { ordinal, score } = index.nearest(item.text);
      const nearest = ordinal === null ? null : (ids[ordinal] ?? null);
      return { nearest, score, outcome: outcomeOf(item, score > theta) };
    },
    outcome: (item, theta) => {
      if (repeatedBy(item.text) !== undefined) return "exact_repeat";
      return outcomeOf(item, index.above(item.text, theta) !== null);
    },
    nearestFew: (text, count, before) =>
      index
        .nearestFew(text, count, before === null ? ids.length : countBefore(ids, seeds, before))
        .map(({ ordinal, score }) => ({ id: ids[ordinal] ?? 0, score })),
    contents: () => ({
      texts: ids.length,
      kept: ids.length - seeds,
      tokenless,
      usedBytes: index.usedBytes + 8 * ids.length,
      engine,
    }),
  };
}

/** How many texts joined before a candidate: the seeds, and the candidates of lower ids, which ascend. */
function countBefore(ids: readonly number[], seeds: number, before: number): number {
  let low = seeds;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A letter or digit of ASCII is a token of every tokenizer, and cheaper to find. */
function hasTokens(text: string, tokenise: Tokenise): boolean {
  return /[a-zA-Z0-9]/.test(text) || tokenise(text).length > 0;
}

function exactText(text: string): string {
  return text.trim().normalize("NFC");
}
