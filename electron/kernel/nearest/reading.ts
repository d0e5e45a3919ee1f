import { encodeKnown, encodeNew, openEncoded, openVocabulary, vocabularyBytes } from "./vocabulary.ts";
import type { Encoded } from "./vocabulary.ts";

/** Texts as numbers. What was asked about last is not taken apart again to be asked about or added. */
export type Reading = {
  /** The highest number given to an element. */
  readonly lastElement: number;
  readonly usedBytes: number;
  /** The text with the numbers there are. The same object each time. */
  known(text: string): Encoded;
  /** The text with new numbers for what has none. */
  added(text: string): Encoded;
};

export function openReading(tokens: (text: string) => readonly string[]): Reading {
  const vocabulary = openVocabulary();
  const encoded = openEncoded();
  let lastText: string | null = null;
  let lastWords: readonly string[] = [];

  return {
    get lastElement() {
      return vocabulary.last;
    },
    get usedBytes() {
      return vocabularyBytes(vocabulary);
    },
    known(text) {
      if (text === lastText) return encoded;
      lastWords = tokens(text);
      lastText = text;
      encodeKnown(vocabulary, lastWords, encoded);
      return encoded;
    },
    added(text) {
      const isLast = text === lastText;
      if (!isLast || hasUnknown(encoded)) encodeNew(vocabulary, isLast ? lastWords : tokens(text), encoded);
      lastText = null;
      lastWords = [];
      return encoded;
    },
  };
}

function hasUnknown({ length, elements }: Encoded): boolean {
  for (let at = 0; at < length; at++) if (elements[at] === 0) return true;
  return false;
}
