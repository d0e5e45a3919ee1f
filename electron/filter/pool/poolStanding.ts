import { setTimeout as pause } from "node:timers/promises";
import { asFailure } from "../../nouns/failure.ts";
import { buildPool } from "./poolBuild.ts";
import type { PoolGate } from "./poolGate.ts";
import type { PoolStanding, PoolThreadOptions } from "./poolMessages.ts";
import { poolStanding } from "./poolMessages.ts";
import type { PoolTexts } from "./poolTexts.ts";

const leastGapMs = 100;

/** How the pool stands, in its own thread. */
export type StandingPool = Readonly<{
  /** Builds the pool if its run has prompts. */
  begin: () => Promise<void>;
  /** Builds the pool if that was not done; gives how long it took, or null when it cannot be built. */
  build: () => Promise<number | null>;
  isReady: () => boolean;
  /** How it stands, as soon as that is other than it was told last, at most ten times a second. */
  next: () => Promise<PoolStanding>;
}>;

export function openPoolStanding(
  source: Omit<PoolThreadOptions, "gate"> & Readonly<{ gate: PoolGate }>,
  pool: PoolTexts,
): StandingPool {
  let now: PoolStanding = { kind: "waiting" };
  let told: PoolStanding | null = null;
  let moved = Promise.withResolvers<void>();
  const stand = (standing: PoolStanding): void => {
    now = standing;
    moved.resolve();
    moved = Promise.withResolvers();
  };
  const build = async (isFirstPromptDue: boolean): Promise<void> => {
    const beganAt = performance.now();
    try {
      const isBuilt = await buildPool(source, pool, {
        isFirstPromptDue,
        told: (done, total) => {
          const tookS = (performance.now() - beganAt) / 1000;
          const textsPerSecond = tookS < 0.2 ? null : Math.round(done / tookS);
          stand({ kind: "building", done, total, textsPerSecond });
        },
      });
      if (!isBuilt) return;
      const tookMs = Math.round(performance.now() - beganAt);
      stand({ kind: "ready", tookMs, contents: pool.contents() });
    } catch (error) {
      stand(failedStanding(error));
    }
  };
  return {
    begin: () => build(true),
    build: async () => {
      if (now.kind === "waiting") await build(false);
      return now.kind === "ready" ? now.tookMs : null;
    },
    isReady: () => now.kind === "ready",
    next: async () => {
      if (now === told) await moved.promise;
      if (now.kind === "building" && told !== null) await pause(leastGapMs);
      told = now;
      return now;
    },
  };
}

/** A failure of the trade as it crosses to the backend's thread; a bug is thrown on, and ends this thread. */
function failedStanding(error: unknown): PoolStanding {
  const failure = asFailure(error);
  const parsed = poolStanding.safeParse({
    kind: "failed",
    failure: failure?.kind,
    sentence: failure?.sentence,
  });
  if (!parsed.success) throw error;
  return parsed.data;
}
