import { Failure } from "../../nouns/failure.ts";
import type { IndexState } from "../../nouns/filterView.ts";
import type { Thread } from "../../workers/thread.ts";
import { poolStanding } from "./poolMessages.ts";
import type { PoolContents, PoolStanding } from "./poolMessages.ts";

const leastGapMs = 100;

/** What the backend's thread knows of a pool. */
export type FollowedPool = Readonly<{
  state: () => IndexState;
  /** What the built pool holds; null before. */
  contents: () => PoolContents | null;
  /** Calls `listener` when the state changed, at most about ten times a second; gives the way to stop that. */
  onChange: (listener: () => void) => () => void;
  isBuilding: () => boolean;
  /** Waits until the pool is not being built, or `signal` is aborted. */
  built: (signal: AbortSignal) => Promise<void>;
  /** Takes in what the pool holds now. */
  holds: (ready: Readonly<{ tookMs: number; contents: PoolContents }>) => void;
  /** Why the pool could not be built; waits until that was told. */
  failure: () => Promise<Error>;
  /** Tells nothing more. */
  end: () => void;
}>;

/** Follows how the pool of a thread stands, until it is built or fails. */
export function followStanding(thread: Thread): FollowedPool {
  let standing: PoolStanding = { kind: "waiting" };
  let death: Error | null = null;
  let isBuilding = true;
  const built = Promise.withResolvers<void>();
  const restsOrStands = (): void => {
    isBuilding = false;
    built.resolve();
  };
  const { changed, onChange, end } = openRareChanges();
  const refusal = Promise.withResolvers<Error>();
  const follow = async (): Promise<void> => {
    while (standing.kind === "waiting" || standing.kind === "building") {
      // A thread that was closed or died answers no more; its death is told below.
      const answer = await thread.ask({ kind: "standing" }).catch(() => null);
      if (answer === null) return;
      const next = poolStanding.parse(answer);
      if (isNewer(next, standing)) standing = next;
      if (standing.kind !== "building") restsOrStands();
      changed();
    }
    if (standing.kind === "failed") refusal.resolve(new Failure(standing.failure, standing.sentence));
  };
  void follow();
  void thread.failed.then((error) => {
    death = error;
    restsOrStands();
    refusal.resolve(error);
    changed();
  });
  return {
    state: () => (death === null ? stateOf(standing) : { kind: "failed", sentence: death.message }),
    contents: () => (standing.kind === "ready" ? standing.contents : null),
    onChange,
    isBuilding: () => isBuilding,
    built: (signal) => Promise.race([built.promise, aborted(signal)]),
    holds: ({ tookMs, contents }) => {
      standing = { kind: "ready", tookMs, contents };
      restsOrStands();
      changed();
    },
    failure: () => refusal.promise,
    end,
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Answers to `judge` overtake those about the standing, and tell that it is built. */
function isNewer(next: PoolStanding, standing: PoolStanding): boolean {
  return (
    standing.kind !== "ready" || (next.kind === "ready" && next.contents.texts > standing.contents.texts)
  );
}

function stateOf(standing: PoolStanding): IndexState {
  if (standing.kind === "waiting") return { kind: "none" };
  if (standing.kind === "building") return standing;
  if (standing.kind === "failed") return { kind: "failed", sentence: standing.sentence };
  const { texts, usedBytes, engine } = standing.contents;
  return { kind: "ready", texts, usedBytes, engine, tookMs: standing.tookMs };
}

/** Changes that are told at once when none was told for a while, and else after a gap. */
function openRareChanges(): Pick<FollowedPool, "onChange" | "end"> & Readonly<{ changed: () => void }> {
  const listeners = new Set<() => void>();
  let gap: NodeJS.Timeout | null = null;
  let isDue = false;
  const changed = (): void => {
    isDue = true;
    if (gap !== null) return;
    isDue = false;
    gap = setTimeout(() => {
      gap = null;
      if (isDue) changed();
    }, leastGapMs).unref();
    for (const listener of listeners) listener();
  };
  return {
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => {
      listeners.clear();
      if (gap !== null) clearTimeout(gap);
    },
  };
}
