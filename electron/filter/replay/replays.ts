import { Failure } from "../../nouns/failure.ts";
import { entryBeside } from "../../workers/entry.ts";
import { openThread } from "../../workers/thread.ts";
import type { Thread } from "../../workers/thread.ts";
import { openPoolGate } from "../poolGate.ts";
import type { Replayed } from "../tables.ts";
import { openReplayCells } from "./replayCells.ts";
import type { ReplayCells } from "./replayCells.ts";
import { replayAnswer } from "./replayMessages.ts";
import type { Compared, CompareAsk, ReplayAnswer, ReplayAsk } from "./replayMessages.ts";

/** How far a replay is: candidates judged, of all. */
export type ReplayProgress = Readonly<{ judged: number; total: number }>;

/** Replays of a project's recorded replies on a thread of their own, which opens when it is needed. */
export type Replays = Readonly<{
  /**
   * Judges the recorded replies again; `tell` hears how far it is, at most ten times a second. Null: it was called
   * off by `signal`, after less than 100 ms. Throws Failure `worker-died` and what reading the project throws.
   * One at a time: two share what was read.
   */
  replay(
    ask: ReplayAsk,
    watching: Readonly<{ signal: AbortSignal; tell: (progress: ReplayProgress) => void }>,
  ): Promise<Replayed | null>;
  /** Requests needed on both sides at an equal number kept; null as above. May be asked while a replay is under way. */
  compare(ask: CompareAsk, signal: AbortSignal): Promise<Compared | null>;
  /**
   * Calls everything off and, before it returns, has the thread let go of the file; resolves when the thread is
   * over. Nothing can be asked afterwards.
   */
  close(): Promise<void>;
}>;

const tellEveryMs = 100;
/** Texts that are held for the next theta are let go after this long without a question. */
const idleMs = 60_000;

/** How long the backend stands still for the thread to let go of the file: a slice of its work is 10 ms. */
const patienceMs = 200;

/** Opens no thread yet. */
export function openReplays(path: string): Replays {
  const thread = openReplayThread(path);
  return {
    replay: async (asked, { signal, tell }) => {
      const cells = openReplayCells();
      const telling = tellsOf(cells, tell);
      try {
        const answer = await thread.ask({ kind: "replay", ...asked }, cells, signal);
        if (answer.kind !== "replayed") return noAnswer(answer);
        return signal.aborted || thread.isClosing() ? null : answer.replayed;
      } finally {
        clearInterval(telling);
      }
    },
    compare: async (asked, signal) => {
      const answer = await thread.ask({ kind: "compare", ...asked }, openReplayCells(), signal);
      return answer.kind === "compared" ? answer.compared : noAnswer(answer);
    },
    close: () => thread.close(),
  };
}

type ReplayThread = Readonly<{
  ask: (request: object, cells: ReplayCells, signal: AbortSignal) => Promise<ReplayAnswer>;
  isClosing: () => boolean;
  close: () => Promise<void>;
}>;

/** A thread while there are questions, and for `idleMs` afterwards. */
function openReplayThread(path: string): ReplayThread {
  const gate = openPoolGate();
  const underWay = new Map<ReplayCells, Promise<unknown>>();
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | undefined;

  const rest = async (): Promise<void> => {
    const resting = thread;
    thread = null;
    await resting?.finish();
  };
  const standing = (): Thread => {
    if (thread !== null) return thread;
    const entry = entryBeside(import.meta.url, "replayThread");
    const opened = openThread("The what-if", entry, { path, gate: gate.shared });
    void opened.failed.then(() => {
      if (thread === opened) thread = null;
    });
    thread = opened;
    return opened;
  };
  return {
    ask: async (request, cells, signal) => {
      clearTimeout(idle);
      if (signal.aborted || gate.isClosing()) return { kind: "called off" };
      const callOff = (): void => cells.callOff();
      signal.addEventListener("abort", callOff, { once: true });
      try {
        const answering = standing().ask({ ...request, cells: cells.shared });
        underWay.set(cells, answering);
        return replayAnswer.parse(await answering);
      } finally {
        signal.removeEventListener("abort", callOff);
        underWay.delete(cells);
        if (underWay.size === 0) idle = setTimeout(() => void rest(), idleMs).unref();
      }
    },
    isClosing: gate.isClosing,
    close: async () => {
      gate.close(patienceMs);
      await Promise.allSettled(underWay.values());
      clearTimeout(idle);
      await rest();
    },
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
