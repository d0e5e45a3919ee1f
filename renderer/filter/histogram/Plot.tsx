import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState, type MouseEvent } from "react";
import { binOf, type FilterView } from "../../../electron/nouns/filterView.ts";
import { useSize } from "../../grow/loop/useSize.ts";
import { count } from "../../words/numbers.ts";
import { histogramWords } from "../../words/filter.ts";
import type { Estimate } from "../estimate.ts";
import type { Handle } from "../useHandle.ts";
import { Axes } from "./Axes.tsx";
import { barPaths, binRange, partsOf } from "./bars.ts";
import { isNarrowPlot, Legend } from "./Legend.tsx";
import { plotScale, scoreAt, topOf, type PlotScale } from "./scale.ts";
import { ThetaHandle } from "./ThetaHandle.tsx";
import styles from "./Histogram.module.css";

type PlotProps = Readonly<{ view: FilterView; handle: Handle; estimate: Estimate; summary: string }>;

/** Bars, axes, recorded θ and the handle. The whole follows its box. */
export function Plot({ view, handle, estimate, summary }: PlotProps) {
  const [size, watch] = useSize();
  const { histogram, theta: recorded } = view;
  const scale = useMemo(() => {
    const totals = histogram.kept.map((kept, bin) => kept + (histogram.tooClose[bin] ?? 0));
    return size === null ? null : plotScale(size.width, size.height, topOf(totals));
  }, [histogram, size]);
  const pointed = usePointedBin(view, scale);
  return (
    <>
      <div className={styles["over"]} data-narrow={scale !== null && isNarrowPlot(scale)}>
        {scale !== null && (
          <Legend
            scale={scale}
            theta={handle.theta}
            recorded={recorded}
            estimate={estimate}
            pointed={pointed.words}
          />
        )}
      </div>
      <div ref={watch} className={styles["plot"]}>
        {scale !== null && size !== null && (
          <>
            {/* The table holds the same with links; the pointer has its own way to the rows. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
            <svg
              width={size.width}
              height={size.height}
              role="img"
              aria-label={summary}
              onPointerMove={pointed.point}
              onPointerLeave={pointed.leave}
              onClick={pointed.open}
            >
              <Axes scale={scale} width={size.width} />
              <Bars view={view} theta={handle.theta} scale={scale} />
              {handle.theta !== recorded && <Recorded theta={recorded} handle={handle.theta} scale={scale} />}
            </svg>
            <ThetaHandle scale={scale} handle={handle} estimate={estimate} recorded={recorded} />
          </>
        )}
      </div>
    </>
  );
}

type BarsProps = Readonly<{ view: FilterView; theta: number; scale: PlotScale }>;

function Bars({ view, theta, scale }: BarsProps) {
  const paths = useMemo(() => barPaths(partsOf(view, theta), scale), [view, theta, scale]);
  return (
    <>
      <path d={paths.stays} className={styles["stays"]} />
      <path d={paths.moves} className={styles["moves"]} />
      <path d={paths.tooClose} className={styles["tooClose"]} />
      <CutBars view={view} scale={scale} />
    </>
  );
}

/** Bars that are higher than the plot are broken and carry their number. */
function CutBars({ view, scale }: Readonly<{ view: FilterView; scale: PlotScale }>) {
  const { kept, tooClose } = view.histogram;
  const cut = [...kept.keys()]
    .map((bin) => ({ bin, texts: (kept[bin] ?? 0) + (tooClose[bin] ?? 0) }))
    .filter(({ texts }) => texts > scale.most);
  return cut.map(({ bin, texts }) => {
    const [left, right] = [scale.x(bin / 100), scale.x((bin + 1) / 100)];
    const y = scale.top + 10;
    return (
      <g key={bin}>
        <path d={`M${left - 2} ${y + 3}L${right + 2} ${y - 3}`} className={styles["break"]} />
        <text x={bin > 50 ? right : left} y={scale.top - 5} textAnchor={bin > 50 ? "end" : "start"}>
          {count(texts)}
        </text>
      </g>
    );
  });
}

type RecordedProps = Readonly<{ theta: number; handle: number; scale: PlotScale }>;

/** The θ that the run judged by; its words stand on the side away from the handle. */
function Recorded({ theta, handle, scale }: RecordedProps) {
  const x = Math.round(scale.x(theta)) + 0.5;
  const isAtRight = (handle < theta && theta < 0.9) || theta < 0.1;
  return (
    <g className={styles["recorded"]}>
      <line x1={x} x2={x} y1={0} y2={scale.bottom} />
      <text x={isAtRight ? x + 6 : x - 6} y={11} textAnchor={isAtRight ? "start" : "end"}>
        {histogramWords.recorded(theta)}
      </text>
    </g>
  );
}

type PointedBin = Readonly<{
  /** What is under the pointer, in words. */
  words: string | null;
  point: (event: MouseEvent) => void;
  leave: () => void;
  /** Leads to the texts of the bin. */
  open: () => void;
}>;

function usePointedBin({ histogram }: FilterView, scale: PlotScale | null): PointedBin {
  const [bin, setBin] = useState<number | null>(null);
  const navigate = useNavigate();
  const kept = bin === null ? 0 : (histogram.kept[bin] ?? 0);
  const tooClose = bin === null ? 0 : (histogram.tooClose[bin] ?? 0);
  const isEmpty = kept + tooClose === 0;
  const parts = [
    ...(kept > 0 ? [`${count(kept)} kept`] : []),
    ...(tooClose > 0 ? [`${count(tooClose)} too close`] : []),
  ];
  return {
    words:
      bin === null || isEmpty
        ? null
        : `${histogramWords.bin(bin)}: ${parts.join(", ")}, ${histogramWords.open}`,
    point: (event) => {
      if (scale === null) return;
      const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
      setBin(x < scale.left || x > scale.right ? null : binOf(scoreAt(scale, x - 0.5)));
    },
    leave: () => setBin(null),
    open: () => {
      if (bin === null || isEmpty) return;
      void navigate({ to: "/instructions", search: { show: "all", search: "", nearest: binRange(bin) } });
    },
  };
}
