import { recordReplay, whatIfHash } from "../cycle/replayRun.ts";
import type { Run } from "../cycle/tables.ts";
import { openReplays } from "../filter/replay/replays.ts";
import { openTurns, unlessCalledOff } from "../filter/replay/turns.ts";
import type { CompareAsk } from "../filter/replay/replayMessages.ts";
import type { ReplayProgress, Replays } from "../filter/replay/replays.ts";
import type { WhatIfComparison, WhatIfPair, WhatIfResult, WhatIfSettings } from "../nouns/filterView.ts";
import type { Clock } from "../nouns/pump.ts";
import { replaysOf } from "../report/replays.ts";
import type { Project } from "../store/project.ts";

/** What a what-if is asked about: the project's run, as far as it is judged. */
export type RecordedRange = Readonly<{ run: Run; through: number }>;

/** The what-ifs of one open project: computed one at a time, each once. */
export type WhatIfWork = Readonly<{
  /** Aborts when the project is closed. */
  ended: AbortSignal;
  /** The comparison of a what-if that was computed; null: it was not, or this was called off. */
  known: (
    range: RecordedRange,
    settings: WhatIfSettings,
    signal: AbortSignal,
  ) => Promise<WhatIfComparison | null>;
  /** Two what-ifs that were computed, at an equal number kept; null: one was not, or it was called off. */
  pair: (
    range: RecordedRange,
    first: WhatIfSettings,
    second: WhatIfSettings,
    signal: AbortSignal,
  ) => Promise<WhatIfPair | null>;
  /** All of them in the order computed, made one after another; fewer when it was called off. */
  allKnown: (range: RecordedRange, signal: AbortSignal) => Promise<readonly WhatIfComparison[]>;
  /** The same, computed in its turn and written down when it is not known; null at once when it is called off. */
  compute: (
    range: RecordedRange,
    settings: WhatIfSettings,
    watching: Readonly<{ signal: AbortSignal; tell: (progress: ReplayProgress) => void; clock: Clock }>,
  ) => Promise<WhatIfComparison | null>;
}>;

type Opened = Readonly<{ work: WhatIfWork; end: () => Promise<void> }>;

const opened = new WeakMap<Project, Opened>();

/** The what-ifs of an open project. */
export function whatIfWork(project: Project): WhatIfWork {
  const standing = opened.get(project) ?? open(project);
  opened.set(project, standing);
  return standing.work;
}

/** Calls off the what-ifs of a project, if there are any, and waits until its file is let go. */
export async function endWhatIfs(project: Project | null): Promise<void> {
  const standing = project === null ? undefined : opened.get(project);
  if (project !== null) opened.delete(project);
  await standing?.end();
}

function compareAsk(
  { run, through }: RecordedRange,
  replay: WhatIfResult,
  beside: WhatIfResult | null,
): CompareAsk {
  const { id, key, settings } = run;
  return { run: id, through, goal: settings.goal, key, replay: replay.run, beside: beside?.run ?? null };
}

type Comparison = (range: RecordedRange, result: WhatIfResult) => Promise<WhatIfComparison | null>;

/** Comparisons with what was recorded, each made once: nothing that one is made of ever changes. */
function openComparisons(replays: Replays, ended: AbortSignal): Comparison {
  const byReplay = new Map<number, Promise<WhatIfComparison | null>>();
  const compare: Comparison = async (range, result) => {
    const both = await replays.compare(compareAsk(range, result, null), ended);
    return both === null ? null : { result, recorded: both.beside, whatIf: both.replay };
  };
  return (range, result) => {
    const standing = byReplay.get(result.run) ?? compare(range, result);
    byReplay.set(result.run, standing);
    standing.catch(() => byReplay.delete(result.run));
    return standing;
  };
}

function open(project: Project): Opened {
  const ending = new AbortController();
  const replays = openReplays(project.path);
  const comparison = openComparisons(replays, ending.signal);
  const inTurn = openTurns();
  const resultsIn = ({ run, through }: RecordedRange, hash: string | null): readonly WhatIfResult[] =>
    ending.signal.aborted ? [] : replaysOf(project.db, run.id, through, hash);
  const resultOf = (range: RecordedRange, settings: WhatIfSettings): WhatIfResult | null =>
    resultsIn(range, whatIfHash(range.run, settings))[0] ?? null;
  const work: WhatIfWork = {
    ended: ending.signal,
    known: async (range, settings, signal) => {
      const result = resultOf(range, settings);
      return result === null ? null : unlessCalledOff(comparison(range, result), signal);
    },
    pair: async (range, first, second, signal) => {
      const [one, other] = [resultOf(range, first), resultOf(range, second)];
      if (one === null || other === null) return null;
      const ended = AbortSignal.any([signal, ending.signal]);
      const both = await replays.compare(compareAsk(range, other, one), ended);
      return both === null ? null : { first: both.beside, second: both.replay };
    },
    allKnown: async (range, signal) => {
      const all: WhatIfComparison[] = [];
      for (const result of resultsIn(range, null)) {
        const one = await unlessCalledOff(comparison(range, result), signal);
        if (one === null) break;
        all.push(one);
      }
      return all;
    },
    compute: async (range, settings, { signal: left, tell, clock }) => {
      const signal = AbortSignal.any([left, ending.signal]);
      await inTurn(async () => {
        if (resultOf(range, settings) !== null) return;
        const asked = { run: range.run.id, through: range.through, ...settings };
        const replayed = await replays.replay(asked, { signal, tell });
        if (replayed === null || signal.aborted) return;
        recordReplay(project, range.run, settings, replayed, clock());
      }, signal);
      return signal.aborted ? null : work.known(range, settings, signal);
    },
  };
  return {
    work,
    end: async () => {
      ending.abort();
      await replays.close();
    },
  };
}
