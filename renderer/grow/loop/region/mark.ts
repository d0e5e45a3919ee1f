import type { Direction, Point } from "../geometry/points.ts";
import type { Item, ItemKind } from "../items.ts";

/** An element of a region that stands for an item carries these; `row` is for the arrow keys. */
export function markOf(
  kind: ItemKind,
  id: number,
  row: number,
): Readonly<Record<`data-${string}`, string | number>> {
  return { "data-kind": kind, "data-id": id, "data-row": row };
}

const kinds: readonly ItemKind[] = ["seed", "request", "text", "cluster", "batch", "place", "change"];

/** The marked element that holds `target`, inside `region`. */
export function markedElement(target: EventTarget | null, region: HTMLElement): HTMLElement | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-kind]") : null;
  return element !== null && region.contains(element) ? element : null;
}

/** The point of a marked element: its middle in pixels of the region. */
export function pointOfElement(element: HTMLElement, region: HTMLElement): Point | null {
  const item = itemOf(element);
  if (item === null) return null;
  const own = element.getBoundingClientRect();
  const around = region.getBoundingClientRect();
  return {
    x: own.left - around.left + own.width / 2,
    y: own.top - around.top + own.height / 2,
    row: Number(element.dataset["row"] ?? 0),
    item,
  };
}

/** The points of all marked elements of a region, in the order of the document. */
export function pointsOfElements(region: HTMLElement): readonly Point[] {
  return [...region.querySelectorAll<HTMLElement>("[data-kind]")].flatMap((element) => {
    const point = pointOfElement(element, region);
    return point === null ? [] : [point];
  });
}

function itemOf(element: HTMLElement): Item | null {
  const kind = kinds.find((known) => known === element.dataset["kind"]);
  const id = Number(element.dataset["id"]);
  return kind === undefined || !Number.isSafeInteger(id) ? null : { kind, id };
}

/** The same point after its element, if it is one, was scrolled into view. */
export function shown(point: Point, region: HTMLElement): Point {
  const { kind, id } = point.item;
  const element = region.querySelector<HTMLElement>(
    `[data-kind="${kind}"][data-id="${id}"][data-row="${point.row}"]`,
  );
  if (element === null) return point;
  element.scrollIntoView({ block: "nearest" });
  return pointOfElement(element, region) ?? point;
}

/** The direction of an arrow key, or null. */
export function directionOf(key: string): Direction | null {
  if (key === "ArrowLeft") return "left";
  if (key === "ArrowRight") return "right";
  if (key === "ArrowUp") return "up";
  return key === "ArrowDown" ? "down" : null;
}
