import type { LinePart } from "../lineState.ts";
import type { Box, LoopLayout, Place } from "./loopLayout.ts";

const RADIUS = 12;
/** The rings' radius: the line stops at their edge. */
const RING = 11;

type Ways = Readonly<Record<LinePart, readonly Place[]>>;

/** The corners of each part of the line, in the direction in which things flow. `frame` is the column of ④. */
export function lineCorners(layout: LoopLayout, frame: Box): Ways {
  return layout.isStacked ? stackedCorners(layout) : closedCorners(layout, frame);
}

const nowhere: Place = { x: 0, y: 0 };

/** The straight way between two rings, from edge to edge. */
function between(from: Place, to: Place): readonly Place[] {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const x = ((to.x - from.x) / length) * RING;
  const y = ((to.y - from.y) / length) * RING;
  return [
    { x: from.x + x, y: from.y + y },
    { x: to.x - x, y: to.y - y },
  ];
}

function closedCorners({ line, rings }: LoopLayout, frame: Box): Ways {
  const { top, bottom, left, right } = line;
  const [one = nowhere, two = nowhere, three = nowhere, four = nowhere] = rings;
  const [, , , , five = nowhere, six = nowhere, seven = nowhere] = rings;
  return {
    seeds: between(one, two),
    requests: between(two, three),
    verdicts: between(three, four),
    clusters: [
      { x: four.x + RING, y: top },
      { x: right, y: top },
      { x: right, y: frame.y },
    ],
    next: [
      { x: right, y: frame.y + frame.height },
      { x: right, y: bottom },
      { x: five.x + RING, y: bottom },
    ],
    batches: between(five, six),
    norm: between(six, seven),
    replacement: [
      { x: seven.x - RING, y: bottom },
      { x: left, y: bottom },
      { x: left, y: top },
      { x: one.x - RING, y: top },
    ],
  };
}

/** Down the left from ring to ring, and back to the top along the edge. */
function stackedCorners({ line, rings }: LoopLayout): Ways {
  const [one = nowhere, two = nowhere, three = nowhere, four = nowhere] = rings;
  const [, , , , five = nowhere, six = nowhere, seven = nowhere] = rings;
  const middle = { x: four.x, y: (four.y + five.y) / 2 };
  return {
    seeds: between(one, two),
    requests: between(two, three),
    verdicts: between(three, four),
    clusters: [{ x: four.x, y: four.y + RING }, middle],
    next: [middle, { x: five.x, y: five.y - RING }],
    batches: between(five, six),
    norm: between(six, seven),
    replacement: [
      { x: seven.x - RING, y: seven.y },
      { x: line.left, y: seven.y },
      { x: line.left, y: one.y },
      { x: one.x - RING, y: one.y },
    ],
  };
}

/** Corners as an SVG path with rounded bends. */
export function roundedPath(corners: readonly Place[]): string {
  const parts: string[] = [];
  for (const [place, corner] of corners.entries()) {
    const before = corners[place - 1];
    const after = corners[place + 1];
    if (before === undefined) parts.push(`M${corner.x} ${corner.y}`);
    else if (after === undefined) parts.push(`L${corner.x} ${corner.y}`);
    else {
      const into = towards(corner, before);
      const out = towards(corner, after);
      parts.push(`L${into.x} ${into.y}Q${corner.x} ${corner.y} ${out.x} ${out.y}`);
    }
  }
  return parts.join("");
}

function towards(from: Place, to: Place): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A place of a moving bead: where, turned by how much (degrees), after what share of its way. */
export type BeadFrame = Readonly<{ x: number; y: number; turn: number; offset: number }>;

/** The way of a bead along a part of the line, as keyframes. */
export function beadFrames(corners: readonly Place[]): readonly BeadFrame[] {
  const legs = corners.slice(1).map((corner, place) => {
    const from = corners[place] ?? corner;
    return {
      from,
      to: corner,
      length: Math.hypot(corner.x - from.x, corner.y - from.y),
      turn: (Math.atan2(corner.y - from.y, corner.x - from.x) * 180) / Math.PI,
    };
  });
  const total = legs.reduce((sum, leg) => sum + leg.length, 0);
  if (total === 0) return [];
  let gone = 0;
  return legs.flatMap(({ from, to, length, turn }) => {
    const start = { ...from, turn, offset: gone / total };
    gone += length;
    return [start, { ...to, turn, offset: Math.min(1, gone / total) }];
  });
}
