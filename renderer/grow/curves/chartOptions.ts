import uPlot from "uplot";
import { chartColours } from "./chartColours.ts";

const FONT = '11px "Inter Variable", sans-serif';

/** Distances between labels that can be written with one place. */
const VALUE_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000];
const STEP_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

type ChartOptions = Readonly<{
  width: number;
  height: number;
  hasStepLabels: boolean;
  beneath: (plot: uPlot) => void;
  above: (plot: uPlot) => void;
}>;

/** uPlot's options for one quantity over the steps; the cursor is shared by all such charts. */
export function chartOptions({ width, height, hasStepLabels, beneath, above }: ChartOptions): uPlot.Options {
  return {
    width,
    height,
    legend: { show: false },
    padding: [14, 28, hasStepLabels ? 0 : 4, 0],
    cursor: { sync: { key: "steps" }, y: false, points: { size: 7 }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: (_plot, least, most) => [Math.min(least, 1) - 0.5, Math.max(most, 12) + 0.5] },
      y: { range: (_plot, least, most) => spread(least, most) },
    },
    series: [
      {},
      {
        stroke: () => chartColours().ink2,
        width: 1.25,
        spanGaps: false,
        points: { show: (plot) => plot.data[0].length <= 120, size: 4, fill: () => chartColours().ink2 },
      },
    ],
    axes: [
      {
        show: hasStepLabels,
        stroke: () => chartColours().ink3,
        font: FONT,
        size: 22,
        gap: 4,
        space: 60,
        incrs: STEP_STEPS,
        grid: { show: false },
        ticks: { show: false },
      },
      {
        stroke: () => chartColours().ink3,
        font: FONT,
        size: 40,
        gap: 6,
        space: (_plot, _axis, _least, _most, size) => Math.max(20, size / 6),
        incrs: VALUE_STEPS,
        grid: { stroke: () => chartColours().line, width: 1 },
        ticks: { show: false },
        values: (_plot, splits) => splits.map((value) => value.toFixed(1)),
      },
    ],
    hooks: { drawClear: [beneath], draw: [above] },
  };
}

function spread(least: number | null, most: number | null): uPlot.Range.MinMax {
  if (least === null || most === null) return [0, 1];
  const room = Math.max((most - least) * 0.12, 0.05);
  return [Math.max(0, least - room), most + room * 1.6];
}
