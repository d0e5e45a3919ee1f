import type { LoopRequest } from "../../../../electron/nouns/loop.ts";
import type { Palette } from "../canvas/palette.ts";
import { ROW } from "../geometry/loopLayout.ts";
import { dotsOf, flightShare, rowY, type ScoreAxis } from "../geometry/rowsLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { cross, DIM, dot, line } from "./marks.ts";

type Context = CanvasRenderingContext2D;

/** What the rows of ③ are drawn from; `now` in ms since 1970. */
export type RowsPicture = Readonly<{
  requests: readonly LoopRequest[];
  axis: ScoreAxis;
  theta: number;
  medianMs: number;
  /** Whether requests are under way; else nothing grows. */
  isAsking: boolean;
  path: LitPath | null;
}>;

/** Draws the rows of ③: in flight a line that grows, settled each text at its nearest ROUGE-L, θ through all. */
export function drawRows(context: Context, colours: Palette, picture: RowsPicture, now: number): void {
  const { requests, axis, theta } = picture;
  const thetaX = axis.left + theta * axis.width;
  const bottom = rowY(requests.length) - ROW / 2 + 4;
  context.fillStyle = colours.band;
  context.fillRect(thetaX, rowY(0) - ROW / 2, axis.right - thetaX, bottom - rowY(0) + ROW / 2);
  for (const [row, request] of requests.entries()) {
    context.globalAlpha = isLit(picture.path, "request", request.prompt) ? 1 : DIM;
    drawRow(context, colours, picture, request, rowY(row), now);
  }
  context.globalAlpha = 1;
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  line(context, thetaX, rowY(0) - ROW / 2 - 2, thetaX, bottom);
}

function drawRow(
  context: Context,
  colours: Palette,
  picture: RowsPicture,
  request: LoopRequest,
  y: number,
  now: number,
): void {
  const { axis } = picture;
  const isQuiet = request.state === "waiting" || request.state === "abandoned";
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.setLineDash(isQuiet ? [2, 4] : []);
  line(context, axis.left, y, axis.right, y);
  context.setLineDash([]);
  if (request.state === "asked" && request.askedAt !== null && picture.isAsking) {
    const x = axis.left + flightShare(now - request.askedAt, picture.medianMs) * axis.width;
    context.strokeStyle = colours.acc;
    context.fillStyle = colours.acc;
    context.lineWidth = 2;
    line(context, axis.left, y, x, y);
    dot(context, x, y, 2.6, true);
    return;
  }
  drawDots(context, colours, picture, request, y);
}

function drawDots(
  context: Context,
  colours: Palette,
  { axis, path }: RowsPicture,
  request: LoopRequest,
  y: number,
): void {
  for (const { x, look, text } of dotsOf(request, axis)) {
    context.globalAlpha = isLit(path, "text", text.candidate) ? 1 : DIM;
    if (look === "rule") {
      context.strokeStyle = colours.ink3;
      context.lineWidth = 1.2;
      cross(context, x, y, 2.2);
      continue;
    }
    // A ring of the background keeps neighbours apart.
    context.fillStyle = colours.bg0;
    dot(context, x, y, 4, true);
    if (look === "kept") {
      context.fillStyle = text.cluster === null ? colours.ink2 : colours.cluster(text.cluster);
      dot(context, x, y, 3, true);
    } else {
      context.strokeStyle = colours.disc;
      context.lineWidth = 1.2;
      dot(context, x, y, 3.2, false);
    }
  }
}
