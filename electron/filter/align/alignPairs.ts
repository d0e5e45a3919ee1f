import { alignTexts } from "../../kernel/alignment.ts";
import type { Alignment } from "../../kernel/alignment.ts";
import type { Breathe } from "../../nouns/breathe.ts";
import { Failure } from "../../nouns/failure.ts";
import type { TokenizerName } from "../../nouns/tokenizer.ts";
import { entryBeside } from "../../workers/entry.ts";
import { openThread } from "../../workers/thread.ts";
import type { Thread } from "../../workers/thread.ts";
import { alignAnswer } from "./alignMessages.ts";
import type { PairOfTexts } from "./alignMessages.ts";

/** Product of two texts' UTF-16 units up to which they are aligned here: a few milliseconds, one token a unit. */
const quick = 1_000_000;

/**
 * Aligns pairs of texts in order, with a breath between two. Long texts are aligned on a thread that lives as long
 * as the call. Throws what `breathe` throws, and Failure `usage` when the signal ended it.
 */
export async function alignPairs(
  pairs: readonly PairOfTexts[],
  tokenizer: TokenizerName,
  { breathe, signal }: Readonly<{ breathe: Breathe; signal: AbortSignal }>,
): Promise<readonly Alignment[]> {
  let thread: Thread | null = null;
  const end = (): void => void thread?.close();
  signal.addEventListener("abort", end, { once: true });
  const aligned: Alignment[] = [];
  try {
    for (const pair of pairs) {
      await breathe();
      signal.throwIfAborted();
      const { first, second } = pair;
      if (first.length * second.length <= quick) aligned.push(alignTexts(first, second, tokenizer));
      else {
        thread ??= openThread("The comparison", entryBeside(import.meta.url, "alignThread"));
        aligned.push(alignAnswer.parse(await thread.ask({ pair, tokenizer })));
      }
    }
    return aligned;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Failure("usage", "Something else was asked for meanwhile.", { cause: error });
  } finally {
    signal.removeEventListener("abort", end);
    await thread?.close();
  }
}
