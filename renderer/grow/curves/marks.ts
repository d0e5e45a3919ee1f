import type uPlot from "uplot";
import type { WindowLine } from "../../../electron/nouns/view.ts";
import { chartColours } from "./chartColours.ts";

/** Steps in a window and steps before the first one (ALGORITHMS 6). */
export const WINDOW_STEPS = 10;
export const SKIPPED_STEPS = 10;

function stepEdge(plot: uPlot, step: number): number {
  return plot.valToPos(step, "x", true);
}

/** Draws the windows of ten as bands, every second shaded, and hatches the first ten, which are not judged. */
export function drawWindows(plot: uPlot): void {
  const { ctx, bbox } = plot;
  const colours = chartColours();
  const last = plot.scales["x"]?.max ?? 0;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colours.band;
  for (let first = SKIPPED_STEPS; first < last; first += 2 * WINDOW_STEPS) {
    const left = stepEdge(plot, first + 0.5);
    ctx.fillRect(left, bbox.top, stepEdge(plot, first + WINDOW_STEPS + 0.5) - left, bbox.height);
  }
  hatch(plot, bbox.left, stepEdge(plot, SKIPPED_STEPS + 0.5));
  ctx.restore();
}

function hatch(plot: uPlot, left: number, right: number): void {
  const { ctx, bbox } = plot;
  ctx.strokeStyle = chartColours().line2;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.rect(left, bbox.top, right - left, bbox.height);
  ctx.clip();
  ctx.beginPath();
  for (let x = left - bbox.height; x < right; x += 7 * devicePixelRatio) {
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.stroke();
}

/** Rings the step that stood out in each closed window, with its norm written above while there is room. */
export function drawWinners(
  plot: uPlot,
  windows: readonly WindowLine[],
  normOf: (step: number) => number | null,
): void {
  const { ctx } = plot;
  const colours = chartColours();
  const isRoomy = windows.length <= 12;
  ctx.save();
  ctx.lineWidth = 1.6 * devicePixelRatio;
  ctx.font = `500 ${11 * devicePixelRatio}px "Inter Variable", sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  const winnerXs: number[] = [];
  for (const window of windows) {
    const norm = window.winnerStep === null ? null : normOf(window.winnerStep);
    if (window.winnerStep === null || norm === null) continue;
    const x = stepEdge(plot, window.winnerStep);
    const y = plot.valToPos(norm, "y", true);
    ctx.strokeStyle = colours.cand;
    ctx.fillStyle = colours.bg0;
    ctx.beginPath();
    ctx.arc(x, y, 4.5 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = colours.cand;
    ctx.beginPath();
    ctx.arc(x, y, 1.6 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    if (!isRoomy) continue;
    ctx.fillStyle = colours.ink;
    // Neighbours in two windows would write over each other: the second one writes to its left, above.
    const isCrowded = winnerXs.some((other) => Math.abs(other - x) < 40 * devicePixelRatio);
    winnerXs.push(x);
    ctx.fillText(
      norm.toFixed(2),
      x + (isCrowded ? -28 : 8) * devicePixelRatio,
      y - (isCrowded ? 12 : 4) * devicePixelRatio,
    );
  }
  ctx.restore();
}
