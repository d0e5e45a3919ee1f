import { isSameItem, type Item } from "../items.ts";

/** A mark that can be pointed at: its centre in pixels of its region, its row for the arrow keys. */
export type Point = Readonly<{ x: number; y: number; row: number; item: Item }>;

export type Direction = "left" | "right" | "up" | "down";

/** A mark is picked from this far away (ui.md part 11). */
export const REACH = 12;

/** The point nearest to a place within `REACH`, or null. */
export function nearestPoint(points: readonly Point[], x: number, y: number): Point | null {
  let best: Point | null = null;
  let bestDistance = REACH * REACH;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance > bestDistance) continue;
    best = point;
    bestDistance = distance;
  }
  return best;
}

/** The point of an item, or null when it is not drawn. */
export function pointOf(points: readonly Point[], item: Item | null): Point | null {
  return points.find((point) => isSameItem(point.item, item)) ?? null;
}

/** Where an arrow key leads from an item: along its row, or to the nearest mark of the next row that has one. */
export function stepFrom(points: readonly Point[], item: Item | null, direction: Direction): Point | null {
  const here = pointOf(points, item);
  if (here === null) return points[0] ?? null;
  if (direction === "left" || direction === "right") {
    const sign = direction === "left" ? -1 : 1;
    const ahead = points.filter(
      (point) =>
        point.row === here.row &&
        (point.x === here.x
          ? sign * (points.indexOf(point) - points.indexOf(here)) > 0
          : sign * (point.x - here.x) > 0),
    );
    return least(ahead, (point) => Math.abs(point.x - here.x)) ?? here;
  }
  const sign = direction === "up" ? -1 : 1;
  const beyond = points.filter((point) => sign * (point.row - here.row) > 0);
  const next = least(beyond, (point) => Math.abs(point.row - here.row));
  if (next === null) return here;
  const row = beyond.filter((point) => point.row === next.row);
  return least(row, (point) => Math.abs(point.x - here.x)) ?? here;
}

function least(points: readonly Point[], measure: (point: Point) => number): Point | null {
  let best: Point | null = null;
  for (const point of points) if (best === null || measure(point) < measure(best)) best = point;
  return best;
}
