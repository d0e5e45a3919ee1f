import { memo } from "react";
import { linePath, type CurvePoint, type CurveScale } from "./curvePoints.ts";
import styles from "./WhatIf.module.css";

type CurveLinesProps = Readonly<{
  estimated: readonly CurvePoint[];
  exact: readonly CurvePoint[];
  scale: CurveScale;
}>;

/** Axis, exact points with a line through them, and the estimate dashed; stays while the handle moves. */
export const CurveLines = memo(function CurveLines({ estimated, exact, scale }: CurveLinesProps) {
  const { box, range } = scale;
  const first = Math.ceil(range.from / 10);
  const ticks = Array.from(
    { length: Math.floor(range.to / 10) - first + 1 },
    (_, step) => (first + step) / 10,
  );
  return (
    <>
      <line
        x1={box.left}
        x2={box.right}
        y1={box.bottom + 0.5}
        y2={box.bottom + 0.5}
        className={styles["axis"]}
      />
      {ticks.map((tick) => (
        <text key={tick} x={scale.x(tick)} y={box.bottom + 15} textAnchor="middle">
          {tick.toFixed(1)}
        </text>
      ))}
      {estimated.length > 1 && <path d={linePath(estimated, scale)} className={styles["about"]} />}
      {exact.length > 1 && <path d={linePath(exact, scale)} className={styles["exact"]} />}
      {exact.map(({ theta, kept }) => (
        <circle key={theta} cx={scale.x(theta)} cy={scale.y(kept)} r={1.8} className={styles["dot"]} />
      ))}
    </>
  );
});
