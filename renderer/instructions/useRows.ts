import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, type RefObject } from "react";
import type { Lines } from "./lines.ts";
import type { List } from "./useList.ts";

/** Height of the header, which stays above the rows, with its line (ui.md part 8). */
const HEADER_HEIGHT = 29;
/** Rows read beyond the view, on each side. */
const ROWS_AHEAD = 60;

/** Where each list was left, so that Back finds it again. */
const leftAt = new Map<string, number>();

/** Which rows stand in the page, and how many rows a page key moves. */
export type Rows = Readonly<{
  virtual: Virtualizer<HTMLDivElement, Element>;
  rowsInView: number;
  headerHeight: number;
}>;

/** Keeps only the rows in view in the page, reads the lines around them and follows the chosen row. */
export function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  list: List,
  lines: Lines,
  { place, rowHeight }: Readonly<{ place: number | null; rowHeight: number }>,
): Rows {
  const { ids, key } = list;
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    initialOffset: leftAt.get(key) ?? 0,
    onChange: (instance) => void leftAt.set(key, instance.scrollOffset ?? 0),
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    const inView = ids.slice(first, last + 1);
    const below = ids.slice(last + 1, last + 1 + ROWS_AHEAD);
    const above = ids.slice(Math.max(0, first - ROWS_AHEAD), first);
    lines.want([...inView, ...below, ...above], list);
  }, [lines, list, ids, first, last]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (place !== null) virtual.scrollToIndex(place, { align: "auto" });
  }, [place, virtual]);
  return {
    virtual,
    rowsInView: Math.max(1, Math.floor((virtual.scrollRect?.height ?? rowHeight) / rowHeight) - 2),
    headerHeight: HEADER_HEIGHT,
  };
}
