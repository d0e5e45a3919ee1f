import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, type RefObject } from "react";
import type { Pages } from "./usePages.ts";

/** Height of a row in pixels (ui.md part 8, normal). */
const ROW_HEIGHT = 28;
/** Height of the header, which stays above the rows, with its line. */
const HEADER_HEIGHT = 29;
/** The next page is asked for when this many rows are left below the view. */
const ROWS_AHEAD = 40;

/** Where each list was left, so that Back finds it again. */
const leftAt = new Map<string, number>();

/** Which rows stand in the page, and how many rows a page key moves. */
export type Rows = Readonly<{
  virtual: Virtualizer<HTMLDivElement, Element>;
  rowsInView: number;
  headerHeight: number;
}>;

/** Keeps only the rows in view in the page, reads on before the end is reached and follows the chosen row. */
export function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  pages: Pages,
  place: number | null,
  listKey: string,
): Rows {
  const { rows, readOn } = pages;
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    initialOffset: leftAt.get(listKey) ?? 0,
    onChange: (instance) => void leftAt.set(listKey, instance.scrollOffset ?? 0),
  });
  const lastInView = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInView >= rows.length - ROWS_AHEAD) readOn();
  }, [lastInView, rows.length, readOn]);
  useEffect(() => {
    if (place !== null) virtual.scrollToIndex(place, { align: "auto" });
  }, [place, virtual]);
  return {
    virtual,
    rowsInView: Math.max(1, Math.floor((virtual.scrollRect?.height ?? ROW_HEIGHT) / ROW_HEIGHT) - 2),
    headerHeight: HEADER_HEIGHT,
  };
}
