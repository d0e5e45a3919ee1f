import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type RefObject } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { pressKey } from "./gridKeys.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import type { Pages } from "./usePages.ts";
import type { Selection } from "./useSelection.ts";
import styles from "./Grid.module.css";

const ROW_HEIGHT = 28;
/** The next page is asked for when this many rows are left below the view. */
const ROWS_AHEAD = 40;

/** Where each list was left, so that Back finds it again. */
const leftAt = new Map<string, number>();

type GridProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  pages: Pages;
  selection: Selection;
  overview: Overview | null;
  listKey: string;
}>;

/** The rows as an ARIA grid of which only those in view stand in the page. */
export function Grid({ gridRef, pages, selection, overview, listKey }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, total } = pages;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialOffset: leftAt.get(listKey) ?? 0,
    onChange: (instance) => void leftAt.set(listKey, instance.scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  const lastInView = items.at(-1)?.index ?? 0;
  const { place } = selection;
  const { readOn } = pages;
  useEffect(() => {
    if (lastInView >= rows.length - ROWS_AHEAD) readOn();
  }, [lastInView, rows.length, readOn]);
  useEffect(() => {
    if (place !== null) virtual.scrollToIndex(place, { align: "auto" });
  }, [place, virtual]);
  const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
  const active = place === null ? undefined : rows[place];
  return (
    <div
      ref={gridRef}
      className={styles["grid"]}
      role="grid"
      aria-label="Instructions"
      aria-rowcount={(total ?? rows.length) + 1}
      aria-activedescendant={active === undefined ? undefined : `row-${active.candidate}`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !pressKey(event.key, selection, rows.length, pageRows)) return;
        event.preventDefault();
      }}
    >
      <GridHeader />
      <div ref={scroller} className={styles["scroller"]} role="presentation">
        <div className={styles["rows"]} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return <GridRow key={row.candidate} row={row} index={item.index} top={item.start} isChosen={item.index === place} overview={overview} onOpen={selection.open} />;
          })}
        </div>
      </div>
    </div>
  );
}
