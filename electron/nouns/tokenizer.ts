import { z } from "zod";

/**
 * How a text becomes the tokens that ROUGE-L compares (ALGORITHMS 1 and 1.7):
 * `rouge-score`: runs of a-z and 0-9, as PyPI rouge-score; `cjk`: those runs, and each Han, kana or hangul
 * character by itself; `unicode`: NFKC, lower case, a token per Han or kana character, runs of letters, marks and
 * digits of other scripts; `unicode-words`: the same with ICU's word segmentation, which may differ between
 * versions of ICU, so a run records the version in force.
 */
export const tokenizerName = z.enum(["rouge-score", "cjk", "unicode", "unicode-words"]);
export type TokenizerName = z.infer<typeof tokenizerName>;
