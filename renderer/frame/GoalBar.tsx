import type { Overview } from "../../electron/nouns/view.ts";
import { Progress } from "../parts/Progress.tsx";
import { count, forecast, wholePercent } from "../words/numbers.ts";
import styles from "./GoalBar.module.css";

/** Kept of the goal as a bar, and the time left while it is known. */
export function GoalBar({ overview }: Readonly<{ overview: Overview }>) {
  const goal = overview.run?.goal ?? 0;
  const { kept } = overview.verdicts;
  const share = goal === 0 ? 0 : kept / goal;
  const isMoving = overview.state.kind === "growing";
  return (
    <div className={styles["goal"]}>
      <div className={styles["bar"]}>
        <p>
          <span>
            <b>{count(kept)}</b> of {count(goal)} kept
          </span>
          <span>{wholePercent(share)}</span>
        </p>
        <Progress
          share={share}
          label="Kept of the goal"
          isCalm={!isMoving && overview.state.kind !== "done"}
        />
      </div>
      {isMoving && (
        <p className={styles["left"]}>
          <span>Left</span>
          <b>{overview.remainingMs === null ? "unknown" : forecast(overview.remainingMs)}</b>
        </p>
      )}
    </div>
  );
}
