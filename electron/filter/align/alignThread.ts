import { alignTexts } from "../../kernel/alignment.ts";
import type { Alignment } from "../../kernel/alignment.ts";
import { tokeniserOf } from "../../kernel/tokenisers.ts";
import type { TokenizerName } from "../../nouns/tokenizer.ts";
import { answerParent } from "../../workers/answer.ts";
import { alignRequest } from "./alignMessages.ts";
import type { PairOfTexts } from "./alignMessages.ts";

/** Pairs of tokens above which `alignTexts` marks nothing. */
const mostMarked = 25_000_000;

// The thread that aligns long texts, one pair after another.
answerParent((request) => {
  const { pair, tokenizer } = alignRequest.parse(request);
  return fromScore(pair, tokenizer) ?? alignTexts(pair.first, pair.second, tokenizer);
});

/** What the score of two texts that are too long to mark tells by itself: F is twice the shared over all tokens. */
function fromScore({ first, second, score }: PairOfTexts, tokenizer: TokenizerName): Alignment | null {
  if (score === null || first.length * second.length <= mostMarked) return null;
  const [aTokens, bTokens] = [first, second].map((text) => tokeniserOf(tokenizer)(text).length);
  if (aTokens === undefined || bTokens === undefined || aTokens * bTokens <= mostMarked) return null;
  const lcs = Math.round((score * (aTokens + bTokens)) / 2);
  const counts = { lcs, aTokens, bTokens, precision: lcs / bTokens, recall: lcs / aTokens, score };
  return { ...counts, a: [], b: [], tooLong: true };
}
