import type { MessageBoxOptions } from "electron";

export type Leaving = Readonly<{
  /** Leaves, after asking when a run is under way. A second call while that goes on changes nothing. */
  leave: () => Promise<void>;
  /** True when everything is closed and nothing holds the app any more. */
  hasLeft: () => boolean;
}>;

type LeavingOptions = Readonly<{
  isUnderWay: () => boolean;
  /** Shows a question and gives the number of the button. */
  ask: (question: MessageBoxOptions) => Promise<number>;
  /** Pauses and closes; resolves when the backend has ended. */
  end: () => Promise<void>;
  kill: () => void;
  /** How long to wait before asking whether to go on waiting. */
  patienceMs: number;
  onLeaving: () => void;
  onLeft: () => Promise<void>;
}>;

const growingQuestion: MessageBoxOptions = {
  type: "question",
  message: "Seedbed is growing.",
  detail:
    "Pause and quit waits for the requests in flight. All that is kept stays kept, and the run goes on from there.",
  buttons: ["Pause and quit", "Keep growing"],
  defaultId: 0,
  cancelId: 1,
};

const slowQuestion: MessageBoxOptions = {
  type: "question",
  message: "Seedbed has not finished yet.",
  detail:
    "It waits for requests in flight. Quit now leaves them unanswered: they are asked again when the run goes on. No kept row is lost.",
  buttons: ["Keep waiting", "Quit now"],
  defaultId: 0,
  cancelId: 0,
};

/** The way out: asks, pauses, waits, and never waits for ever. */
export function makeLeaving(options: LeavingOptions): Leaving {
  let state: "staying" | "asking" | "leaving" | "left" = "staying";

  const waitFor = async (over: Promise<void>): Promise<void> => {
    const isOver = over.then(() => true);
    for (;;) {
      const patience = Promise.withResolvers<false>();
      const timer = setTimeout(() => patience.resolve(false), options.patienceMs);
      const hasEnded = await Promise.race([isOver, patience.promise]);
      clearTimeout(timer);
      if (hasEnded) return;
      const called = new AbortController();
      void isOver.then(() => called.abort());
      const answer = await Promise.race([
        options.ask({ ...slowQuestion, signal: called.signal }),
        over.then(() => 0),
      ]);
      if (answer === 1) return;
    }
  };

  return {
    hasLeft: () => state === "left",
    leave: async () => {
      if (state !== "staying") return;
      if (options.isUnderWay()) {
        state = "asking";
        if ((await options.ask(growingQuestion)) === 1) {
          state = "staying";
          return;
        }
      }
      state = "leaving";
      options.onLeaving();
      await waitFor(options.end());
      options.kill();
      await options.onLeft();
      state = "left";
    },
  };
}
