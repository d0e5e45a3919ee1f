/** The byte vocabulary: 256 bytes, then the end of an answer, padding, and two that are free. */
export const VOCABULARY = 260;
export const END = 256;
export const PADDING = 257;

/** One instruction with its answer, as the trainer learns it. */
export type Pair = Readonly<{ instruction: string; input: string; output: string }>;

/** A pair as tokens; those from `answerAt` on carry loss. */
export type TokenPair = Readonly<{ tokens: readonly number[]; answerAt: number }>;

/** Examples side by side, as the gradient graph wants them. */
export type TokenBatch = Readonly<{
  batch: number;
  time: number;
  ids: BigInt64Array;
  rows: BigInt64Array;
  slots: BigInt64Array;
  targets: BigInt64Array;
  /** For every supervised row, the index of its example. */
  owners: Int32Array;
}>;

const bytes = new TextEncoder();

/**
 * The training text of a pair: instruction, blank line, then input and a newline when there is an input, then the
 * answer and the end token. At most `context` tokens are read and predicted: the prompt loses its head first, but
 * never its last token, which predicts the answer's first; an answer longer than the context keeps its first tokens.
 */
export function tokenise(pair: Pair, context: number): TokenPair {
  const prompt = bytes.encode(`${pair.instruction}\n\n${pair.input === "" ? "" : `${pair.input}\n`}`);
  const answer = [...bytes.encode(pair.output), END].slice(0, context);
  const head = Math.max(0, prompt.length + answer.length - (context + 1));
  const kept = [...prompt.subarray(head)];
  return { tokens: [...kept, ...answer], answerAt: kept.length };
}

/** Lays token pairs side by side, padded on the right to the longest. */
export function layOut(pairs: readonly TokenPair[]): TokenBatch {
  const time = Math.max(...pairs.map((pair) => pair.tokens.length - 1));
  const ids = new BigInt64Array(pairs.length * time).fill(BigInt(PADDING));
  const supervised: { row: number; target: number; owner: number }[] = [];
  for (const [owner, { tokens, answerAt }] of pairs.entries()) {
    for (const [index, token] of tokens.entries()) {
      if (index < tokens.length - 1) ids[owner * time + index] = BigInt(token);
      if (index >= answerAt) supervised.push({ row: owner * time + index - 1, target: token, owner });
    }
  }
  const slots = new BigInt64Array(ids.length).fill(BigInt(supervised.length));
  for (const [slot, { row }] of supervised.entries()) slots[row] = BigInt(slot);
  return {
    batch: pairs.length,
    time,
    ids,
    rows: BigInt64Array.from(supervised, ({ row }) => BigInt(row)),
    slots,
    targets: BigInt64Array.from(supervised, ({ target }) => BigInt(target)),
    owners: Int32Array.from(supervised, ({ owner }) => owner),
  };
}
