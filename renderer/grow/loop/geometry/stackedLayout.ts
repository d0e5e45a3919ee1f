import { HEADER, loopLayout, ROW, type Box, type LoopLayout } from "./loopLayout.ts";

/** A view narrower than this, in a window of 1100, stacks its stations. */
const STACKED_UNDER = 1040;

const RING_X = 32;
const LEFT = 8;
const CONTENT = 52;
const MARGIN = 16;
/** From a ring to the region below its head and sentence, and from a region to the next ring. */
const HEAD = 40;
const GAP = 46;
const ROWS = 12;
const REQUESTS = 168;

/** The layout for a window of this size: round, or stacked where that is too narrow. */
export function layoutFor(width: number, height: number, clusters: number): LoopLayout {
  return width < STACKED_UNDER ? stackedLayout(width, clusters) : loopLayout(width, height);
}

/** The seven stations one below the other, in order; ②③ share their rows and ⑤⑥ their x as ever. */
function stackedLayout(width: number, clusters: number): LoopLayout {
  const inner = width - CONTENT - MARGIN;
  const rowsHeight = HEADER + ROWS * ROW + 2;
  let y = 28;
  const ring = (): number => y;
  const region = (height: number, x = CONTENT - 6, regionWidth = inner + 6): Box => {
    const box = { x, y: y + HEAD, width: regionWidth, height };
    y += HEAD + height + GAP;
    return box;
  };
  const one = ring();
  const bed = region(230);
  const two = ring();
  const three = two + GAP;
  y = three;
  const rows = region(rowsHeight + 18);
  const four = ring();
  const queues = region(HEADER + 8 + Math.min(16, Math.max(4, clusters)) * 17.4);
  const five = ring();
  const six = five + GAP;
  y = six;
  const plots = region(170 + 106 + 30);
  const seven = ring();
  const replacement = region(260);
  const plot = { x: CONTENT - 6, width: inner + 6 };
  return {
    isStacked: true,
    width,
    height: y,
    line: { top: one, bottom: seven, left: LEFT, right: RING_X },
    rings: [one, two, three, four, five, six, seven].map((at) => ({ x: RING_X, y: at })),
    headWidths: Array.from({ length: 7 }, () => width - RING_X - MARGIN),
    bed,
    requests: { ...rows, width: REQUESTS, height: rowsHeight },
    verdicts: { ...rows, x: rows.x + REQUESTS, width: rows.width - REQUESTS, height: rowsHeight },
    clusters: queues,
    norm: { ...plot, y: plots.y, height: 170 },
    strip: { ...plot, y: plots.y + 170, height: 106 },
    replacement,
  };
}
