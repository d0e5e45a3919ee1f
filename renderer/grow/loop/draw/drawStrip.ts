import type { Palette } from "../canvas/palette.ts";
import type { Column, PlotLayout } from "../geometry/plotLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { CALM, cell, DIM } from "./marks.ts";

type Context = CanvasRenderingContext2D;

/** Over this many places a column shows shares of colours instead of cells (ui.md part 4). */
const MOST_CELLS = 32;
/** Strength of a batch that is not trained yet, against one that is. */
const UNTRAINED = 0.5;
const FOOT = 4;

/** Draws ⑤: one column a batch, calm where each place came from its own cluster, broken where it did not; the last window’s batch is framed. */
export function drawStrip(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  height: number,
  lastWinner: number | null,
  path: LitPath | null,
): void {
  for (const column of layout.columns) {
    const lit = isLit(path, "batch", column.batch.number) ? 1 : DIM;
    const strength = lit * (column.batch.step === null ? UNTRAINED : 1);
    if (column.batch.cells.length > MOST_CELLS)
      drawShares(context, colours, layout, column, height, strength);
    else drawCells(context, colours, layout, column, height, strength);
  }
  context.globalAlpha = 1;
  context.strokeStyle = colours.cand;
  context.lineWidth = 1.4;
  context.globalAlpha = lastWinner === null || isLit(path, "batch", lastWinner) ? 1 : DIM;
  const last = layout.columns.find(({ batch }) => batch.number === lastWinner);
  if (last !== undefined) frame(context, layout, last, height);
  if (layout.leader === null) return;
  context.globalAlpha = isLit(path, "batch", layout.leader.batch.number) ? 1 : DIM;
  context.setLineDash([2, 3]);
  frame(context, layout, layout.leader, height);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function frame(context: Context, layout: PlotLayout, { x }: Column, height: number): void {
  const width = Math.min(layout.pitch + 1, layout.pitch * 0.8 + 4);
  context.beginPath();
  context.roundRect(x - width / 2, -4, width, height + 3, 2);
  context.stroke();
}

function drawCells(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  { batch, x }: Column,
  height: number,
  strength: number,
): void {
  const pitch = (height - FOOT) / Math.max(1, batch.cells.length);
  const width = Math.max(1, Math.min(10, layout.pitch - 3));
  const high = Math.max(1, pitch - Math.min(1.6, pitch * 0.3));
  for (const [place, cluster] of batch.cells.entries()) {
    const isBorrowed = batch.wanted[place] !== cluster;
    context.globalAlpha = strength * (isBorrowed ? 1 : CALM);
    context.fillStyle = colours.cluster(cluster);
    const edge = isBorrowed && high > 2.5 ? colours.ink : null;
    cell(context, x - width / 2, 1 + place * pitch, width, high, edge);
  }
}

function drawShares(
  context: Context,
  colours: Palette,
  layout: PlotLayout,
  { batch, x }: Column,
  height: number,
  strength: number,
): void {
  const width = Math.max(1, Math.min(10, layout.pitch - 3));
  const colourOf = Map.groupBy(batch.cells, (cluster) => cluster & 15);
  let y = 1;
  for (const [colour, cells] of [...colourOf].toSorted(([one], [other]) => one - other)) {
    const high = ((height - FOOT) * cells.length) / batch.cells.length;
    context.globalAlpha = strength * CALM;
    context.fillStyle = colours.cluster(colour);
    context.fillRect(x - width / 2, y, width, Math.max(0.5, high - 0.6));
    y += high;
  }
}
