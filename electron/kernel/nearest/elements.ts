import { tokenise } from "../tokenise.ts";

/**
 * A text as numbers, one per position. An element is the k-th occurrence of a token, so that the
 * number of elements two texts share is the size of their common multiset of tokens.
 * -1 stands for a token or an element that no text of the index has.
 */
export type Encoded = Readonly<{ tokens: readonly number[]; elements: readonly number[] }>;

type Elements = {
  tokenIds: Map<string, number>;
  /** For each token id, the elements of its first, second, ... occurrence. */
  elementsOf: number[][];
  elementCount: number;
};

export function openElements(): Elements {
  return { tokenIds: new Map(), elementsOf: [], elementCount: 0 };
}

/** The text's numbers; unknown tokens and elements get new ones. */
export function encodeNew(elements: Elements, text: string): Encoded {
  const idOf = (token: string): number => {
    const known = elements.tokenIds.get(token);
    if (known !== undefined) return known;
    elements.elementsOf.push([]);
    elements.tokenIds.set(token, elements.tokenIds.size);
    return elements.tokenIds.size - 1;
  };
  return encode(elements, text, idOf, () => elements.elementCount++);
}

/** The text's numbers, leaving the vocabulary as it is. */
export function encodeKnown(elements: Elements, text: string): Encoded {
  return encode(
    elements,
    text,
    (token) => elements.tokenIds.get(token) ?? -1,
    () => -1,
  );
}

function encode(
  { elementsOf }: Elements,
  text: string,
  idOf: (token: string) => number,
  newElement: () => number,
): Encoded {
  const tokens = tokenise(text).map(idOf);
  const occurrences = new Map<number, number>();
  const elements = tokens.map((token) => {
    const known = elementsOf[token];
    if (known === undefined) return -1;
    const occurrence = occurrences.get(token) ?? 0;
    occurrences.set(token, occurrence + 1);
    const element = known[occurrence] ?? newElement();
    if (element >= 0) known[occurrence] = element;
    return element;
  });
  return { tokens, elements };
}
