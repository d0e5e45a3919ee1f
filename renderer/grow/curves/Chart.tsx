import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import uPlot from "uplot";
import { useOnChange } from "../../live/useOnChange.ts";
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
  /** How many marks lie over the curve; it is drawn anew when that changes. */
  marks: number;
}>;

/** One quantity over the steps, drawn on a canvas that follows its box. */
export function Chart({ steps, values, summary, hasStepLabels, beneath, above, marks }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const drawBeneath = useEffectEvent(beneath);
  const drawAbove = useEffectEvent(above);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const made = new uPlot(
      chartOptions({
        width: place.clientWidth,
        height: place.clientHeight,
        hasStepLabels,
        beneath: (self) => drawBeneath(self),
        above: (self) => drawAbove(self),
      }),
      [[], []],
      place,
    );
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: place.clientWidth, height: place.clientHeight }),
    );
    observer.observe(place);
    const forget = onChartColours(() => made.redraw(false, true));
    return () => {
      forget();
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [hasStepLabels]);
  const data: uPlot.AlignedData = useMemo(() => [[...steps], [...values]], [steps, values]);
  useEffect(() => {
    plot.current?.setData(data);
  }, [data]);
  useOnChange(marks, () => plot.current?.redraw(false, false));
  return <div ref={box} className={styles["chart"]} role="img" aria-label={summary} />;
}
