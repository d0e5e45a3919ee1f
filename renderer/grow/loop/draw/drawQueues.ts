import type { LoopCluster } from "../../../../electron/nouns/loop.ts";
import type { Palette } from "../canvas/palette.ts";
import { squareX, squaresShown, type QueueLayout } from "../geometry/queueLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { CALM, cell, DIM } from "./marks.ts";

const SQUARE = 7;

/** Draws the queues of ④: heads at the column of the next batch, an empty one outlined in its donor's colour. */
export function drawQueues(
  context: CanvasRenderingContext2D,
  colours: Palette,
  clusters: readonly LoopCluster[],
  layout: QueueLayout,
  path: LitPath | null,
): void {
  for (const [row, { cluster, waiting, donor }] of clusters.entries()) {
    const y = (row + 0.5) * layout.pitch;
    const strength = isLit(path, "cluster", cluster) ? 1 : DIM;
    context.fillStyle = colours.cluster(cluster);
    context.globalAlpha = strength * CALM;
    const squares = squaresShown(Math.max(0, waiting - 1), layout);
    for (let place = 0; place < squares; place++) {
      cell(context, squareX(place, layout), y - SQUARE / 2, SQUARE, SQUARE, null);
    }
    context.globalAlpha = strength;
    const { x, width, height } = layout.cell;
    if (waiting > 0) cell(context, x, y - height / 2, width, height, null);
    else if (donor !== null) {
      context.fillStyle = colours.cluster(donor);
      cell(context, x, y - height / 2, width, height, colours.ink);
    } else {
      context.strokeStyle = colours.line2;
      context.lineWidth = 1;
      context.beginPath();
      context.roundRect(x + 0.5, y - height / 2 + 0.5, width - 1, height - 1, 2);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}
