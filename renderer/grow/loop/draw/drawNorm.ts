import type { Palette } from "../canvas/palette.ts";
import type { Column, PlotLayout } from "../geometry/plotLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { cross, DIM, dot, line, triangle } from "./marks.ts";

type Context = CanvasRenderingContext2D;
const BAND_TOP = 6;

/** Draws ⑥: windows as bands, the norm of each batch, its gaps, the winners with a line down to their column. */
export function drawNorm(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  height: number,
  path: LitPath | null,
): void {
  drawBands(context, colours, layout, height);
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  for (const tick of layout.ticks) {
    const y = Math.round(tick.y) + 0.5;
    line(context, layout.left, y, layout.right, y);
  }
  drawCurve(context, colours, layout, path);
  for (const column of layout.winners) {
    context.globalAlpha = isLit(path, "batch", column.batch.number) ? 1 : DIM;
    drawWinner(context, colours, layout, column, height, false);
  }
  if (layout.leader !== null) {
    context.globalAlpha = isLit(path, "batch", layout.leader.batch.number) ? 1 : DIM;
    drawWinner(context, colours, layout, layout.leader, height, true);
  }
  context.globalAlpha = 1;
}

function drawBands(context: Context, colours: Palette, layout: PlotLayout, height: number): void {
  for (const band of layout.bands) {
    if (band.isShaded) {
      context.fillStyle = colours.band;
      context.fillRect(band.left, BAND_TOP, band.right - band.left, height - BAND_TOP);
    }
    if (!band.isSkipped) continue;
    context.save();
    context.beginPath();
    context.rect(band.left, BAND_TOP, band.right - band.left, height - BAND_TOP);
    context.clip();
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    for (let x = band.left - height; x < band.right; x += 7) line(context, x, height, x + height, 0);
    context.restore();
  }
}

function drawCurve(context: Context, colours: Palette, layout: PlotLayout, path: LitPath | null): void {
  context.strokeStyle = colours.ink2;
  context.lineWidth = 1.2;
  context.lineJoin = "round";
  context.globalAlpha = path === null ? 1 : DIM;
  context.beginPath();
  let isDown = false;
  for (const { batch, x } of layout.columns) {
    const norm = batch.gradientNorm;
    if (norm === null || layout.beyond(norm) !== null) {
      isDown = false;
      continue;
    }
    if (isDown) context.lineTo(x, layout.yOf(norm));
    else context.moveTo(x, layout.yOf(norm));
    isDown = true;
  }
  context.stroke();
  const newest = layout.columns.findLast(({ batch }) => batch.step !== null);
  for (const column of layout.columns) {
    context.globalAlpha = isLit(path, "batch", column.batch.number) ? 1 : DIM;
    drawNormOf(context, colours, layout, column, column === newest);
  }
}

/** A dot at the norm; ▲ or ▼ at the edge for one beyond the scale, × for one that is not finite. */
function drawNormOf(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  { batch, x }: Column,
  isNewest: boolean,
): void {
  if (batch.gradientNorm === null) {
    if (batch.step === null) return;
    context.strokeStyle = colours.warn;
    context.lineWidth = 1.4;
    cross(context, x, BAND_TOP + 10, 3);
    return;
  }
  const y = layout.yOf(batch.gradientNorm);
  const edge = layout.beyond(batch.gradientNorm);
  context.fillStyle = isNewest ? colours.acc : colours.ink2;
  if (edge === null) dot(context, x, y, isNewest ? 3.2 : 1.9, true);
  else triangle(context, x, y, Math.min(4, layout.pitch / 2 - 0.5), edge === "above");
}

function drawWinner(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  column: Column,
  height: number,
  isOpen: boolean,
): void {
  const y = layout.yOf(column.batch.gradientNorm ?? 0);
  context.strokeStyle = colours.cand;
  context.fillStyle = colours.bg0;
  context.lineWidth = 1.3;
  if (isOpen) context.setLineDash([2, 3]);
  line(context, column.x, y + 6, column.x, height);
  context.lineWidth = 1.7;
  context.beginPath();
  context.arc(column.x, y, 5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = colours.cand;
  dot(context, column.x, y, 1.9, true);
}
