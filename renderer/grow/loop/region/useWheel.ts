import { useEffect, useEffectEvent, type RefObject } from "react";

/** Turns the wheel over an element into steps of `step` pixels; without `onScroll` the wheel is the page's. */
export function useWheel(
  place: RefObject<HTMLElement | null>,
  onScroll: ((by: number) => void) | undefined,
  step: number,
): void {
  const isOn = onScroll !== undefined;
  const scroll = useEffectEvent((by: number) => onScroll?.(by));
  useEffect(() => {
    const element = place.current;
    if (element === null || !isOn) return undefined;
    let left = 0;
    const turn = (event: WheelEvent): void => {
      if (event.ctrlKey) return;
      event.preventDefault();
      left += Math.abs(event.deltaX) > Math.abs(event.deltaY) ? -event.deltaX : event.deltaY;
      const by = Math.trunc(left / step);
      left -= by * step;
      if (by !== 0) scroll(by);
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [place, isOn, step]);
}
