/** How long the shell waits for what. */
export type Patience = Readonly<{
  /** Before the first, second, … new start of a backend that crashed. */
  restartDelaysMs: readonly number[];
  /** One crash more than there are delays within this time, and the user is asked. */
  crashesWithinMs: number;
  /** Between two crashes after which a run goes on by itself. */
  resumesEveryMs: number;
  /** From the start of a backend to its `ready`. */
  readyWithinMs: number;
  /** From its `ended` or `failed` to its exit. */
  exitWithinMs: number;
  /** From `end` until the user is asked whether to wait on. */
  endWithinMs: number;
  /** Between looks at the settings file. */
  settingsEveryMs: number;
  /** From the start to the one look for updates. */
  updatesAfterMs: number;
  /** From the hand-over to an installer to its ending the app. */
  installWithinMs: number;
}>;

export const usualPatience: Patience = {
  restartDelaysMs: [500, 2_000, 8_000],
  crashesWithinMs: 60_000,
  resumesEveryMs: 60_000,
  readyWithinMs: 60_000,
  exitWithinMs: 5_000,
  endWithinMs: 20_000,
  settingsEveryMs: 2_000,
  updatesAfterMs: 30_000,
  installWithinMs: 60_000,
};
