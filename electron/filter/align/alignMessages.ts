import { z } from "zod";
import { tokenizerName } from "../../nouns/tokenizer.ts";

/** Two texts, the later one first. `score`: their ROUGE-L where it is known. */
const pair = z.object({ first: z.string(), second: z.string(), score: z.number().nullable() }).readonly();
export type PairOfTexts = z.infer<typeof pair>;

/** What the thread that aligns long texts is asked. */
export const alignRequest = z.object({ pair, tokenizer: tokenizerName });

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const spans = z.array(z.object({ from: count, to: count }).readonly()).readonly();

/** An `Alignment` of the kernel. */
export const alignAnswer = z
  .object({
    lcs: count,
    aTokens: count,
    bTokens: count,
    precision: share,
    recall: share,
    score: share,
    a: spans,
    b: spans,
    tooLong: z.boolean(),
  })
  .readonly();
