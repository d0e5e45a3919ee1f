import type { Range } from "../nouns/view.ts";

/** Words beyond this are not compared; no instruction that was kept has more. */
const mostWords = 400;

type Word = Readonly<{ text: string; from: number; to: number }>;

/** Where words of `other` stand, those of a longest common subsequence with `text`: ROUGE-L's words in the same order. */
export function sharedWords(
  text: string,
  other: string,
): Readonly<{ words: number; places: readonly Range[] }> {
  const ours = wordsOf(text);
  const theirs = wordsOf(other);
  const shared = walk(ours, theirs, lengths(ours, theirs));
  return { words: shared.length, places: joined(shared, theirs) };
}

/** The words as the filter counts them (kernel/tokenise.ts), with their places in the text. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[a-z0-9]+/gi)]
    .slice(0, mostWords)
    .map(({ 0: word, index }) => ({ text: word.toLowerCase(), from: index, to: index + word.length }));
}

/** `table[i][j]`: the longest common subsequence of the words from i and from j on. */
function lengths(ours: readonly Word[], theirs: readonly Word[]): readonly (readonly number[])[] {
  const table = Array.from({ length: ours.length + 1 }, () =>
    Array.from({ length: theirs.length + 1 }, () => 0),
  );
  for (let i = ours.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    const below = table[i + 1] ?? [];
    for (let j = theirs.length - 1; j >= 0; j--) {
      row[j] =
        ours[i]?.text === theirs[j]?.text
          ? 1 + (below[j + 1] ?? 0)
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function walk(
  ours: readonly Word[],
  theirs: readonly Word[],
  table: readonly (readonly number[])[],
): readonly number[] {
  const shared: number[] = [];
  let i = 0;
  let j = 0;
  while (i < ours.length && j < theirs.length) {
    if (ours[i]?.text === theirs[j]?.text) {
      shared.push(j);
      i += 1;
      j += 1;
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return shared;
}

/** Words that follow each other become one place. */
function joined(shared: readonly number[], words: readonly Word[]): readonly Range[] {
  const places: { from: number; to: number }[] = [];
  for (const [at, index] of shared.entries()) {
    const word = words[index];
    if (word === undefined) continue;
    const last = places.at(-1);
    if (last !== undefined && shared[at - 1] === index - 1) last.to = word.to;
    else places.push({ from: word.from, to: word.to });
  }
  return places;
}
