import { useEffect, useEffectEvent, type RefObject } from "react";
import { pointOf, stepFrom, type Point } from "../geometry/points.ts";
import { isSameItem } from "../items.ts";
import { directionOf, markedElement, pointOfElement, pointsOfElements, shown } from "./mark.ts";
import { isFocusFree, rememberOpened, takeOpened } from "./openedMark.ts";
import type { Active, Pointing } from "./pointing.ts";

/** A region's marks, and what is active in it. */
export type RegionMarks = Readonly<{
  name: string;
  points: readonly Point[];
  hit: ((x: number, y: number) => Point | null) | undefined;
  mine: Active | null;
  pointing: Pointing;
}>;

/** Hover, click and keys of a region: hover and arrows make a mark active, click and Enter open it, Esc lets go; coming back leads to it. */
export function useRegionEvents(place: RefObject<HTMLElement | null>, marks: RegionMarks): void {
  const { name, points, hit, mine, pointing } = marks;
  const pointAt = (event: MouseEvent, region: HTMLElement): Point | null => {
    const element = markedElement(event.target, region);
    if (element !== null) return pointOfElement(element, region);
    const around = region.getBoundingClientRect();
    return hit?.(event.clientX - around.left, event.clientY - around.top) ?? null;
  };
  const move = useEffectEvent((event: PointerEvent, region: HTMLElement) => {
    const point = pointAt(event, region);
    if (isSameItem(point?.item ?? null, mine?.item ?? null)) return;
    pointing.onActive(point === null ? null : { ...point, region: name, isByKey: false });
  });
  const open = useEffectEvent((event: MouseEvent, region: HTMLElement) => {
    if (event.target instanceof Element && event.target.closest("button, a") !== null) return;
    const point = pointAt(event, region);
    if (point !== null) pointing.onOpen(point.item);
  });
  const press = useEffectEvent((event: KeyboardEvent, region: HTMLElement) => {
    if (event.target !== region || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directionOf(event.key);
    if (direction !== null) {
      const next = stepFrom([...points, ...pointsOfElements(region)], mine?.item ?? null, direction);
      if (next !== null) pointing.onActive({ ...shown(next, region), region: name, isByKey: true });
    } else if (event.key === "Enter" && mine !== null) {
      rememberOpened(name, mine.item);
      pointing.onOpen(mine.item);
    } else if (event.key === "Escape" && mine !== null) pointing.onActive(null);
    else return;
    event.preventDefault();
  });
  const comeBack = useEffectEvent((region: HTMLElement) => {
    const item = takeOpened(name);
    if (item === null || !isFocusFree()) return;
    region.focus();
    const point = pointOf([...points, ...pointsOfElements(region)], item);
    if (point !== null) pointing.onActive({ ...shown(point, region), region: name, isByKey: true });
  });
  const leave = useEffectEvent((isFocus: boolean) => {
    if (mine !== null && mine.isByKey === isFocus) pointing.onActive(null);
  });
  useEffect(() => {
    const region = place.current;
    if (region === null) return undefined;
    const over = new AbortController();
    const { signal } = over;
    region.addEventListener("pointermove", (event) => move(event, region), { signal });
    region.addEventListener("pointerleave", () => leave(false), { signal });
    region.addEventListener("click", (event) => open(event, region), { signal });
    region.addEventListener("keydown", (event) => press(event, region), { signal });
    region.addEventListener("blur", () => leave(true), { signal });
    comeBack(region);
    return () => over.abort();
  }, [place]);
}
