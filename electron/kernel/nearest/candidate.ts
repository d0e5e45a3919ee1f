import { withRoom } from "./growing.ts";
import type { Postings } from "./postings.ts";
import { bitOf } from "./signature.ts";
import type { Encoded } from "./vocabulary.ts";

/** A candidate's elements that texts have, those of the fewest texts first. */
export type Candidate = {
  /** How many. */
  known: number;
  elements: Int32Array;
  /** How many texts have each of them. */
  counts: Int32Array;
  /** For each place, three numbers: the signature of the elements from there on. */
  rests: Int32Array;
};

/** Up to so many elements are put in order one by one. */
const shortLength = 64;

export function openCandidate(): Candidate {
  return {
    known: 0,
    elements: new Int32Array(shortLength),
    counts: new Int32Array(shortLength),
    rests: new Int32Array(3 * shortLength),
  };
}

/** Puts the elements of a text in order. */
export function setCandidate(candidate: Candidate, { lists }: Postings, encoded: Encoded): void {
  candidate.elements = withRoom(candidate.elements, encoded.length);
  candidate.counts = withRoom(candidate.counts, encoded.length);
  candidate.rests = withRoom(candidate.rests, 3 * encoded.length);
  const { elements, counts } = candidate;
  const short = encoded.length <= shortLength;
  let known = 0;
  for (let at = 0; at < encoded.length; at++) {
    const element = encoded.elements[at] ?? 0;
    const count = lists[2 * element] ?? 0;
    if (count === 0) continue;
    let place = known++;
    const least = short ? 0 : place;
    for (; place > least && (counts[place - 1] ?? 0) > count; place--) {
      elements[place] = elements[place - 1] ?? 0;
      counts[place] = counts[place - 1] ?? 0;
    }
    elements[place] = element;
    counts[place] = count;
  }
  candidate.known = known;
  if (!short) sort(candidate);
  signRests(candidate);
}

function sort({ known, elements, counts }: Candidate): void {
  // A count and a place in one number: at most 2 ** 31 texts and 2 ** 22 tokens.
  const keys = Float64Array.from(
    { length: known },
    (_, place) => (counts[place] ?? 0) * 2 ** 22 + place,
  ).sort();
  const unsorted = elements.slice(0, known);
  for (let place = 0; place < known; place++) {
    const key = keys[place] ?? 0;
    elements[place] = unsorted[key % 2 ** 22] ?? 0;
    counts[place] = Math.floor(key / 2 ** 22);
  }
}

function signRests({ known, elements, rests }: Candidate): void {
  let first = 0;
  let second = 0;
  let third = 0;
  for (let place = known - 1; place >= 0; place--) {
    const bit = bitOf(elements[place] ?? 0);
    if (bit < 32) second |= 1 << bit;
    else if (bit < 64) third |= 1 << (bit - 32);
    else first |= 1 << (bit - 64);
    rests[3 * place] = first;
    rests[3 * place + 1] = second;
    rests[3 * place + 2] = third;
  }
}
