import { alignTexts } from "../kernel/alignment.ts";
import { tokeniserOf } from "../kernel/tokenisers.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";
import type { StoryNearest } from "../nouns/view.ts";

/** Pairs of tokens up to which they are marked: some ten milliseconds. */
const mostPairs = 1_000_000;

/**
 * What a text shares with the nearest before it, marked in the latter. Of two texts that are too long to mark only
 * the number is told, as their score implies it: F is twice the shared over all tokens.
 */
export function sharedWith(
  text: string,
  nearest: string,
  tokenizer: TokenizerName,
  score: number | null,
): Pick<StoryNearest, "shared" | "sharedWords"> {
  const tokensOf = tokeniserOf(tokenizer);
  const [ours, theirs] = [tokensOf(text).length, tokensOf(nearest).length];
  if (ours * theirs > mostPairs)
    return { shared: [], sharedWords: Math.round(((score ?? 0) * (ours + theirs)) / 2) };
  const { b: shared, lcs: sharedWords } = alignTexts(text, nearest, tokenizer);
  return { shared, sharedWords };
}
