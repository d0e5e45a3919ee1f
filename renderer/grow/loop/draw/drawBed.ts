import type { Palette } from "../canvas/palette.ts";
import type { BedLayout, Stem } from "../geometry/bedLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { DIM, dot, line } from "./marks.ts";

type Context = CanvasRenderingContext2D;

/** Draws the bed: stems on their ground lines, the mean score dotted, heads as the shape of a seed's origin. */
export function drawBed(
  context: Context,
  colours: Palette,
  layout: BedLayout,
  mean: number | null,
  path: LitPath | null,
): void {
  for (const ground of layout.grounds) {
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = colours.line2;
    line(context, 4, ground, layout.right, ground);
    if (mean === null) continue;
    context.setLineDash([1, 4]);
    const y = Math.round(layout.yOf(mean, ground)) + 0.5;
    line(context, 4, y, layout.right, y);
    context.setLineDash([]);
  }
  for (const stem of layout.stems) {
    const strength = isLit(path, "seed", stem.seed.id) ? 1 : DIM;
    drawStem(context, colours, layout, stem, strength);
  }
  context.globalAlpha = 1;
}

function drawStem(context: Context, colours: Palette, layout: BedLayout, stem: Stem, strength: number): void {
  const { seed, x, ground, headY } = stem;
  const radius = layout.headRadius;
  context.strokeStyle = colours.seed;
  context.fillStyle = colours.seed;
  if (seed.score !== null || seed.isInRequest) {
    context.globalAlpha = strength * (seed.isInRequest ? 1 : 0.42);
    context.lineWidth = seed.isInRequest ? 2 : 1.1;
    line(context, x, ground, x, headY + (seed.isGrown || seed.score === null ? radius : 0));
  }
  context.globalAlpha = strength;
  context.lineWidth = 1.3;
  dot(context, x, headY, radius, !seed.isGrown && seed.score !== null);
  if (seed.isPinned) {
    context.lineWidth = 1.4;
    line(context, x - radius - 1.2, headY - radius - 2, x + radius + 1.2, headY - radius - 2);
  }
  if (seed.isNextToLeave) {
    context.strokeStyle = colours.warn;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x - 3.5, ground + 8);
    context.lineTo(x, ground + 4.5);
    context.lineTo(x + 3.5, ground + 8);
    context.stroke();
  }
}
