import type { Place } from "../geometry/loopLayout.ts";
import styles from "./Legend.module.css";

/** What the dots of ③ mean, below their rows. */
export function VerdictLegend({ at }: Readonly<{ at: Place }>) {
  return (
    <ul className={styles["legend"]} style={{ left: at.x, top: at.y }} aria-label="Shapes of the verdicts">
      <li>
        <i data-shape="kept" data-first="" />
        <i data-shape="kept" /> kept, in its cluster’s colour
      </li>
      <li>
        <i data-shape="close" /> too close, set aside
      </li>
      <li>
        <i data-shape="rule">×</i> by rule
      </li>
    </ul>
  );
}
