import { filterOf } from "../../nouns/settings.ts";
import type { FilterSettings, RunSettings } from "../../nouns/settings.ts";
import { entryBeside } from "../../workers/entry.ts";
import { openThread } from "../../workers/thread.ts";
import { openPoolGate } from "./poolGate.ts";
import type { PromptSeeds, Task } from "../rules/finding.ts";
import type { RuleFinding } from "../rules/findings.ts";
import { findingsAnswer, judgedAnswer, nearestFewAnswer } from "./poolMessages.ts";
import type { Judged, Neighbour, PoolLimits, ReplyToJudge } from "./poolMessages.ts";
import { followStanding } from "./poolFollowed.ts";
import type { FollowedPool } from "./poolFollowed.ts";

/** What the filter's fold asks: how these candidates stand. */
export type Filter = Readonly<{
  /** Whether the pool is being read from the ledger, so that judging would wait. */
  isBuilding: () => boolean;
  /** Waits until judging would not wait, or `signal` says not to. */
  built: (signal: AbortSignal) => Promise<void>;
  /**
   * Judges the replies' candidates in order: what no rule sets aside is too close iff its score is above `theta`
   * (SEDI-INSTRUCT Algorithm 1; equality keeps). What is kept joins the pool at once; after `room` kept candidates the
   * rest of this call is over the goal. Cutting the replies into several calls changes no verdict, nor does a call
   * before the last one ended. It waits until the pool is built, and throws the Failure that kept it from being built.
   */
  judge: (replies: readonly ReplyToJudge[], limits: PoolLimits) => Promise<readonly Judged[]>;
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
    /** What each rule of the run finds; answered while the pool is built, too. */
    findings: (task: Task, promptSeeds: PromptSeeds) => Promise<readonly RuleFinding[]>;
    /** Resolves with the reason when the thread dies by itself. */
    failed: Promise<Error>;
    /**
     * Ends at once, also while building, and stands still for 20 ms at most so that the thread lets go of the project
     * file; once it resolves, the file is surely let go.
     */
    close: () => Promise<void>;
  }>;

export type PoolOptions = Readonly<{
  /** A project file that this process has open. */
  path: string;
  run: number;
  /** Whether texts without tokens are set aside when they repeat one exactly; rouge-score's users keep them. */
  exactRepeats?: boolean;
  /** How the run judges, besides theta. */
  filter: FilterSettings;
}>;

/**
 * How long the backend stands still: a page's query takes a few milliseconds. A thread that is at one long text for
 * longer is ended as it is, and its connection with it.
 */
const patienceMs = 20;

/** The options of a run's pool, by its settings. */
export function poolOptions(
  path: string,
  { id, settings }: Readonly<{ id: number; settings: Pick<RunSettings, "preset" | "filter"> }>,
): PoolOptions {
  return { path, run: id, filter: filterOf(settings) };
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
  let last: Promise<unknown> = Promise.resolve();

  // A reply at a time: to copy all texts of a slice at once would keep the backend waiting.
  async function judgeInTurn(
    replies: readonly ReplyToJudge[],
    { theta, room }: PoolLimits,
  ): Promise<readonly Judged[]> {
    const judged: Judged[] = [];
    let left = room;
    for (const { candidates, promptSeeds } of replies) {
      const request = { kind: "judge", reply: { candidates, promptSeeds }, limits: { theta, room: left } };
      const answer = judgedAnswer.parse(await thread.ask(request));
      if (answer === null) throw await followed.failure();
      followed.holds(answer);
      judged.push(...answer.judged);
      left -= answer.judged.filter(({ outcome }) => outcome === "kept").length;
    }
    return judged;
  }

  return {
    isBuilding: followed.isBuilding,
    built: followed.built,
    state: followed.state,
    contents: followed.contents,
    onChange: followed.onChange,
    judge: (replies, limits) => {
      const judged = last.then(() => judgeInTurn(replies, limits));
      last = judged.catch(() => undefined);
      return judged;
    },
    findings: async ({ instruction, input, output }, promptSeeds) => {
      const task = { instruction, input, output };
      return findingsAnswer.parse(await thread.ask({ kind: "findings", task, promptSeeds }));
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
