import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { onChartColours } from "./chartColours.ts";
import { chartOptions } from "./chartOptions.ts";
import styles from "./Curves.module.css";

type ChartProps = Readonly<{
  steps: readonly number[];
  values: readonly (number | null)[];
  summary: string;
  hasStepLabels: boolean;
  beneath: (plot: uPlot) => void;
  above: (plot: uPlot) => void;
}>;

/** One quantity over the steps, drawn on a canvas that follows its box. */
export function Chart({ steps, values, summary, hasStepLabels, beneath, above }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const draws = useRef({ beneath, above });
  draws.current = { beneath, above };
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const made = new uPlot(
      chartOptions({
        width: place.clientWidth,
        height: place.clientHeight,
        hasStepLabels,
        beneath: (self) => draws.current.beneath(self),
        above: (self) => draws.current.above(self),
      }),
      [[], []],
      place,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: place.clientWidth, height: place.clientHeight }));
    observer.observe(place);
    const forget = onChartColours(() => made.redraw(false, true));
    return () => {
      forget();
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [hasStepLabels]);
  useEffect(() => {
    plot.current?.setData([[...steps], [...values]]);
  }, [steps, values, hasStepLabels]);
  useEffect(() => plot.current?.redraw(false, false), [beneath, above]);
  return <div ref={box} className={styles["chart"]} role="img" aria-label={summary} />;
}
