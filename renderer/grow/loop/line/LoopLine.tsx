import { memo } from "react";
import type { Place } from "../geometry/loopLayout.ts";
import { roundedPath } from "../geometry/linePath.ts";
import { lineParts, type LinePart, type LineState } from "../lineState.ts";
import styles from "./Line.module.css";

type LoopLineProps = Readonly<{
  width: number;
  height: number;
  ways: Readonly<Record<LinePart, readonly Place[]>>;
  flow: LineState["flow"];
}>;

/** The closed line; how each part is drawn is the state of the run. */
export const LoopLine = memo(
  function LoopLine({ width, height, ways, flow }: LoopLineProps) {
    return (
      <svg className={styles["line"]} width={width} height={height} aria-hidden="true">
        {lineParts.map((part) => (
          <path key={part} d={roundedPath(ways[part])} data-flow={flow[part]} />
        ))}
      </svg>
    );
  },
  (before, after) =>
    before.ways === after.ways &&
    before.width === after.width &&
    before.height === after.height &&
    lineParts.every((part) => before.flow[part] === after.flow[part]),
);
