import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRef, type PointerEvent } from "react";
import { useScreenKeys } from "../../commands/screenKeys.ts";
import { count } from "../../words/numbers.ts";
import { histogramWords, thetaWords } from "../../words/filter.ts";
import type { Estimate } from "../estimate.ts";
import type { Handle } from "../useHandle.ts";
import { thetaByKey } from "./handleKeys.ts";
import { scoreAt, type PlotScale } from "./scale.ts";
import styles from "./Histogram.module.css";

/** The keys of the handle, for the key sheet. */
const handleKeys = [
  { keys: "← →", does: "With the focus on θ: move it by 0.01" },
  { keys: "Shift ← →", does: "The same by 0.05" },
] as const;

type ThetaHandleProps = Readonly<{ scale: PlotScale; handle: Handle; estimate: Estimate; recorded: number }>;

/** θ as a line over all bars with its value on a tab: dragged with a pointer, moved with the arrows. */
export function ThetaHandle({ scale, handle, estimate, recorded }: ThetaHandleProps) {
  const { theta } = handle;
  useScreenKeys(handleKeys);
  /** Where on the page its line would stand at the left edge of the plot, by the place it was taken at; null: not held. */
  const origin = useRef<number | null>(null);
  function move(event: PointerEvent): void {
    if (origin.current !== null) handle.drag(scoreAt(scale, event.clientX - origin.current));
  }
  function letGo(): void {
    origin.current = null;
    handle.release();
  }
  return (
    <div
      className={styles["handle"]}
      style={{ transform: `translateX(${Math.round(scale.x(theta))}px) translateX(-50%)` }}
      role="slider"
      aria-label={histogramWords.slider}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={theta}
      aria-valuetext={valueText(theta, recorded, estimate)}
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        origin.current = event.clientX - scale.x(theta);
      }}
      onPointerMove={move}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = thetaByKey(event.key, event.shiftKey, theta);
        if (next === null) return;
        event.preventDefault();
        handle.move(next);
      }}
    >
      <ChevronLeft size={14} strokeWidth={1.8} aria-hidden="true" />
      <b>θ {thetaWords(theta)}</b>
      <ChevronRight size={14} strokeWidth={1.8} aria-hidden="true" />
      <i style={{ height: scale.bottom + 2 }} />
    </div>
  );
}

function valueText(theta: number, recorded: number, { kept, moving, isExact }: Estimate): string {
  if (theta === recorded) return `${thetaWords(theta)}, as recorded: ${count(kept)} kept`;
  const moved = theta < recorded ? histogramWords.goes : histogramWords.comes;
  return `${thetaWords(theta)}: ${isExact ? "" : "about "}${count(kept)} kept, ${count(moving)} ${moved}`;
}
