import { useEffect, useMemo, useRef, useState } from "react";
import type { LoopBatch, LoopRequest } from "../../../electron/nouns/loop.ts";

/** What is held in view while the newest is not followed: the request on top, the batch at the right. */
type Held = Readonly<{ prompt: number | null; batch: number | null }>;

/** Following the newest, or looking at what was; scrolling and selecting end it. */
export type Follow = Readonly<{
  isFollowing: boolean;
  prompt: number | null;
  batch: number | null;
  toggle: () => void;
  /** Holds what is in view now. */
  hold: () => void;
  /** Moves towards older requests (positive) or newer ones. */
  scrollRequests: (by: number) => void;
  scrollBatches: (by: number) => void;
}>;

type Lists = Readonly<{ requests: readonly LoopRequest[]; batches: readonly LoopBatch[] }>;

function newestOf({ requests, batches }: Lists): Held {
  return { prompt: requests[0]?.prompt ?? null, batch: batches.at(-1)?.number ?? null };
}

/** The state of following over the requests and batches of the view; its acts keep their identity. */
export function useFollow(requests: readonly LoopRequest[], batches: readonly LoopBatch[]): Follow {
  const [held, setHeld] = useState<Held | null>(null);
  const lists = useRef<Lists>({ requests, batches });
  useEffect(() => {
    lists.current = { requests, batches };
  }, [requests, batches]);
  const acts = useMemo(() => {
    const change = (to: (from: Held) => Partial<Held>): void =>
      setHeld((before) => {
        const from = before ?? newestOf(lists.current);
        return { ...from, ...to(from) };
      });
    return {
      toggle: () => setHeld((before) => (before === null ? newestOf(lists.current) : null)),
      hold: () => setHeld((before) => before ?? newestOf(lists.current)),
      scrollRequests: (by: number) =>
        change(({ prompt }) => {
          const prompts = lists.current.requests.map((request) => request.prompt);
          return { prompt: neighbour(prompts, prompt, by) };
        }),
      scrollBatches: (by: number) =>
        change(({ batch }) => {
          const numbers = lists.current.batches.map(({ number }) => number);
          return { batch: neighbour(numbers, batch, -by) };
        }),
    };
  }, []);
  return useMemo(
    () => ({ isFollowing: held === null, prompt: held?.prompt ?? null, batch: held?.batch ?? null, ...acts }),
    [held, acts],
  );
}

/** The number `by` places after `number` in a list, held inside its ends. */
function neighbour(numbers: readonly number[], number: number | null, by: number): number | null {
  const here = Math.max(0, number === null ? 0 : numbers.indexOf(number));
  return numbers[Math.min(numbers.length - 1, Math.max(0, here + by))] ?? null;
}

/** The requests in view: from the newest, or from the one that is held on top, as many as there are rows. */
export function shownRequests(
  requests: readonly LoopRequest[],
  rows: number,
  held: number | null,
): readonly LoopRequest[] {
  const at = held === null ? 0 : requests.findIndex(({ prompt }) => prompt <= held);
  const start = Math.max(0, Math.min(at < 0 ? requests.length : at, requests.length - rows));
  return requests.slice(start, start + rows);
}
