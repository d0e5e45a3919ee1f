import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, type RefObject } from "react";
import { useRowHeight } from "../theme/theme.ts";

/** Height of the header, which stays above the rows, with its line. */
export const HEADER_HEIGHT = 29;

/** Which rows stand in the page, and how many rows a page key moves. */
export type SeedRows = Readonly<{ virtual: Virtualizer<HTMLDivElement, Element>; pageRows: number }>;

/** Keeps only the rows in view in the page and follows the chosen one. */
export function useSeedRows(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  chosen: number | null,
): SeedRows {
  const rowHeight = useRowHeight();
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (chosen !== null) virtual.scrollToIndex(chosen, { align: "auto" });
  }, [chosen, virtual]);
  const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? rowHeight) / rowHeight) - 2);
  return { virtual, pageRows };
}
