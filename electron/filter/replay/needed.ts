import { random } from "../../kernel/random.ts";
import type { Needed } from "../../nouns/filterView.ts";

/** What a request cost. */
export type RequestTokens = Readonly<{ promptTokens: number; completionTokens: number }>;

const draws = 1000;
/** Recorded requests around a place that a draw takes its request from. */
const around = 50;

/**
 * The least number of requests, in the order recorded, that keep `kept` rows, and the tokens of exactly those; null
 * where the recorded requests do not reach it, and for `kept` 0. `low` and `high` are the 95 % percentile interval of
 * a bootstrap over requests (ALGORITHMS 6b, R10; 1,000 draws, keyed by the run's key). The share that is kept falls as
 * the pool grows, so a draw fills each place with one of the 50 requests recorded around it, not with any. A draw that
 * does not reach `kept` within the recorded number of requests counts as that number: `high` at the end of the record
 * means "at least".
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
  const counts = Uint32Array.from(keptByRequest);
  const draw = random(key, "needed", kept);
  const drawn: number[] = [];
  for (let at = 0; at < draws; at++) {
    drawn.push(drawnRequests(counts, kept, draw));
    yield;
  }
  drawn.sort((a, b) => a - b);
  const sum = (tokens: keyof RequestTokens): number =>
    tokensByRequest.slice(0, value).reduce((total, request) => total + request[tokens], 0);
  return {
    kept,
    requests: {
      value,
      low: drawn[Math.floor(0.025 * draws)] ?? value,
      high: drawn[Math.ceil(0.975 * draws) - 1] ?? value,
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

/** A random double has bits for that many places of `around` requests and more. */
const placesOfDouble = 4;

/** How many requests one draw needs; all that are recorded when it does not reach `kept`. */
function drawnRequests(counts: Uint32Array, kept: number, draw: () => number): number {
  const width = Math.min(around, counts.length);
  let total = 0;
  let rest = 0;
  for (let place = 0; place < counts.length; place++) {
    if (place % placesOfDouble === 0) rest = draw();
    const chosen = Math.floor(rest * width);
    rest = rest * width - chosen;
    const first = Math.min(Math.max(0, place - (width >>> 1)), counts.length - width);
    total += counts[first + chosen] ?? 0;
    if (total >= kept) return place + 1;
  }
  return counts.length;
}
