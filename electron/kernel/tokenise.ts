/** A token of rouge-score in lower-cased text. */
export const rougeScoreToken = /[a-z0-9]+/g;

/**
 * The tokens of rouge-score's DefaultTokenizer without stemming (ALGORITHMS section 1): lower-cased
 * maximal runs of a-z and 0-9. Every other character separates, so a text may have no token at all.
 */
export function tokenise(text: string): readonly string[] {
  return text.toLowerCase().match(rougeScoreToken) ?? [];
}
