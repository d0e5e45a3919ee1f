import { HEADER } from "./loopLayout.ts";
import type { Box } from "./loopLayout.ts";

/** The rows of ④ and its framed column, in pixels of the region. */
export type QueueLayout = Readonly<{
  pitch: number;
  /** Height of the rows; more than the region when they scroll. */
  contentHeight: number;
  isScrolling: boolean;
  /** Left edge of the cell of the next batch, its size, and the edge at which queues end. */
  cell: Readonly<{ x: number; width: number; height: number }>;
  queueRight: number;
  queueLeft: number;
  /** The frame round the column, in pixels of the region. */
  frame: Box;
}>;

const SQUARE_PITCH = 9;
const LEAST_PITCH = 13.5;
const MOST_PITCH = 22;
const NAMES = 172;

/** Lays out the rows of ④; over what fits at 14 pixels a row, they scroll. */
export function queueLayout(clusters: number, width: number, height: number): QueueLayout {
  const room = height - HEADER - 2;
  const pitch = Math.min(MOST_PITCH, Math.max(LEAST_PITCH, room / Math.max(1, clusters)));
  const contentHeight = pitch * clusters;
  const shown = Math.min(room, contentHeight);
  const cellX = width - 21;
  return {
    pitch,
    contentHeight,
    isScrolling: contentHeight > room + 1,
    cell: { x: cellX, width: 14, height: Math.min(11, pitch - 4) },
    queueRight: cellX - 12,
    queueLeft: Math.min(NAMES, width * 0.55),
    frame: { x: cellX - 5, y: HEADER - 6, width: 24, height: shown + 10 },
  };
}

/** How many squares of a queue are drawn; longer ones end with their number alone. */
export function squaresShown(waiting: number, layout: QueueLayout): number {
  return Math.min(waiting, Math.floor((layout.queueRight - layout.queueLeft) / SQUARE_PITCH));
}

/** The left edge of square `place` of a queue; 0 is its head, next to the column. */
export function squareX(place: number, layout: QueueLayout): number {
  return layout.queueRight - (place + 1) * SQUARE_PITCH + 2;
}
