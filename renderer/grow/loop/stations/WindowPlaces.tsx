import { memo } from "react";
import type { LoopPlace } from "../../../../electron/nouns/loop.ts";
import { placeFates } from "../../../words/loopMarks.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { markOf } from "../region/mark.ts";
import styles from "./LastWindow.module.css";

const A_ROW = 16;

/** The winner batch, place by place: the cluster's colour over the sign of what became of it. */
export const WindowPlaces = memo(function WindowPlaces({
  places,
  path,
}: Readonly<{ places: readonly LoopPlace[]; path: LitPath | null }>) {
  return (
    <ol
      className={styles["places"]}
      style={{ gridTemplateColumns: `repeat(${Math.min(A_ROW, places.length)}, minmax(0, 1fr))` }}
      aria-label="Places of the batch that stood out"
    >
      {places.map(({ candidate, cluster, fate }) => (
        <li
          key={candidate}
          data-fate={fate}
          data-dim={!isLit(path, "place", candidate)}
          {...markOf("place", candidate, 0)}
        >
          <i style={{ background: `var(--cluster-${cluster & 15})` }} />
          <span role="img" aria-label={placeFates[fate].words}>
            {fate === "came_in" || fate === "no_room" || fate === "advised" ? (
              <Candidate isIn={fate === "came_in"} />
            ) : (
              placeFates[fate].sign
            )}
          </span>
        </li>
      ))}
    </ol>
  );
});

/** ◉ or ●, drawn, so that both are of one size in every font. */
function Candidate({ isIn }: Readonly<{ isIn: boolean }>) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle
        cx="6"
        cy="6"
        r={isIn ? 5.2 : 4.6}
        fill={isIn ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.3"
      />
      <circle cx="6" cy="6" r="2" fill="currentColor" />
    </svg>
  );
}
