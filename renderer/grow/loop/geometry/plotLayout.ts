import type { LoopBatch, LoopView } from "../../../../electron/nouns/loop.ts";
import { AXIS } from "./loopLayout.ts";
import type { Point } from "./points.ts";
import { niceTicks } from "./ticks.ts";

/** A batch with its place over the shared x of ⑤ and ⑥; `step` is foretold for batches not trained. */
export type Column = Readonly<{ batch: LoopBatch; x: number; step: number }>;

/** A window of steps as a band; the first ones that are not judged are hatched. */
export type Band = Readonly<{
  first: number;
  last: number;
  left: number;
  right: number;
  isSkipped: boolean;
  isShaded: boolean;
  /** Steps until it closes, for the one that is open; null once closed, and before it is its turn. */
  closesIn: number | null;
}>;

export type PlotLayout = Readonly<{
  left: number;
  right: number;
  pitch: number;
  columns: readonly Column[];
  bands: readonly Band[];
  winners: readonly Column[];
  /** The highest norm of the open window so far. */
  leader: Column | null;
  ticks: readonly Readonly<{ value: number; y: number }>[];
  /** Held inside the region; a norm beyond the scale has its place at the edge. */
  yOf: (norm: number) => number;
  /** The edge of the scale that a norm lies beyond; null within it. */
  beyond: (norm: number) => "above" | "below" | null;
}>;

const PITCH = 13;
const KEPT_BATCHES = 160;

const TOP = 22;
const FOOT = 10;
/** How far norms may leave the scale, as a share of it, and still be drawn where they are. */
const MARGIN = 0.06;

/** How many batches fit over the x of a region this wide, and how far apart they are. */
export function columnsShown(width: number): Readonly<{ columns: number; pitch: number }> {
  const room = width - AXIS;
  const columns = Math.max(1, Math.floor(room / PITCH));
  if (columns <= KEPT_BATCHES) return { columns, pitch: PITCH };
  return { columns: KEPT_BATCHES, pitch: room / KEPT_BATCHES };
}

/**
 * Lays out ⑤ and ⑥; `newest` is the batch at the right edge, null for the newest there is. The last window of a
 * run that is done stays open for ever and is not called so.
 */
export function plotLayout(
  { batches, window }: Pick<LoopView, "batches" | "window">,
  width: number,
  normHeight: number,
  newest: number | null,
  isDone = false,
): PlotLayout {
  const { columns: room, pitch } = columnsShown(width);
  const steps = foretoldSteps(batches);
  const end = newest === null ? batches.length : lastUpTo(batches, newest);
  const start = Math.max(0, Math.min(end, batches.length) - room);
  const columns = batches.slice(start, start + room).map((batch, place): Column => ({
    batch,
    x: AXIS + (place + 0.5) * pitch,
    step: steps[start + place] ?? 0,
  }));
  const { floor, roof } = scaleOf(columns, window.skippedSteps);
  const shareOf = (norm: number): number => (norm - floor) / (roof - floor);
  const yOf = (norm: number): number => {
    const share = Math.max(-MARGIN, Math.min(1 + MARGIN, shareOf(norm)));
    return normHeight - FOOT - share * (normHeight - TOP - FOOT);
  };
  const beyond = (norm: number): "above" | "below" | null =>
    shareOf(norm) > 1 + MARGIN ? "above" : shareOf(norm) < -MARGIN ? "below" : null;
  const trained = isDone ? Number.POSITIVE_INFINITY : trainedSteps(batches);
  const bands = bandsOf(columns, window, trained, pitch);
  return {
    left: AXIS,
    right: AXIS + room * pitch,
    pitch,
    columns,
    bands,
    winners: columns.filter(({ batch }) => batch.isWinner && batch.gradientNorm !== null),
    leader: leaderOf(columns, bands),
    ticks: niceTicks(floor, roof, normHeight > 130 ? 4 : 3)
      .map((value) => ({ value, y: yOf(value) }))
      .filter(({ y }) => y < normHeight - FOOT - 4),
    yOf,
    beyond,
  };
}

/** The norms that the scale holds: the first ones, not judged and often high, leave it at the top once others are there. */
function scaleOf(columns: readonly Column[], skipped: number): Readonly<{ floor: number; roof: number }> {
  const normsOf = (from: readonly Column[]): readonly number[] =>
    from.flatMap(({ batch }) => (batch.gradientNorm === null ? [] : [batch.gradientNorm]));
  const judged = normsOf(columns.filter(({ step }) => step > skipped));
  const norms = judged.length > 1 ? judged : normsOf(columns);
  if (norms.length === 0) return { floor: 0, roof: 1 };
  const low = Math.min(...norms);
  const high = Math.max(...norms);
  const spread = Math.max(high - low, high * 0.1, 0.01);
  return { floor: Math.max(0, low - spread * 0.3), roof: high + spread * 0.08 };
}

function lastUpTo(batches: readonly LoopBatch[], newest: number): number {
  const beyond = batches.findIndex(({ number }) => number > newest);
  return beyond < 0 ? batches.length : beyond;
}

/** Steps taken so far, as far as the batches tell. */
export function trainedSteps(batches: readonly LoopBatch[]): number {
  return batches.reduce((most, { step }) => Math.max(most, step ?? 0), 0);
}

function foretoldSteps(batches: readonly LoopBatch[]): readonly number[] {
  let last = trainedSteps(batches);
  return batches.map(({ step }) => step ?? ++last);
}

function bandsOf(
  columns: readonly Column[],
  { steps, skippedSteps }: LoopView["window"],
  trained: number,
  pitch: number,
): readonly Band[] {
  const byWindow = Map.groupBy(columns, ({ step }) =>
    step <= skippedSteps ? 0 : 1 + Math.floor((step - skippedSteps - 1) / steps),
  );
  return [...byWindow].map(([number, within]): Band => {
    const first = number === 0 ? 1 : skippedSteps + (number - 1) * steps + 1;
    const last = number === 0 ? skippedSteps : first + steps - 1;
    return {
      first,
      last,
      left: (within[0]?.x ?? 0) - pitch / 2,
      right: (within.at(-1)?.x ?? 0) + pitch / 2,
      isSkipped: number === 0,
      isShaded: number % 2 === 1,
      closesIn: trained >= first - 1 && trained < last ? last - trained : null,
    };
  });
}

function leaderOf(columns: readonly Column[], bands: readonly Band[]): Column | null {
  const open = bands.find((band) => !band.isSkipped && band.closesIn !== null);
  if (open === undefined) return null;
  let best: Column | null = null;
  for (const column of columns) {
    const norm = column.batch.step === null ? null : column.batch.gradientNorm;
    if (column.step < open.first || column.step > open.last || norm === null) continue;
    if (best === null || norm > (best.batch.gradientNorm ?? 0)) best = column;
  }
  return best;
}

/** Where each batch is picked in ⑥: at its norm; one without a norm at the foot. */
export function normPoints(layout: PlotLayout, normHeight: number): readonly Point[] {
  return layout.columns.map(({ batch, x }) => ({
    x,
    y: batch.gradientNorm === null ? normHeight - FOOT : layout.yOf(batch.gradientNorm),
    row: 0,
    item: { kind: "batch", id: batch.number },
  }));
}

/** Where each batch is picked in ⑤: in the middle of its column. */
export function stripPoints(layout: PlotLayout, stripHeight: number): readonly Point[] {
  return layout.columns.map(({ batch, x }) => ({
    x,
    y: stripHeight / 2,
    row: 0,
    item: { kind: "batch", id: batch.number },
  }));
}

/** The batch whose column is at `x`, or null. */
export function columnAt(points: readonly Point[], x: number, pitch: number): Point | null {
  return points.find((point) => Math.abs(point.x - x) <= pitch / 2) ?? null;
}
