import { memo } from "react";
import { count } from "../../words/numbers.ts";
import { ticksTo, type PlotScale } from "./scale.ts";
import styles from "./Histogram.module.css";

const scores: readonly number[] = Array.from({ length: 11 }, (_, tenth) => tenth / 10);

/** Counts at the left with a line each, scores below. */
export const Axes = memo(function Axes({ scale, width }: Readonly<{ scale: PlotScale; width: number }>) {
  return (
    <g className={styles["axes"]}>
      {ticksTo(scale.most).map((tick) => {
        const y = Math.round(scale.y(tick)) + 0.5;
        return (
          <g key={tick}>
            <line x1={scale.left} x2={width - 8} y1={y} y2={y} data-zero={tick === 0} />
            <text x={scale.left - 8} y={y + 4} textAnchor="end">
              {count(tick)}
            </text>
          </g>
        );
      })}
      {scores.map((score) => (
        <text key={score} x={scale.x(score)} y={scale.bottom + 16} textAnchor="middle">
          {score.toFixed(1)}
        </text>
      ))}
    </g>
  );
});
