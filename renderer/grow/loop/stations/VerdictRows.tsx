import { memo, useCallback, useMemo } from "react";
import type { LoopRequest } from "../../../../electron/nouns/loop.ts";
import { useNow } from "../../../live/stale.ts";
import { rowsSummary } from "../../../words/loop.ts";
import { count, seconds, twoPlaces } from "../../../words/numbers.ts";
import { Canvas, type Draw } from "../canvas/Canvas.tsx";
import { drawRows } from "../draw/drawRows.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { nearestPoint } from "../geometry/points.ts";
import { flightShare, scoreAxis, textPoints, type ScoreAxis } from "../geometry/rowsLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import { RowNote } from "./RowNote.tsx";
import styles from "./Rows.module.css";

type VerdictRowsProps = Readonly<{
  requests: readonly LoopRequest[];
  isAsking: boolean;
  theta: number;
  medianMs: number;
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
  onScroll?: (by: number) => void;
}>;

/** Lines of requests in flight grow this often; their words change each second. */
const GROW_MS = 250;
const WORDS_MS = 1_000;
/** Words stay this near to the end of a quick line, in pixels. */
const MOST_AHEAD = 48;

/** ③ The same rows, their right part: each text at its nearest ROUGE-L, θ through all, what was kept. */
export const VerdictRows = memo(function VerdictRows(props: VerdictRowsProps) {
  const { requests, isAsking, theta, medianMs, box, path, pointing, onScroll } = props;
  const axis = useMemo(() => scoreAxis(box.width), [box.width]);
  const points = useMemo(() => textPoints(requests, axis), [requests, axis]);
  const isGrowing = isAsking && requests.some(({ state }) => state === "asked");
  const now = useNow(WORDS_MS, isGrowing);
  const draw = useCallback<Draw>(
    (context, colours) =>
      drawRows(context, colours, { requests, axis, theta, medianMs, isAsking, path }, Date.now()),
    [requests, axis, theta, medianMs, isAsking, path],
  );
  const summary = useMemo(() => rowsSummary(requests, theta), [requests, theta]);
  return (
    <Region
      name="Verdicts"
      box={box}
      pointing={pointing}
      points={points}
      hit={(x, y) => nearestPoint(points, x, y)}
      {...(onScroll === undefined ? {} : { onScroll })}
    >
      <Canvas
        width={box.width}
        height={box.height}
        draw={draw}
        everyMs={isGrowing ? GROW_MS : null}
        summary={summary}
      />
      <Axis axis={axis} theta={theta} />
      <ol className={styles["verdicts"]} aria-label="What became of them">
        {requests.map((request) => {
          const isOpen = isAsking && request.state === "asked" && request.askedAt !== null;
          const elapsedMs = isOpen ? Math.max(0, now - (request.askedAt ?? now)) : null;
          return (
            <VerdictRow
              key={request.prompt}
              request={request}
              isAsking={isAsking}
              elapsedMs={elapsedMs}
              noteX={flightX(elapsedMs, medianMs, axis)}
              nextX={Math.min(
                flightX(elapsedMs, medianMs, axis) + MOST_AHEAD,
                flightX(elapsedMs === null ? null : elapsedMs + WORDS_MS, medianMs, axis),
              )}
              axis={axis}
              thetaX={axis.left + theta * axis.width}
              isDim={!isLit(path, "request", request.prompt)}
            />
          );
        })}
      </ol>
    </Region>
  );
});

function flightX(elapsedMs: number | null, medianMs: number, axis: ScoreAxis): number {
  return axis.left + (elapsedMs === null ? 0 : flightShare(elapsedMs, medianMs) * axis.width);
}

/** The numbers of the axis, θ on its tab, and the names of the columns at the right. */
function Axis({ axis, theta }: Readonly<{ axis: ScoreAxis; theta: number }>) {
  const ticks = [0, 0.25, 0.5, 0.75, 1].filter(
    (tick) =>
      Math.abs(tick - theta) * axis.width > 34 && (tick === 1 || tick === 0 || (1 - tick) * axis.width > 30),
  );
  return (
    <div className={styles["axis"]} aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ left: axis.left + tick * axis.width }}>
          {tick === 0 || tick === 1 ? tick : twoPlaces(tick)}
        </span>
      ))}
      <b style={{ left: axis.left + theta * axis.width }}>θ {twoPlaces(theta)}</b>
      <i>kept</i>
      <i>seconds</i>
    </div>
  );
}

type VerdictRowProps = Readonly<{
  request: LoopRequest;
  isAsking: boolean;
  elapsedMs: number | null;
  noteX: number;
  nextX: number;
  axis: ScoreAxis;
  thetaX: number;
  isDim: boolean;
}>;

const VerdictRow = memo(function VerdictRow(props: VerdictRowProps) {
  const { request, elapsedMs, isDim } = props;
  const { kept, found, latencyMs } = request;
  const ms = elapsedMs ?? latencyMs;
  return (
    <li className={styles["verdict"]} data-dim={isDim}>
      <RowNote {...props} />
      <span className={styles["kept"]}>
        {kept !== null && found !== null && (
          <>
            <b>{count(kept)}</b> / {count(found)}
          </>
        )}
      </span>
      <span className={styles["seconds"]}>{ms === null ? "" : seconds(ms)}</span>
    </li>
  );
});
