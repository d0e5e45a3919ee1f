import type { Encoded } from "./elements.ts";

/** The indexed texts of one length in tokens, numbered 0, 1, ... in the order of their ordinals. */
export type Group = {
  /** In tokens; also the stride of `tokens`. */
  length: number;
  size: number;
  tokens: Int32Array;
  ordinals: Int32Array;
  /** For each element, the ascending numbers of the texts that have it. */
  postings: Map<number, number[]>;
  /** For each text, the last search that compared it. */
  compared: Int32Array;
  /** Zero between probes. */
  hits: Int32Array;
  /** The candidate's posting lists, shortest first, gathered once in a search. */
  gathered: number[][];
  gatheredBy: number;
};

export function openGroup(length: number): Group {
  return {
    length,
    size: 0,
    tokens: new Int32Array(length),
    ordinals: new Int32Array(1),
    postings: new Map(),
    compared: new Int32Array(1),
    hits: new Int32Array(1),
    gathered: [],
    gatheredBy: 0,
  };
}

/** Appends a text of the group's length; its ordinal is above all others of the group. */
export function addToGroup(group: Group, ordinal: number, { tokens, elements }: Encoded): void {
  const number = group.size++;
  if (number === group.ordinals.length) grow(group);
  group.ordinals[number] = ordinal;
  group.tokens.set(tokens, number * group.length);
  for (const element of elements) {
    const list = group.postings.get(element);
    if (list === undefined) group.postings.set(element, [number]);
    else list.push(number);
  }
}

/** How many texts of the group have an ordinal below this one; their numbers are below that count. */
export function countBelow({ ordinals, size }: Group, ordinal: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordinals[middle] ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The posting lists of the elements that the group knows, shortest first, once per search. */
export function gather(group: Group, elements: readonly number[], search: number): readonly number[][] {
  if (group.gatheredBy === search) return group.gathered;
  const lists: number[][] = [];
  for (const element of elements) {
    const list = group.postings.get(element);
    if (list === undefined) continue;
    let at = lists.length;
    for (
      let before = lists[at - 1];
      before !== undefined && before.length > list.length;
      before = lists[at - 1]
    ) {
      lists[at--] = before;
    }
    lists[at] = list;
  }
  group.gathered = lists;
  group.gatheredBy = search;
  return lists;
}

function grow(group: Group): void {
  const capacity = 2 * group.ordinals.length;
  group.ordinals = grown(group.ordinals, capacity);
  group.compared = grown(group.compared, capacity);
  group.hits = new Int32Array(capacity);
  group.tokens = grown(group.tokens, capacity * group.length);
}

function grown(array: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}
