import { useCallback, useState } from "react";

/** Width and height of an element in pixels; null until it was measured. */
export type Size = Readonly<{ width: number; height: number }>;

/** The inner size of an element, and the ref that it needs; whole pixels, so that a shiver changes nothing. */
export function useSize(): readonly [Size | null, (element: HTMLElement | null) => (() => void) | undefined] {
  const [size, setSize] = useState<Size | null>(null);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const next = { width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) };
      setSize((before) => (before?.width === next.width && before.height === next.height ? before : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, watch];
}
