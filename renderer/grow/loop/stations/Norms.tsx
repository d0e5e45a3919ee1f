import { memo, useCallback, useMemo } from "react";
import type { LoopBatch } from "../../../../electron/nouns/loop.ts";
import { trainingSummary } from "../../../words/loop.ts";
import { count, twoPlaces } from "../../../words/numbers.ts";
import { Canvas, type Draw } from "../canvas/Canvas.tsx";
import { drawNorm } from "../draw/drawNorm.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { columnAt, normPoints, type Column, type PlotLayout } from "../geometry/plotLayout.ts";
import { nearestPoint } from "../geometry/points.ts";
import type { LitPath } from "../litPath.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import styles from "./Plots.module.css";

type NormsProps = Readonly<{
  batches: readonly LoopBatch[];
  layout: PlotLayout;
  /** Winner batch of the last window: it alone is named. */
  lastWinner: number | null;
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
  onScroll?: (by: number) => void;
}>;

/** ⑥ The gradient norm of each batch over the same x as ⑤, with the windows and those that stood out. */
export const Norms = memo(function Norms(props: NormsProps) {
  const { batches, layout, lastWinner, box, path, pointing, onScroll } = props;
  const points = useMemo(() => normPoints(layout, box.height), [layout, box.height]);
  const draw = useCallback<Draw>(
    (context, colours) => drawNorm(context, colours, layout, box.height, path),
    [layout, box.height, path],
  );
  const summary = useMemo(() => trainingSummary(batches), [batches]);
  return (
    <Region
      name="Gradient norm"
      box={box}
      pointing={pointing}
      points={points}
      hit={(x, y) => nearestPoint(points, x, y) ?? columnAt(points, x, layout.pitch)}
      {...(onScroll === undefined ? {} : { onScroll, scrollStep: layout.pitch })}
    >
      <Canvas width={box.width} height={box.height} draw={draw} summary={summary} />
      <div className={styles["labels"]} aria-hidden="true">
        {layout.ticks.map(({ value, y }) => (
          <span key={value} className={styles["tick"]} style={{ top: y, width: layout.left - 10 }}>
            {tickWords(value, layout)}
          </span>
        ))}
        {labelled(layout).map((column) => (
          <span
            key={column.batch.number}
            className={styles["winner"]}
            style={{ left: column.x + 9, top: layout.yOf(column.batch.gradientNorm ?? 0) - 11 }}
          >
            {twoPlaces(column.batch.gradientNorm)}
            {column.batch.number === lastWinner && <em>batch {count(lastWinner)}</em>}
          </span>
        ))}
      </div>
    </Region>
  );
});

function tickWords(value: number, layout: PlotLayout): string {
  const places = [0, 1, 2].find((most) => layout.ticks.every((tick) => isWhole(tick.value * 10 ** most)));
  return value.toFixed(places ?? 3);
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

const LABEL_ROOM = 40;

/** The ringed batches whose norm can be written beside them without touching the next ring or the edge. */
function labelled(layout: PlotLayout): readonly Column[] {
  const ringed = [...layout.winners, ...(layout.leader === null ? [] : [layout.leader])];
  return ringed.filter((column, place) => {
    const next = ringed[place + 1]?.x ?? layout.right + 24;
    return next - column.x > LABEL_ROOM;
  });
}
