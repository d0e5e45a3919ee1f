import { lcsWithPattern } from "../lcs.ts";
import type { Lcs } from "../lcs.ts";
import { fMeasure } from "../rougeL.ts";
import { countBelow, gather } from "./group.ts";
import type { Group } from "./group.ts";

/** One candidate's way through the index, with the nearest text found so far. */
export type Search = {
  /** Above 0, different for each search. */
  number: number;
  /** The candidate's elements; its tokens are the pattern of `lcs`. */
  elements: readonly number[];
  lcs: Lcs;
  score: number;
  ordinal: number;
};

/** Where the search for the nearest text starts and goes on while nothing as near was found. */
const bounds = [0.85, 0.6, 0.5, 0.42, 0.34, 0.25, 0];

/** A further rare element is required while its list is at most this part of the lists read so far. */
const cheapPart = 0.5;

/** Finds the best score of all texts, if any is above 0, with some text that has it. */
export function findBestScore(search: Search, groups: readonly Group[]): void {
  for (const bound of bounds) {
    for (const group of groups) {
      const atLeast = leastLcsAbove(Math.max(bound, search.score), search.elements.length, group.length);
      probe(search, group, atLeast, group.size);
    }
    if (search.score >= bound) return;
  }
}

/** Finds the lowest ordinal of the texts that have the best score. */
export function findFirstOfBest(search: Search, groups: readonly Group[]): void {
  const length = search.elements.length;
  for (const group of groups) {
    const lcs = Math.round((search.score * (length + group.length)) / 2);
    if (lcs > Math.min(length, group.length) || fMeasure(lcs, length, group.length) !== search.score)
      continue;
    probe(search, group, lcs, countBelow(group, search.ordinal));
  }
}

function leastLcsAbove(bound: number, aLength: number, bLength: number): number {
  let lcs = Math.max(1, Math.floor((bound * (aLength + bLength)) / 2) - 1);
  while (lcs <= Math.min(aLength, bLength) && fMeasure(lcs, aLength, bLength) <= bound) lcs++;
  return lcs;
}

/**
 * Compares the candidate with every text numbered below `limit` that may have a common subsequence of
 * `atLeast` tokens. Such a text has `atLeast` of the candidate's elements, so at least k of any
 * |elements| - atLeast + k of them; the currently rarest are asked. Elements that the group does
 * not know are the rarest of all and cost nothing.
 */
function probe(search: Search, group: Group, atLeast: number, limit: number): void {
  if (limit === 0 || atLeast > group.length) return;
  const lists = gather(group, search.elements, search.number);
  if (atLeast > lists.length) return;
  let asked = lists.length - atLeast + 1;
  let read = 0;
  for (let at = 0; at < asked; at++) read += lists[at]?.length ?? 0;
  let required = 1;
  for (let next = lists[asked]; next !== undefined && next.length <= cheapPart * read; next = lists[asked]) {
    read += next.length;
    asked++;
    required++;
  }
  const { hits, compared } = group;
  for (let at = 0; at < asked; at++) {
    for (const number of lists[at] ?? []) {
      if (number >= limit) break;
      const hit = (hits[number] ?? 0) + 1;
      hits[number] = hit;
      if (hit === required && compared[number] !== search.number) compare(search, group, number);
    }
  }
  for (let at = 0; at < asked; at++) {
    for (const number of lists[at] ?? []) {
      if (number >= limit) break;
      hits[number] = 0;
    }
  }
}

function compare(search: Search, group: Group, number: number): void {
  group.compared[number] = search.number;
  const start = number * group.length;
  const lcs = lcsWithPattern(search.lcs, group.tokens, start, start + group.length);
  const score = fMeasure(lcs, search.elements.length, group.length);
  const ordinal = group.ordinals[number] ?? 0;
  if (score > search.score || (score === search.score && ordinal < search.ordinal)) {
    search.score = score;
    search.ordinal = ordinal;
  }
}
