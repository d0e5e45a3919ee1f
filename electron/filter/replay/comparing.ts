import { replayedKept, requestsAfter } from "../tables.ts";
import type { RequestFigures } from "../tables.ts";
import { hasReadEnough } from "./ledgerReads.ts";
import type { ReadLedger } from "./ledgerReads.ts";
import { neededInSteps } from "./needed.ts";
import type { Compared, CompareAsk } from "./replayMessages.ts";

const requestsAtOnce = 200;

/**
 * Comparisons at an equal number kept, with a pause after every draw. The recorded requests are read once for all
 * comparisons of a range.
 */
export function openComparing(read: ReadLedger): (asked: CompareAsk) => Generator<void, Compared, void> {
  let last: Readonly<{ name: string; requests: readonly RequestFigures[] }> | null = null;
  /** Requests that the other side needs, by run, range and rows: the same for most what-ifs of a sweep. */
  const besideNeeded = new Map<string, Compared["beside"]>();

  function* requestsOf({ run, through }: CompareAsk): Generator<void, readonly RequestFigures[], void> {
    const name = `${run} ${through}`;
    if (last?.name === name) return last.requests;
    const requests: RequestFigures[] = [];
    while ((requests.at(-1)?.parsing ?? 0) < through) {
      const before = requests.length;
      read((db) => {
        const begun = performance.now();
        do {
          const after = requests.at(-1)?.parsing ?? 0;
          const page = requestsAfter(db, run, { after, through }, requestsAtOnce);
          if (page.length === 0) return;
          requests.push(...page);
        } while (!hasReadEnough(begun));
      });
      if (requests.length === before) break;
      yield;
    }
    last = { name, requests };
    return requests;
  }

  return function* (asked) {
    const { run, through, goal, key, beside } = asked;
    const requests = yield* requestsOf(asked);
    const other =
      beside === null ? requests.map((request) => request.kept ?? 0) : read((db) => replayedKept(db, beside));
    const replayed = read((db) => replayedKept(db, asked.replay));
    const kept = Math.min(goal, sum(other), sum(replayed));
    const name = [run, through, beside, kept].join(" ");
    const known = besideNeeded.get(name) ?? (yield* neededInSteps(other, requests, kept, key));
    besideNeeded.set(name, known);
    return { beside: known, replay: yield* neededInSteps(replayed, requests, kept, key) };
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
