import type { Encoded } from "./vocabulary.ts";

/**
 * What an index searches with: the different texts, numbered 0, 1, ... in the order of their ordinals. A text is
 * given first, then asked about or added. There are two, equal in every answer: `typescript.ts` and `wasm.ts`.
 */
export type NearestKernel = {
  readonly textCount: number;
  readonly compared: number;
  readonly usedBytes: number;
  /** Takes the text that the next calls are about. */
  give(text: Encoded): void;
  /** The number of the text with exactly the tokens given; -1 when there is none. */
  findEqual(): number;
  /** Adds the text given, which has tokens and equals no other; `lastElement` is the highest number of an element. */
  add(ordinal: number, lastElement: number): void;
  /** Finds the `wanted` nearest texts numbered below `limit` that score above `score`; gives how many, best first. */
  search(wanted: number, score: number, limit: number): number;
  foundText(at: number): number;
  foundScore(at: number): number;
  ordinalOf(text: number): number;
  /** How many texts have an ordinal below this one; their numbers are below that count. */
  textsBelow(ordinal: number): number;
};
