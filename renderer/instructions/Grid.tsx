import type { MouseEvent, RefObject } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { pressKey } from "./gridKeys.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import type { Pages } from "./usePages.ts";
import { useRows } from "./useRows.ts";
import type { Selection } from "./useSelection.ts";
import styles from "./Grid.module.css";

type GridProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  pages: Pages;
  selection: Selection;
  overview: Overview | null;
  listKey: string;
}>;

/** The place of the row that was pressed, null beside the rows. */
function pressedPlace(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  return row instanceof HTMLElement ? Number(row.dataset["place"]) : null;
}

/** The rows as an ARIA grid of which only those in view stand in the page. */
export function Grid({ gridRef, pages, selection, overview, listKey }: GridProps) {
  const { rows, total } = pages;
  const { place } = selection;
  const { virtual, rowsInView, headerHeight } = useRows(gridRef, pages, place, listKey);
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
      onClick={(event) => {
        const pressed = pressedPlace(event);
        if (pressed !== null) selection.open(pressed);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (pressKey(event.key, selection, rows.length, rowsInView)) event.preventDefault();
      }}
    >
      <GridHeader />
      <div className={styles["rows"]} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <GridRow
              key={row.candidate}
              row={row}
              index={index}
              top={start - headerHeight}
              isChosen={index === place}
              overview={overview}
            />
          );
        })}
      </div>
    </div>
  );
}
