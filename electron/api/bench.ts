import type { Growth, GrowthEnd } from "../cycle/growth.ts";
import { Failure } from "../nouns/failure.ts";
import type { Live } from "../nouns/live.ts";
import type { Project } from "../store/project.ts";

/** The place of the one growth under way. */
export type Bench = Readonly<{
  /** Starts a growth of `project`; throws Failure `usage` while another is under way. */
  start: (project: Project, begin: () => Promise<Growth>) => Promise<void>;
  isBusy: () => boolean;
  live: () => Live | null;
  pause: () => void;
  stopNow: () => void;
  /** Pauses what grows and waits until it has ended. */
  end: () => Promise<void>;
}>;

/** A bench on which nothing grows; `changed` is called whenever a growth starts, moves or ends, `ended` with each end. */
export function emptyBench(changed: () => void, ended: (end: GrowthEnd) => void): Bench {
  let beginning: Promise<unknown> | null = null;
  let growth: Growth | null = null;
  const isBusy = (): boolean => beginning !== null || growth !== null;
  const hold = (begun: Growth): void => {
    growth = begun;
    const silence = begun.onChange(changed);
    // A rejection here is a bug of the cycle; it ends the process with its stack.
    void begun.ended.then((end) => {
      silence();
      growth = null;
      ended(end);
      changed();
    });
  };
  return {
    start: async (project, begin) => {
      if (isBusy()) throw new Failure("usage", `${project.name} is growing already.`);
      const begun = begin();
      beginning = begun;
      try {
        hold(await begun);
      } finally {
        beginning = null;
        changed();
      }
    },
    isBusy,
    live: () => growth?.live() ?? null,
    pause: () => growth?.pause(),
    stopNow: () => growth?.stopNow(),
    end: async () => {
      // Who started it hears of a failed beginning; here only its end counts.
      await beginning?.catch(() => undefined);
      growth?.pause();
      await growth?.ended;
    },
  };
}
