import { Failure } from "../../nouns/failure.ts";
import type { Replayed } from "../tables.ts";
import { openReplayCells } from "./replayCells.ts";
import type { ReplayCells } from "./replayCells.ts";
import { openReplayLine } from "./replayLine.ts";
import type { Compared, CompareAsk, ReplayAnswer, ReplayAsk } from "./replayMessages.ts";
import { openTurns } from "./turns.ts";

/** How far a replay is: candidates judged, of all. */
export type ReplayProgress = Readonly<{ judged: number; total: number }>;

/** Replays of a project's recorded replies on a thread of their own, which opens when it is needed. */
export type Replays = Readonly<{
  /**
   * Judges the recorded replies again; `tell` hears how far it is, at most ten times a second. Null: it was called
   * off by `signal`, at once, or by `close`. Throws Failure `worker-died` and what reading the project throws.
   * One at a time: two share what was read.
   */
  replay(
    ask: ReplayAsk,
    watching: Readonly<{ signal: AbortSignal; tell: (progress: ReplayProgress) => void }>,
  ): Promise<Replayed | null>;
  /**
   * Requests needed on both sides at an equal number kept; null as above. May be asked while a replay is under way;
   * several are answered one after another.
   */
  compare(ask: CompareAsk, signal: AbortSignal): Promise<Compared | null>;
  /**
   * Calls everything off and, before it returns, has the thread let go of the file, standing still for 20 ms at most;
   * resolves when the thread is over, which then surely holds nothing. Nothing can be asked afterwards.
   */
  close(): Promise<void>;
}>;

const tellEveryMs = 100;

/** Opens no thread yet. */
export function openReplays(path: string): Replays {
  const line = openReplayLine(path);
  const comparing = openTurns();
  return {
    replay: async (asked, { signal, tell }) => {
      const cells = openReplayCells();
      const telling = tellsOf(cells, tell);
      try {
        const answer = await line.ask({ kind: "replay", ...asked }, cells, signal);
        return answer.kind === "replayed" ? answer.replayed : noAnswer(answer);
      } finally {
        clearInterval(telling);
      }
    },
    compare: (asked, signal) =>
      comparing(async () => {
        const answer = await line.ask({ kind: "compare", ...asked }, openReplayCells(), signal);
        return answer.kind === "compared" ? answer.compared : noAnswer(answer);
      }, signal),
    close: line.close,
  };
}

function noAnswer(answer: ReplayAnswer): null {
  if (answer.kind === "failed") throw new Failure(answer.failure, answer.sentence);
  if (answer.kind === "called off") return null;
  throw new Error(`The what-ifs' thread answered another question (${answer.kind}).`);
}

function tellsOf(cells: ReplayCells, tell: (progress: ReplayProgress) => void): NodeJS.Timeout {
  let told = 0;
  return setInterval(() => {
    const progress = cells.standing();
    if (progress.judged === told) return;
    told = progress.judged;
    tell(progress);
  }, tellEveryMs).unref();
}
