import { random } from "../../kernel/random.ts";
import type { Needed } from "../../nouns/filterView.ts";

/** What a request cost. */
export type RequestTokens = Readonly<{ promptTokens: number; completionTokens: number }>;

const draws = 1000;
/** Recorded requests around a place that a draw takes its request from. */
const around = 50;

/**
 * The least number of requests, in the order recorded, that keep `kept` rows, and the tokens of exactly those; null
 * where the recorded requests do not reach it, and for `kept` 0. `low` and `high` are a 95 % interval by a bootstrap
 * over requests (ALGORITHMS 6b, R10; 1,000 draws, keyed by the run's key). The share that is kept falls as the pool
 * grows, so a draw takes a request for each place from the 50 recorded around it, not from any, and adds to the
 * recorded sum by how much that request differs from the mean of the 50: draws lie around the record, also where it
 * falls and at its ends. A draw that does not reach `kept` within the recorded number of requests counts as that
 * number: `high` at the end of the record means "at least". The interval always holds the value.
 */
export function needed(
  keptByRequest: readonly number[],
  tokensByRequest: readonly RequestTokens[],
  kept: number,
  key: string,
): Needed | null {
  const steps = neededInSteps(keptByRequest, tokensByRequest, kept, key);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with a pause after every draw. */
export function* neededInSteps(
  keptByRequest: readonly number[],
  tokensByRequest: readonly RequestTokens[],
  kept: number,
  key: string,
): Generator<void, Needed | null, void> {
  const value = leastReaching(keptByRequest, kept);
  if (value === null) return null;
  const record = recordOf(keptByRequest);
  const draw = random(key, "needed", kept);
  const drawn: number[] = [];
  for (let at = 0; at < draws; at++) {
    drawn.push(drawnRequests(record, kept, draw));
    yield;
  }
  drawn.sort((a, b) => a - b);
  const sum = (tokens: keyof RequestTokens): number =>
    tokensByRequest.slice(0, value).reduce((total, request) => total + request[tokens], 0);
  return {
    kept,
    requests: {
      value,
      low: Math.min(value, drawn[Math.floor(0.025 * draws)] ?? value),
      high: Math.max(value, drawn[Math.ceil(0.975 * draws) - 1] ?? value),
    },
    promptTokens: sum("promptTokens"),
    completionTokens: sum("completionTokens"),
  };
}

function leastReaching(keptByRequest: readonly number[], kept: number): number | null {
  if (kept < 1) return null;
  let total = 0;
  for (const [at, count] of keptByRequest.entries()) {
    total += count;
    if (total >= kept) return at + 1;
  }
  return null;
}

/** Rows kept of each request, and by place: the first request to draw from, and the record's part that every draw has. */
type RequestRecord = Readonly<{
  counts: Float64Array;
  width: number;
  firsts: Uint32Array;
  fixed: Float64Array;
}>;

function recordOf(keptByRequest: readonly number[]): RequestRecord {
  const counts = Float64Array.from(keptByRequest);
  const width = Math.min(around, counts.length);
  const firsts = new Uint32Array(counts.length);
  const fixed = new Float64Array(counts.length);
  const sums = new Float64Array(counts.length + 1);
  for (const [at, count] of counts.entries()) sums[at + 1] = (sums[at] ?? 0) + count;
  for (const [place, count] of counts.entries()) {
    const first = Math.min(Math.max(0, place - (width >>> 1)), counts.length - width);
    firsts[place] = first;
    fixed[place] = count - ((sums[first + width] ?? 0) - (sums[first] ?? 0)) / width;
  }
  return { counts, width, firsts, fixed };
}

/** A random double has bits for that many places of `around` requests and more. */
const placesOfDouble = 4;
/** Sums of thirds and the like may miss a whole number by a little. */
const rounding = 1e-6;

/** How many requests one draw needs; all that are recorded when it does not reach `kept`. */
function drawnRequests(
  { counts, width, firsts, fixed }: RequestRecord,
  kept: number,
  draw: () => number,
): number {
  let total = rounding;
  let rest = 0;
  for (let place = 0; place < counts.length; place++) {
    if (place % placesOfDouble === 0) rest = draw();
    const chosen = Math.floor(rest * width);
    rest = rest * width - chosen;
    total += (fixed[place] ?? 0) + (counts[(firsts[place] ?? 0) + chosen] ?? 0);
    if (total >= kept) return place + 1;
  }
  return counts.length;
}
