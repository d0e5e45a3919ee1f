import { entryBeside } from "../../workers/entry.ts";
import { openThread } from "../../workers/thread.ts";
import type { Thread } from "../../workers/thread.ts";
import { openPoolGate } from "../pool/poolGate.ts";
import type { PoolGate } from "../pool/poolGate.ts";
import type { ReplayCells } from "./replayCells.ts";
import { replayAnswer } from "./replayMessages.ts";
import type { ReplayAnswer } from "./replayMessages.ts";
import { unlessCalledOff } from "./turns.ts";

/** The line to the what-ifs' thread, which stands while there are questions and for a minute afterwards. */
export type ReplayLine = Readonly<{
  /** The answer; "called off" at once when `signal` is aborted or the line closed. */
  ask: (request: object, cells: ReplayCells, signal: AbortSignal) => Promise<ReplayAnswer>;
  /** Calls everything off; see `Replays`. */
  close: () => Promise<void>;
}>;

type Standing = Readonly<{ thread: Thread; gate: PoolGate }>;

/** Texts that are held for the next theta are let go after this long without a question. */
const idleMs = 60_000;
/** A thread that nobody waits for and that is silent for longer is at one long text: it is ended as it is. */
const silentMs = 100;
/** How long the backend stands still for the thread to let go of the file: a read of it is 8 ms. */
const patienceMs = 20;

/** Opens no thread yet. */
export function openReplayLine(path: string): ReplayLine {
  const closing = new AbortController();
  let standing: Standing | null = null;
  let wanted = 0;
  let idle: NodeJS.Timeout | undefined;
  let ending: Promise<unknown> = Promise.resolve();

  const end = (over: Standing): void => {
    if (standing === over) standing = null;
    ending = Promise.all([ending, over.thread.close()]);
  };
  const answered = async (
    on: Standing,
    request: object,
    { cells, signal }: Readonly<{ cells: ReplayCells; signal: AbortSignal }>,
  ): Promise<ReplayAnswer> => {
    let silence: NodeJS.Timeout | undefined;
    const callOff = (): void => {
      cells.callOff();
      silence = setTimeout(() => {
        if (wanted === 0) end(on);
      }, silentMs);
    };
    signal.addEventListener("abort", callOff, { once: true });
    try {
      return replayAnswer.parse(await on.thread.ask({ ...request, cells: cells.shared }));
    } finally {
      clearTimeout(silence);
      signal.removeEventListener("abort", callOff);
    }
  };
  return {
    ask: async (request, cells, asking) => {
      const signal = AbortSignal.any([asking, closing.signal]);
      if (signal.aborted) return { kind: "called off" };
      clearTimeout(idle);
      wanted += 1;
      try {
        const on = (standing ??= open(path, (dead) => {
          if (standing === dead) standing = null;
        }));
        return (
          (await unlessCalledOff(answered(on, request, { cells, signal }), signal)) ?? { kind: "called off" }
        );
      } finally {
        wanted -= 1;
        if (wanted === 0) idle = setTimeout(() => standing !== null && end(standing), idleMs).unref();
      }
    },
    close: async () => {
      closing.abort();
      clearTimeout(idle);
      standing?.gate.close(patienceMs);
      if (standing !== null) end(standing);
      await ending;
    },
  };
}

/** A thread with a gate of its own: one that dies leaves nothing behind that the next would wait for. */
function open(path: string, died: (dead: Standing) => void): Standing {
  const gate = openPoolGate();
  const thread = openThread("The what-if", entryBeside(import.meta.url, "replayThread"), {
    path,
    gate: gate.shared,
  });
  const opened = { thread, gate };
  void thread.failed.then(() => died(opened));
  return opened;
}
