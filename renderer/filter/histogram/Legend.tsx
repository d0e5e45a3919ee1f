import { count } from "../../words/numbers.ts";
import { histogramWords } from "../../words/filter.ts";
import type { Estimate } from "../estimate.ts";
import type { PlotScale } from "./scale.ts";
import styles from "./Histogram.module.css";

type LegendProps = Readonly<{
  scale: PlotScale;
  theta: number;
  recorded: number;
  estimate: Estimate;
  /** What is under the pointer; it stands in place of the legend. */
  pointed: string | null;
}>;

/** What the legend needs beside the handle's tab, in px. */
const LEGEND_PX = 380;

/** Whether the legend needs a line of its own over the tab. */
export function isNarrowPlot({ left, right }: PlotScale): boolean {
  return right - left < 2 * LEGEND_PX;
}

/** The parts of the bars with their numbers, on the side where the handle is not. */
export function Legend({ scale, theta, recorded, estimate, pointed }: LegendProps) {
  const isNarrow = isNarrowPlot(scale);
  const isAtRight = scale.x(theta) < scale.left + LEGEND_PX;
  const place = isNarrow ? { left: 0, top: 0 } : isAtRight ? { right: 12 } : { left: scale.left };
  if (pointed !== null) {
    return (
      <p className={styles["legend"]} style={place} aria-hidden="true">
        {pointed}
      </p>
    );
  }
  const about = estimate.isExact ? "" : "≈ ";
  return (
    <ul className={styles["legend"]} style={place}>
      <Part kind="stays" words={`${histogramWords.kept} ${about}${count(estimate.kept)}`} />
      {theta !== recorded && (
        <Part
          kind="moves"
          words={`${theta < recorded ? histogramWords.goes : histogramWords.comes} ${about}${count(estimate.moving)}`}
        />
      )}
      <Part kind="tooClose" words={`${histogramWords.tooClose} ${about}${count(estimate.tooClose)}`} />
    </ul>
  );
}

function Part({ kind, words }: Readonly<{ kind: "stays" | "moves" | "tooClose"; words: string }>) {
  return (
    <li>
      <svg width={9} height={11} aria-hidden="true">
        <rect x={0.5} y={0.5} width={8} height={10} rx={1} className={styles[kind]} />
      </svg>
      {words}
    </li>
  );
}
