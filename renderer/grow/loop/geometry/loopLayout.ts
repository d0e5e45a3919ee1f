/** A rectangle in pixels of the Loop. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
/** A place in pixels of the Loop. */
export type Place = Readonly<{ x: number; y: number }>;

/** Where everything of the Loop lies (ui.md part 4). */
export type LoopLayout = Readonly<{
  /** The stations stand one below the other and the line runs down the left. */
  isStacked: boolean;
  width: number;
  height: number;
  line: Readonly<{ top: number; bottom: number; left: number; right: number }>;
  /** Centres of the seven rings, ① first. */
  rings: readonly Place[];
  /** Width of each station's head with the words on the line behind it, ① first. */
  headWidths: readonly number[];
  bed: Box;
  requests: Box;
  verdicts: Box;
  clusters: Box;
  norm: Box;
  strip: Box;
  replacement: Box;
}>;

/** Rows of ② and ③. */
export const ROW = 19;
/** Between the top of a region of ②–④ and its first row: the names of its columns. */
export const HEADER = 22;
/** Room for the axis of ⑤ and ⑥ at the left of their region. */
export const AXIS = 40;

const LEAST_HEIGHT = 600;
const LINE_TOP = 28;
const REGION_TOP = 66;
/** The backend tells of this many requests. */
const MOST_ROWS = 24;
const MOST_BOTTOM = REGION_TOP + HEADER + MOST_ROWS * ROW + 62;
/** The drawing was made for 1256 × 744 pixels, with 1182 between ring ① and the line at the right. */
const DRAWN = { height: 744, bottom: 408, inner: 1182 } as const;

/** The layout with the line closed round a window of this size; never lower than 600, then the view scrolls. */
export function loopLayout(width: number, outerHeight: number): LoopLayout {
  const height = Math.max(LEAST_HEIGHT, outerHeight);
  const isNarrow = width < 1240;
  const left = isNarrow ? 12 : 22;
  const right = width - (isNarrow ? 16 : 30);
  const bottom = Math.round(
    Math.min(MOST_BOTTOM, Math.max(320, DRAWN.bottom + (height - DRAWN.height) * 0.6)),
  );
  const seeds = left + 22;
  const extra = right - seeds - DRAWN.inner;
  const requests = Math.round(seeds + 288 + extra * 0.2);
  const verdicts = requests + 188;
  const clusters = Math.round(verdicts + 386 + extra * 0.45);
  const norm = Math.round(seeds + 356 + (extra > 0 ? extra * 0.12 : extra * 0.2));
  const batches = right - 236;
  const regionHeight = bottom - REGION_TOP - 38;
  const plotWidth = width - (isNarrow ? 10 : 24) - norm + AXIS;
  const stripHeight = Math.round(Math.min(224, Math.max(92, (height - bottom) * 0.315)));
  const stripTop = height - 38 - stripHeight;
  return {
    isStacked: false,
    width,
    height,
    line: { top: LINE_TOP, bottom, left, right },
    rings: [
      { x: seeds, y: LINE_TOP },
      { x: requests, y: LINE_TOP },
      { x: verdicts, y: LINE_TOP },
      { x: clusters, y: LINE_TOP },
      { x: batches, y: bottom },
      { x: norm, y: bottom },
      { x: seeds, y: bottom },
    ],
    headWidths: [
      requests - seeds - 30,
      verdicts - requests - 12,
      clusters - verdicts - 66,
      right - clusters - 66,
      right - batches - 3,
      batches - norm - 40,
      norm - seeds - 16,
    ],
    bed: { x: seeds - 4, y: REGION_TOP, width: requests - seeds - 18, height: regionHeight },
    requests: { x: requests - 2, y: REGION_TOP, width: verdicts - requests - 8, height: regionHeight },
    verdicts: { x: verdicts - 6, y: REGION_TOP, width: clusters - verdicts - 20, height: regionHeight },
    clusters: { x: clusters - 8, y: REGION_TOP, width: right - clusters + 22, height: regionHeight },
    norm: { x: norm - AXIS, y: bottom + 26, width: plotWidth, height: stripTop - bottom - 26 },
    strip: { x: norm - AXIS, y: stripTop, width: plotWidth, height: stripHeight },
    replacement: { x: seeds - 4, y: bottom + 26, width: norm - seeds - 52, height: height - bottom - 42 },
  };
}
