import { lcsWithPattern, openLcs, setPattern } from "../lcs.ts";
import type { Lcs } from "../lcs.ts";
import { fMeasure } from "../rougeL.ts";
import { leastCommon, openBound, setBound } from "./bound.ts";
import type { Bound } from "./bound.ts";
import { openCandidate, setCandidate } from "./candidate.ts";
import type { Candidate } from "./candidate.ts";
import { bandCount, longCode } from "./lengths.ts";
import { blockLength, splitAfter } from "./postings.ts";
import type { Postings } from "./postings.ts";
import { bitsOf, firstBits, firstMask } from "./signature.ts";
import { startOf } from "./texts.ts";
import type { Texts } from "./texts.ts";
import type { Encoded } from "./vocabulary.ts";

/** The way of one candidate after another through the index, with the nearest texts found, best first. */
export type Search = {
  texts: Texts;
  postings: Postings;
  candidate: Candidate;
  lcs: Lcs;
  bound: Bound;
  /** The candidate's, in tokens. */
  length: number;
  /** How many texts are wanted. */
  wanted: number;
  foundTexts: number[];
  foundScores: number[];
  /** Texts from here on are not asked for. */
  limit: number;
  /** A text below this number may still win by a score that equals the bound's. */
  ties: number;
  /** Texts to compare: three numbers each, its own, the code of its length, and how many tokens it lacks at least. */
  gathered: Int32Array;
  gatheredCount: number;
  /** Long texts compared for this candidate, which each of its elements may meet again. */
  comparedLong: Set<number>;
  /** How many texts were compared token by token, in all searches. */
  compared: number;
};

/** Without a bound so many texts are gathered before they are compared, so that the most promising comes first. */
const enough = 8;

export function openSearch(texts: Texts, postings: Postings): Search {
  return {
    texts,
    postings,
    candidate: openCandidate(),
    lcs: openLcs(),
    bound: openBound(),
    length: 0,
    wanted: 1,
    foundTexts: [],
    foundScores: [],
    limit: 0,
    ties: 0,
    gathered: new Int32Array(3 * (enough + blockLength)),
    gatheredCount: 0,
    comparedLong: new Set(),
    compared: 0,
  };
}

/**
 * Finds the `wanted` nearest texts numbered below `limit` that score above `score`. Lists are read from
 * the candidate's rarest element on. A text that is first met at some place shares none of the elements
 * before it, so its common elements are among the rest, and the reading ends where the rest are fewer
 * than what any text needs. The bound rises with what is found.
 */
export function search(state: Search, encoded: Encoded, wanted: number, score: number, limit: number): void {
  const { bound, candidate } = state;
  state.length = encoded.length;
  state.wanted = wanted;
  state.limit = limit;
  state.ties = 0;
  state.foundTexts = [];
  state.foundScores = [];
  if (state.comparedLong.size > 0) state.comparedLong.clear();
  setBound(bound, encoded.length, score);
  setCandidate(candidate, state.postings, encoded);
  if (candidate.known < bound.need) return;
  setPattern(state.lcs, encoded.tokens, encoded.length, state.postings.lists.length >>> 1);
  for (let place = 0; place < candidate.known && candidate.known - place >= bound.need; place++) {
    readElement(state, place);
  }
  compareGathered(state);
}

/** Reads the lists of the element at a place, for the lengths that can do with the rest from there on. */
function readElement(state: Search, place: number): void {
  const { postings, candidate, limit, bound } = state;
  const rest = candidate.known - place;
  const list = 2 * (candidate.elements[place] ?? 0);
  if ((postings.lists[list] ?? 0) <= splitAfter) {
    readList(state, place, postings.lists, list, limit);
    return;
  }
  let band = 2 * bandCount * (postings.lists[list + 1] ?? 0);
  for (let at = 0; at < bandCount; at++, band += 2) {
    if ((bound.needAbove[at] ?? 0) <= rest) readList(state, place, postings.rows, band, limit);
    else if ((bound.needEqual[at] ?? 0) <= rest)
      readList(state, place, postings.rows, band, Math.min(limit, state.ties));
  }
}

/** Gathers the texts of a list, below `limit`, that do not lack too much by their signatures. */
function readList(state: Search, place: number, lists: Int32Array, list: number, limit: number): void {
  const { pool } = state.postings;
  const { heads } = state.texts;
  const { lackEqual } = state.bound;
  const { rests } = state.candidate;
  const without1 = ~(rests[3 * place] ?? 0) & firstMask;
  const without2 = ~(rests[3 * place + 1] ?? 0);
  const without3 = ~(rests[3 * place + 2] ?? 0);
  const shift = firstBits;
  const count = lists[list] ?? 0;
  let block = lists[list + 1] ?? 0;
  if (count > blockLength) block = pool[block + blockLength] ?? 0;
  for (let left = count; left > 0; left -= blockLength) {
    const stop = block + Math.min(left, blockLength);
    for (let at = block; at < stop; at++) {
      const text = pool[at] ?? 0;
      if (text >= limit) {
        left = 0;
        break;
      }
      const head = 4 * text;
      const first = heads[head] ?? 0;
      const allowed = lackEqual[first >>> shift] ?? 0;
      const lack = bitsOf(
        first & without1,
        (heads[head + 1] ?? 0) & without2,
        (heads[head + 2] ?? 0) & without3,
      );
      if (lack <= allowed) gather(state, text, first >>> shift, lack);
    }
    if (state.gatheredCount >= (state.bound.score > 0 ? 1 : enough)) compareGathered(state);
    if (left > blockLength) block = pool[block + blockLength] ?? 0;
  }
}

function gather(state: Search, text: number, code: number, lack: number): void {
  const at = 3 * state.gatheredCount++;
  state.gathered[at] = text;
  state.gathered[at + 1] = code;
  state.gathered[at + 2] = lack;
}

/** Compares what was gathered, the most promising first, as long as the rising bound admits it. */
function compareGathered(state: Search): void {
  const { gathered, texts, length } = state;
  const end = 3 * state.gatheredCount;
  state.gatheredCount = 0;
  let best = 0;
  let promise = 0;
  for (let at = 0; at < end; at += 3) {
    const text = gathered[at] ?? 0;
    const other = startOf(texts, text + 1) - startOf(texts, text);
    const most = Math.min(length, other - (gathered[at + 2] ?? 0)) / (other + length);
    if (most <= promise) continue;
    promise = most;
    best = at;
  }
  if (end > 3) compareIfAdmitted(state, best);
  for (let at = 0; at < end; at += 3) compareIfAdmitted(state, at);
}

function compareIfAdmitted(state: Search, at: number): void {
  const { gathered, bound, ties } = state;
  const text = gathered[at] ?? 0;
  const allowed = text < ties ? bound.lackEqual : bound.lackAbove;
  const code = gathered[at + 1] ?? 0;
  if ((gathered[at + 2] ?? 0) > (allowed[code] ?? 0)) return;
  if (code >= longCode) {
    if (state.comparedLong.has(text)) return;
    state.comparedLong.add(text);
  }
  compare(state, text);
}

function compare(state: Search, text: number): void {
  const { texts, bound, length } = state;
  const from = startOf(texts, text);
  const to = startOf(texts, text + 1);
  state.compared++;
  const common = lcsWithPattern(
    state.lcs,
    texts.tokens,
    from,
    to,
    length > 32 ? leastCommon(bound, to - from) : 0,
  );
  const score = fMeasure(common, length, to - from);
  if (score > bound.score || (score === bound.score && text < state.ties)) keep(state, text, score);
}

function keep(state: Search, text: number, score: number): void {
  const { foundTexts, foundScores, wanted } = state;
  let low = 0;
  let high = foundTexts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = foundScores[middle] ?? 0;
    if (other > score || (other === score && (foundTexts[middle] ?? 0) < text)) low = middle + 1;
    else high = middle;
  }
  if (foundTexts[low] === text) return;
  foundTexts.splice(low, 0, text);
  foundScores.splice(low, 0, score);
  if (foundTexts.length < wanted) return;
  foundTexts.length = wanted;
  foundScores.length = wanted;
  state.ties = foundTexts[wanted - 1] ?? 0;
  const worst = foundScores[wanted - 1] ?? 0;
  if (worst !== state.bound.score) setBound(state.bound, state.length, worst);
}
