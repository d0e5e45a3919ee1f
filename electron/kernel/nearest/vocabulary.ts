import { withRoom } from "./growing.ts";

/**
 * The tokens of all indexed texts as numbers from 1. An element is the k-th occurrence of a token in a
 * text, so that the number of elements two texts share is the size of their common multiset of tokens.
 * A token has the number of its first element.
 */
export type Vocabulary = {
  ids: Map<string, number>;
  /** The highest number given. */
  last: number;
  /** For each element, that of the same token's next occurrence; 0 when no text has one. */
  next: Int32Array;
  /** For each token, its element at its latest occurrence in the text being read; 0 between texts. */
  latest: Int32Array;
  /** In UTF-16 code units, of all tokens. */
  characters: number;
};

/** A text as numbers, one per position, in the first `length` places; 0 stands for what no indexed text has. */
export type Encoded = { length: number; tokens: Int32Array; elements: Int32Array };

/** V8 keeps a slice of this many characters or more as a reference into the text it was cut from. */
const sliceLength = 13;

export function openVocabulary(): Vocabulary {
  return { ids: new Map(), last: 0, next: new Int32Array(64), latest: new Int32Array(64), characters: 0 };
}

export function openEncoded(): Encoded {
  return { length: 0, tokens: new Int32Array(64), elements: new Int32Array(64) };
}

/** Writes the numbers of a text, leaving the vocabulary as it is. */
export function encodeKnown(vocabulary: Vocabulary, words: readonly string[], into: Encoded): void {
  makeRoom(into, words.length);
  const { ids, next, latest } = vocabulary;
  const { tokens, elements } = into;
  let at = 0;
  for (const word of words) {
    const token = ids.get(word) ?? 0;
    const before = latest[token] ?? 0;
    const element = before === 0 ? token : (next[before] ?? 0);
    if (element !== 0) latest[token] = element;
    tokens[at] = token;
    elements[at++] = element;
  }
  forgetLatest(vocabulary, into);
}

/** Writes the numbers of a text; unknown tokens and elements get new ones. */
export function encodeNew(vocabulary: Vocabulary, words: readonly string[], into: Encoded): void {
  makeRoom(into, words.length);
  vocabulary.next = withRoom(vocabulary.next, vocabulary.last + words.length + 1);
  vocabulary.latest = withRoom(vocabulary.latest, vocabulary.last + words.length + 1);
  const { next, latest } = vocabulary;
  const { tokens, elements } = into;
  let at = 0;
  for (const word of words) {
    const token = vocabulary.ids.get(word) ?? newToken(vocabulary, word);
    const before = latest[token] ?? 0;
    let element = before === 0 ? token : (next[before] ?? 0);
    if (element === 0) {
      element = ++vocabulary.last;
      next[before] = element;
    }
    latest[token] = element;
    tokens[at] = token;
    elements[at++] = element;
  }
  forgetLatest(vocabulary, into);
}

/** Bytes held, with V8's table of the map (3.5 words an entry, filled to three quarters) and its strings. */
export function vocabularyBytes({ ids, next, latest, characters }: Vocabulary): number {
  const stringHeaderBytes = 20;
  return (
    ids.size * (Math.round((3.5 * 8) / 0.75) + stringHeaderBytes) +
    characters +
    4 * (next.length + latest.length)
  );
}

function newToken(vocabulary: Vocabulary, word: string): number {
  vocabulary.ids.set(word.length < sliceLength ? word : copyOf(word), ++vocabulary.last);
  vocabulary.characters += word.length;
  return vocabulary.last;
}

/** The same string with characters of its own, so that the text it was cut from can be freed. */
function copyOf(word: string): string {
  return Array.from(word).join("");
}

function makeRoom(into: Encoded, length: number): void {
  into.length = length;
  into.tokens = withRoom(into.tokens, length);
  into.elements = withRoom(into.elements, length);
}

function forgetLatest({ latest }: Vocabulary, { length, tokens }: Encoded): void {
  for (let at = 0; at < length; at++) latest[tokens[at] ?? 0] = 0;
}
