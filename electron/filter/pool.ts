import { filterOf } from "../nouns/settings.ts";
import type { FilterSettings, RunSettings } from "../nouns/settings.ts";
import { entryBeside } from "../workers/entry.ts";
import { openThread } from "../workers/thread.ts";
import { openPoolGate } from "./poolGate.ts";
import { judgedAnswer, nearestFewAnswer } from "./poolMessages.ts";
import type { Judged, Neighbour, PoolItem, PoolLimits } from "./poolMessages.ts";
import { followStanding } from "./poolFollowed.ts";
import type { FollowedPool } from "./poolFollowed.ts";

/** What the filter's fold asks: whether these texts are new. */
export type Filter = Readonly<{
  /** Whether the pool is being read from the ledger, so that judging would wait. */
  isBuilding: () => boolean;
  /** Waits until judging would not wait, or `signal` says not to. */
  built: (signal: AbortSignal) => Promise<void>;
  /**
   * Judges in order: too close iff the score is above `theta` (SEDI-INSTRUCT Algorithm 1; equality keeps).
   * A kept item joins the pool at once; after `room` kept items the rest of this call is over the goal. Cutting
   * the items into several calls changes no verdict. It waits until the pool is built, and throws the Failure that
   * kept it from being built.
   */
  judge: (items: readonly PoolItem[], limits: PoolLimits) => Promise<readonly Judged[]>;
}>;

/**
 * The texts that a run's new instructions are compared with, on a thread of its own: rebuilt from the ledger, then
 * growing with what is judged. Ids: a candidate's id, or minus a seed's.
 */
export type FilterPool = Filter &
  Pick<FollowedPool, "state" | "contents" | "onChange"> &
  Readonly<{
    /**
     * Up to `count` nearest texts of scores above 0, best first, the earliest first among equals. `before`: only
     * texts that stood in the pool when that candidate was judged. Null while the pool is not built.
     */
    nearestFew: (text: string, count: number, before: number | null) => Promise<readonly Neighbour[] | null>;
    /** Resolves with the reason when the thread dies by itself. */
    failed: Promise<Error>;
    /** Ends at once, also while building; when it returns, the project file is let go. */
    close: () => Promise<void>;
  }>;

export type PoolOptions = Readonly<{
  /** A project file that this process has open. */
  path: string;
  run: number;
  /** Whether texts without tokens are set aside when they repeat one exactly; rouge-score's users keep them. */
  exactRepeats?: boolean;
}> &
  Pick<FilterSettings, "tokenizer" | "seedsInPool">;

/** A page's query takes a few milliseconds; a thread that is stuck for longer is ended as it is. */
const patienceMs = 100;

/** The options of a run's pool, by its settings. */
export function poolOptions(
  path: string,
  { id, settings }: Readonly<{ id: number; settings: Pick<RunSettings, "preset" | "filter"> }>,
): PoolOptions {
  const { tokenizer, seedsInPool } = filterOf(settings);
  return { path, run: id, tokenizer, seedsInPool };
}

/**
 * Opens the pool of a run and returns at once. A run that has a prompt is read in the background; one that has
 * none yet is read when it first judges.
 */
export function openPool({ exactRepeats = true, ...options }: PoolOptions): FilterPool {
  const gate = openPoolGate();
  const entry = entryBeside(import.meta.url, "poolThread");
  const thread = openThread("The filter", entry, { ...options, exactRepeats, gate: gate.shared });
  const followed = followStanding(thread);
  return {
    isBuilding: followed.isBuilding,
    built: followed.built,
    state: followed.state,
    contents: followed.contents,
    onChange: followed.onChange,
    judge: async (items, limits) => {
      const answer = judgedAnswer.parse(await thread.ask({ kind: "judge", items, limits }));
      if (answer === null) throw await followed.failure();
      followed.holds(answer);
      return answer.judged;
    },
    nearestFew: async (text, count, before) =>
      nearestFewAnswer.parse(await thread.ask({ kind: "nearestFew", text, count, before })),
    failed: thread.failed,
    close: () => {
      followed.end();
      gate.close(patienceMs);
      return thread.close();
    },
  };
}
